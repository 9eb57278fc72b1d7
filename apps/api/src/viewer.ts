import type { Locale, Role } from '@cbf/db';

/** Nobody signed in. */
export interface Guest {
  readonly kind: 'GUEST';
  readonly locale: Locale;
}

/** A person signed in, in the workspace they work in. */
export interface MemberViewer {
  readonly kind: 'MEMBER';
  readonly locale: Locale;
  readonly userId: string;
  readonly username: string;
  readonly sessionId: string;
  readonly workspaceId: string;
  readonly role: Role;
  readonly isAdmin: boolean;
}

/** A process that holds the RUNNER_KEY. */
export interface RunnerViewer {
  readonly kind: 'RUNNER';
  readonly locale: Locale;
}

/** Who asks. */
export type Viewer = Guest | MemberViewer | RunnerViewer;

/** What a root field may ask of its viewer: to read, to write to customers, to change, to own. */
export type Right = 'read' | 'chat' | 'edit' | 'own' | 'admin' | 'runner';

const rights: Readonly<Record<Role, readonly Right[]>> = {
  OWNER: ['read', 'chat', 'edit', 'own'],
  EDITOR: ['read', 'chat', 'edit'],
  OPERATOR: ['read', 'chat'],
  VIEWER: ['read'],
};

/** Whether the viewer has one of the rights; a guest has none. */
export function mayOne(viewer: Viewer, wanted: readonly Right[]): boolean {
  switch (viewer.kind) {
    case 'GUEST':
      return false;
    case 'RUNNER':
      return wanted.includes('runner');
    case 'MEMBER':
      return wanted.some(
        (right) => rights[viewer.role].includes(right) || (right === 'admin' && viewer.isAdmin),
      );
  }
}

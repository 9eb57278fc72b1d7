import type { MemberViewer } from '../viewer.ts';

/**
 * Who a group asks as: everybody with one role in one workspace who reads one language. It has no
 * person in it; a field that asks for the person fails, so that nobody is ever shown another's.
 */
export function impersonal({ locale, workspaceId, role }: MemberViewer): MemberViewer {
  return {
    kind: 'MEMBER',
    locale,
    workspaceId,
    role,
    get userId() {
      return personal('userId');
    },
    get username() {
      return personal('username');
    },
    get sessionId() {
      return personal('sessionId');
    },
    get isAdmin(): boolean {
      return personal('isAdmin');
    },
  };
}

/** What a group's authority is, as the part of its key that says who may be in it. */
export function scopeKey({ workspaceId, role, locale }: MemberViewer): string {
  return `${workspaceId} ${role} ${locale}`;
}

function personal(name: string): never {
  throw new Error(`A field read viewer.${name} for a group: mark it with @Personal().`);
}

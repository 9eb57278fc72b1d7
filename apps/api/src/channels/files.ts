import type { Platform } from '@cbf/db';

/** As what a file is sent. */
export const FileKind = {
  IMAGE: 'IMAGE',
  VIDEO: 'VIDEO',
  AUDIO: 'AUDIO',
  VOICE: 'VOICE',
  DOCUMENT: 'DOCUMENT',
} as const;
export type FileKind = keyof typeof FileKind;

/** What a platform takes as one kind of file. */
export interface FileRule {
  readonly kind: FileKind;
  /** Such as image/jpeg; `*` stands for any. */
  readonly types: readonly string[];
  readonly mostBytes: number;
}

const MB = 1_000_000;
const rule = (kind: FileKind, most: number, ...types: readonly string[]): FileRule => ({
  ...{ kind, types, mostBytes: most * MB },
});
const office = 'application/vnd.openxmlformats-officedocument';

// The adapters of packages/channels keep the same sizes, which the api may not import.
const rules: Readonly<Record<Platform, readonly FileRule[]>> = {
  TELEGRAM: [
    rule('IMAGE', 10, 'image/jpeg', 'image/png'),
    rule('VIDEO', 50, 'video/mp4'),
    rule('VOICE', 50, 'audio/ogg', 'audio/opus'),
    rule('AUDIO', 50, 'audio/mpeg', 'audio/mp4', 'audio/x-m4a'),
    rule('DOCUMENT', 50, '*'),
  ],
  WHATSAPP: [
    rule('IMAGE', 5, 'image/jpeg', 'image/png'),
    rule('VIDEO', 16, 'video/mp4', 'video/3gpp'),
    rule('VOICE', 16, 'audio/ogg'),
    rule('AUDIO', 16, 'audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4'),
    rule(
      ...(['DOCUMENT', 100] as const),
      ...['application/pdf', 'text/plain', 'application/msword'],
      ...['application/vnd.ms-excel', 'application/vnd.ms-powerpoint'],
      ...[`${office}.wordprocessingml.document`, `${office}.spreadsheetml.sheet`],
      ...[`${office}.presentationml.presentation`],
    ),
  ],
  INSTAGRAM: [
    rule('IMAGE', 8, 'image/jpeg', 'image/png', 'image/gif'),
    rule('VIDEO', 25, 'video/mp4', 'video/ogg', 'video/quicktime', 'video/webm', 'video/x-msvideo'),
    rule('AUDIO', 25, 'audio/aac', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/x-wav'),
    rule('DOCUMENT', 25, 'application/pdf'),
  ],
  WEB: [],
};

/** The files that a platform takes, the best kind first. */
export function filesOf(platform: Platform): readonly FileRule[] {
  return rules[platform];
}

/** As what a file goes to a platform's customers, or what keeps it from them. */
export function fitting(
  platform: Platform,
  mimeType: string,
  size: number,
): { readonly kind: FileKind } | { readonly most: number } | 'WRONG_KIND' {
  const taken = filesOf(platform).filter(({ types }) =>
    types.some((t) => t === mimeType || t === '*'),
  );
  const fit = taken.find(({ mostBytes }) => size <= mostBytes);
  if (fit) return { kind: fit.kind };
  const largest = Math.max(0, ...taken.map(({ mostBytes }) => mostBytes));
  return largest === 0 ? 'WRONG_KIND' : { most: largest / MB };
}

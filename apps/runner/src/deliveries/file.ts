import type { FileMedia, OutboundMedia } from '@cbf/channels';
import type { ClaimedDelivery } from '../api.ts';
import type { Store } from '../media/store.ts';

type File = ClaimedDelivery['media'];

/** A file as platforms take it from our hands, read from the api while it is sent. */
export function handedOver(file: File, store: Pick<Store, 'open'>): { media?: FileMedia } {
  const kind = kindOf(file);
  if (file === null || kind === null) return {};
  const { id, mimeType, size } = file;
  const fileName = file.fileName ?? `file.${mimeType.split('/').at(-1) ?? 'bin'}`;
  const source = { file: { mimeType, size, fileName, open: () => store.open(id) } };
  return { media: { kind, source, fileName } };
}

/** A file as a platform takes it that fetches it by itself. */
export function shownAt(file: File): { media?: OutboundMedia } {
  const kind = kindOf(file);
  return kind === null || file?.url == null ? {} : { media: { kind, source: { url: file.url } } };
}

const kinds: readonly OutboundMedia['kind'][] = [
  ...(['IMAGE', 'VIDEO', 'AUDIO', 'VOICE', 'DOCUMENT', 'STICKER'] as const),
];

function kindOf(file: File): OutboundMedia['kind'] | null {
  return kinds.find((kind) => kind === file?.kind) ?? null;
}

import type { LineMedia, Part, PartKind, WindowLine } from '@cbf/db';

/** A file that a model may be given, and what is said in its place to one that cannot take it. */
export interface ModelMedia {
  readonly id: string;
  readonly kind: PartKind;
  readonly mimeType: string;
  readonly size: number;
  readonly words: string;
}

/** Which of a customer's files the model of a bot may be given. */
export interface Senses {
  readonly hearsVoice: boolean;
  readonly seesPhotos: boolean;
}

// A request to a model may hold 20 MB, and base64 makes four bytes of three.
const mostBytes = 15_000_000;
const mostFiles = 3;

// What Gemini takes; anything else would have the whole request refused.
const heard = /^audio\/(?:ogg|opus|mpeg|mp3|mp4|m4a|x-m4a|aac|wav|x-wav|flac|aiff)$/;
const seen = /^image\/(?:jpeg|png|webp|heic|heif)$/;

/** Whether a part is of a kind that the bot's model may be given. */
export function isSensed({ kind, fileId }: Part, { hearsVoice, seesPhotos }: Senses): boolean {
  if (fileId == null) return false;
  return kind === 'IMAGE' ? seesPhotos : (kind === 'VOICE' || kind === 'AUDIO') && hearsVoice;
}

/** The lines of a customer whose files are worth looking for, newest first. */
export function linesWithFiles(newestFirst: readonly WindowLine[], senses: Senses): WindowLine[] {
  return newestFirst
    .filter(({ author, parts }) => author === 'CONTACT' && parts.some((p) => isSensed(p, senses)))
    .slice(0, 2 * mostFiles);
}

/** The files that a model is given, by line and part: the newest, so many and so large at most. */
export function chooseFiles(
  lines: readonly WindowLine[],
  files: readonly LineMedia[],
  senses: Senses,
): ReadonlyMap<string, LineMedia> {
  const chosen = new Map<string, LineMedia>();
  let left = mostBytes;
  for (const { seq, parts } of lines)
    for (const [place, part] of parts.entries()) {
      const file = files.find((each) => each.seq === seq && each.part === place);
      if (!file || chosen.size >= mostFiles || !isSensed(part, senses) || !isTaken(file)) continue;
      if (file.size > left) continue;
      left -= file.size;
      chosen.set(keyOf(seq, place), file);
    }
  return chosen;
}

/** Where in a conversation a file belongs. */
export function keyOf(seq: number, place: number): string {
  return `${seq} ${place}`;
}

const tokensOfImage = 1_120;
const tokensOfSecond = 32;
const bytesOfSecond = 2_000;

/** What a file costs a model, erring on the high side. */
export function tokensOf({ kind, durationSeconds }: Part, { size }: LineMedia): number {
  if (kind === 'IMAGE') return tokensOfImage;
  return tokensOfSecond * Math.ceil(durationSeconds ?? size / bytesOfSecond);
}

function isTaken({ state, kind, mimeType }: LineMedia): boolean {
  return state === 'KEPT' && (kind === 'IMAGE' ? seen : heard).test(mimeType ?? '');
}

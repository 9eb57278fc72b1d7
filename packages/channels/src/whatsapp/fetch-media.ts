import { z } from 'zod';
import { download, type MediaAttempt, type MediaLimits } from '../media.ts';
import type { Graph } from '../meta/graph.ts';
import { troubleOf } from '../meta/judge.ts';
import { maybe } from '../meta/read.ts';
import { WHATSAPP_VERDICTS } from './verdicts.ts';

const Located = z.object({
  url: z.string(),
  mime_type: maybe(z.string()),
  file_size: maybe(z.coerce.number().int().min(0)),
});

/** Whose files are fetched, and from where they may come. */
export interface MediaSource {
  graph: Graph;
  phoneNumberId: string;
  hosts: readonly string[];
}

/** What a fetch may cost and what ends it. */
export interface Fetching {
  limits: Partial<MediaLimits> | undefined;
  signal: AbortSignal | undefined;
}

/** A customer's file: WhatsApp says where it lies for some minutes, and gives it for the token. */
export async function fetchWhatsappMedia(
  { graph, phoneNumberId, hosts }: MediaSource,
  fileId: string,
  { limits, signal }: Fetching,
): Promise<MediaAttempt> {
  const answer = await graph.call({
    method: 'GET',
    path: `/${encodeURIComponent(fileId)}`,
    query: { phone_number_id: phoneNumberId },
    signal,
  });
  if (!answer.ok) {
    const { code, detail } = troubleOf(answer.failure, WHATSAPP_VERDICTS);
    // An id that has expired is answered like one that never was.
    const isGone = answer.failure.kind === 'refused' && answer.failure.code === 100;
    const known = code === 'WRONG_TOKEN' || code === 'UNREACHABLE' ? code : 'GONE';
    return { ok: false, code: isGone ? 'GONE' : known, detail };
  }
  const place = Located.safeParse(answer.body).data;
  if (place === undefined) return { ok: false, code: 'GONE', detail: 'The answer names no file.' };
  const { url, mime_type: mimeType, file_size: size } = place;
  const headers = { authorization: `Bearer ${graph.options.token}` };
  return download({ url, headers, hosts, mimeType, size }, limits, signal);
}

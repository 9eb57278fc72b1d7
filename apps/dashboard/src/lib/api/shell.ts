import type { Answer } from './answer.ts';
import { look } from './ask.ts';
import { createApi } from './client.ts';
import { ShellDocument, type ShellQuery } from './generated.ts';

/** Reads anew what is around every page: the runners' state and what needs attention. */
export function readShell(): Promise<Answer<ShellQuery>> {
  return look(createApi(fetch), ShellDocument, {});
}

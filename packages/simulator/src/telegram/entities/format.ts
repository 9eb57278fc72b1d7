import { z } from 'zod';
import { badRequest } from '../errors.ts';
import { Entity } from '../model.ts';
import type { Params } from '../params.ts';
import { withDetected } from './detect.ts';
import { type Formatted, MarkupError } from './entity.ts';
import { parseHtml } from './html.ts';
import { parseMarkdownV2 } from './markdown-v2.ts';
import { parseMarkdown } from './markdown.ts';

const RAW_LIMIT_BYTES = 32_768;

/** Which parameters hold a text, how long it may be, and what is said when it is longer. */
export interface TextRule {
  field: 'text' | 'caption';
  limit: number;
  tooLong: string;
}

export const MESSAGE_TEXT: TextRule = {
  field: 'text',
  limit: 4096,
  tooLong: 'message is too long',
};
export const CAPTION: TextRule = {
  field: 'caption',
  limit: 1024,
  tooLong: 'message caption is too long',
};

/** Reads a text with its markup by `parse_mode` or entities; throws Telegram's 400 otherwise. */
export function readText(params: Params, rule: TextRule): Formatted {
  const raw = params.text(rule.field);
  if (Buffer.byteLength(raw) > RAW_LIMIT_BYTES) throw badRequest('text is too long');
  if (!raw.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  const mode = params.text('parse_mode').toLowerCase();
  const parsed = mode === '' || mode === 'none' ? given(params, rule, raw) : marked(mode, raw);
  const trimmed = trim(parsed);
  if (trimmed.text.length > rule.limit) throw badRequest(rule.tooLong);
  return { text: trimmed.text, entities: withDetected(trimmed.text, trimmed.entities) };
}

function marked(mode: string, raw: string): Formatted {
  try {
    if (mode === 'markdownv2') return parseMarkdownV2(raw);
    if (mode === 'html') return parseHtml(raw);
    if (mode === 'markdown') return parseMarkdown(raw);
  } catch (error) {
    if (error instanceof MarkupError) throw badRequest(`can't parse entities: ${error.message}`);
    throw error;
  }
  throw badRequest('unsupported parse_mode');
}

function given(params: Params, rule: TextRule, text: string): Formatted {
  const name = rule.field === 'text' ? 'entities' : 'caption_entities';
  const entities = params.json(name, z.array(Entity), "can't parse entities JSON object") ?? [];
  const fitting = entities.filter((e) => e.offset >= 0 && e.offset + e.length <= text.length);
  return { text, entities: fitting };
}

/** Takes carriage returns and the space around the text away and moves the entities along. */
function trim({ text, entities }: Formatted): Formatted {
  const cleaned = (part: string) => part.replaceAll('\r', '');
  const clean = cleaned(text);
  const place = (at: number) => cleaned(text.slice(0, at)).length;
  const start = clean.length - clean.trimStart().length;
  const whole = clean.trim();
  const moved = entities.flatMap((entity) => {
    const offset = Math.max(0, place(entity.offset) - start);
    const end = Math.min(whole.length, place(entity.offset + entity.length) - start);
    return end > offset ? [{ ...entity, offset, length: end - offset }] : [];
  });
  return { text: whole, entities: moved };
}

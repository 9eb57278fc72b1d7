import { z } from 'zod';
import { badRequest } from '../errors.ts';
import type { Json } from '../../json.ts';
import { send } from '../sending.ts';
import type { Call, Methods } from '../service.ts';

const RichMessage = z.looseObject({
  html: z.string().optional(),
  markdown: z.string().optional(),
  blocks: z.array(z.looseObject({ type: z.string() })).optional(),
});

/** Rich messages, of which only the paragraphs are played: markup inside them stays as it is. */
export const richMethods: Methods = {
  sendRichMessage: (call) => send(call, { rich_message: { blocks: readBlocks(call) } }),
};

function readBlocks({ params }: Call): Json[] {
  const complaint = "can't parse rich message JSON object";
  const rich = params.json('rich_message', RichMessage, complaint);
  if (!rich) throw badRequest('rich message is empty');
  const forms = [rich.html, rich.markdown, rich.blocks].filter((form) => form !== undefined);
  if (forms.length !== 1)
    throw badRequest('exactly one of html, markdown and blocks must be given');
  const text = rich.html ?? rich.markdown ?? '';
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== '');
  const blocks =
    rich.blocks ?? paragraphs.map((part) => ({ type: 'paragraph', text: part.trim() }));
  if (blocks.length === 0) throw badRequest('message text is empty');
  return blocks;
}

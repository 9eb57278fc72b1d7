import { z } from 'zod';

export const button = z.object({ label: z.string(), data: z.string() });
export const delivery = z.object({
  id: z.string(),
  lease: z.string(),
  attempt: z.number(),
  messageId: z.string(),
  conversationId: z.string(),
  chatId: z.string(),
  text: z.string(),
  buttons: z.array(button),
  comment: z.object({ id: z.string(), isPublic: z.boolean() }).nullable(),
  byHuman: z.boolean(),
  piecesSent: z.number(),
  replyTo: z.string().nullable(),
  reaction: z.object({ messageId: z.string(), emoji: z.string() }).nullable(),
  readId: z.string().nullable(),
  media: z
    .object({
      id: z.string(),
      kind: z.string(),
      mimeType: z.string(),
      fileName: z.string().nullable(),
      size: z.number(),
    })
    .nullable(),
});
export const turn = z.object({
  id: z.string(),
  lease: z.string(),
  attempt: z.number(),
  conversationId: z.string(),
  chatId: z.string(),
  platform: z.string(),
  canStream: z.boolean(),
  commentRule: z.string().nullable(),
  locale: z.string(),
  botName: z.string(),
  contactName: z.string(),
  newLines: z.number(),
  personality: z.object({ id: z.string(), version: z.number() }),
  history: z.array(z.object({ seq: z.number(), author: z.string(), text: z.string() })),
});
export const item = z.object({
  duplicate: z.boolean(),
  messageId: z.string().nullable(),
  notice: z.string().nullable(),
});
export const message = z.object({
  id: z.string(),
  seq: z.number(),
  author: z.string(),
  text: z.string(),
  deliveryState: z.string(),
  deliveryReason: z.string().nullable(),
  maybeTwice: z.boolean(),
  turn: z.object({ id: z.string(), state: z.string() }).nullable(),
});
export const conversation = z.object({
  id: z.string(),
  mode: z.string(),
  status: z.string(),
  needsHuman: z.boolean(),
  totalTokens: z.number(),
  costUsd: z.number(),
  openTurn: z
    .object({ id: z.string(), state: z.string(), failure: z.string().nullable() })
    .nullable(),
  contact: z.object({ language: z.string().nullable(), blockedAt: z.string().nullable() }),
  messages: z.object({ edges: z.array(z.object({ node: message })) }),
});

/** What the tests of the line pass around. */
export type ClaimedTurn = z.infer<typeof turn>;
export type ClaimedDelivery = z.infer<typeof delivery>;
export type Thread = Omit<z.infer<typeof conversation>, 'messages'> & {
  messages: z.infer<typeof message>[];
};

export const deliveryFields =
  'id lease attempt messageId conversationId chatId text buttons { label data } comment { id isPublic } byHuman piecesSent replyTo reaction { messageId emoji } readId media { id kind mimeType fileName size }';
export const turnFields =
  'id lease attempt conversationId chatId platform canStream commentRule locale botName contactName newLines personality { id version } history { seq author text }';
export const result = z.object({ outcome: z.string(), delivery: delivery.nullable() });

/** The tokens of an answer in these tests. */
export const usage = {
  promptTokens: 100,
  cachedTokens: 40,
  toolTokens: 0,
  thoughtsTokens: 7,
  candidatesTokens: 20,
  totalTokens: 127,
};

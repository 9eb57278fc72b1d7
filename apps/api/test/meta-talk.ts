import { z } from 'zod';
import type { TestLine } from './test-line.ts';

/** A conversation of one of Meta's platforms as its owner sees it. */
export async function talkOn(line: TestLine, chatId = '77') {
  const { id } = await line.thread(chatId);
  const data = await line.owner.ask(
    `query($id: ID!) { conversation(id: $id) { windowUntil mode messages { edges { node {
       author text priceUsd deliveryState deliveryCode deliveryReason platformCode deletedAt forwarded
       replyTo { text } reactions { emoji direction } pricing { category billable } } } } } }`,
    { id },
  );
  const shape = z.object({
    conversation: z.object({
      windowUntil: z.string().nullable(),
      mode: z.string(),
      messages: z.object({ edges: z.array(z.object({ node: z.looseObject({}) })) }),
    }),
  });
  const { conversation } = shape.parse(data);
  return { ...conversation, messages: conversation.messages.edges.map(({ node }) => node) };
}

/** An answer of the bot's that its runner is about to send. */
export async function answeredOn(line: TestLine, text = 'Javob') {
  await line.say('Savol', { messageId: 'wamid.q' });
  const { delivery } = await line.complete(await line.claimTurn(), text);
  if (!delivery) throw new Error('The answer was not handed to its runner.');
  return delivery;
}

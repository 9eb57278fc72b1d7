// Ingestion as a first version of such a product has it: express, and entities that are found,
// changed and flushed.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Bot, Channel, Contact, Conversation, Message } from '@cbf/db';
import { DeadlockException, LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import express from 'express';
import { z } from 'zod';
import { listen } from './listen.ts';
import { openOrm } from './orm.ts';

const Body = z.object({
  variables: z.object({
    channelId: z.string(),
    updates: z.array(
      z.object({
        externalId: z.string(),
        chatId: z.string(),
        messageId: z.string(),
        contact: z.object({ externalId: z.string(), name: z.string() }),
        parts: z.array(z.object({ kind: z.literal('TEXT'), text: z.string() })),
      }),
    ),
  }),
});
type Update = z.infer<typeof Body>['variables']['updates'][number];

const [url = ''] = process.argv.slice(2);
const orm = await openOrm(url);

const app = express();
app.use('/graphql', express.json());
app.post('/graphql', async ({ body }, response) => {
  const { channelId, updates } = Body.parse(body).variables;
  for (const update of updates) await store(channelId, update);
  response.json({ data: { receive: { stored: updates.length } } });
});
await listen(createServer((request, response) => void app(request, response)));

// Two at once may number their messages alike; the one that is refused then tries once more.
async function store(channelId: string, update: Update, tries = 5): Promise<void> {
  try {
    await orm.fork().transactional((em) => add(em, channelId, update));
  } catch (error) {
    const again =
      error instanceof UniqueConstraintViolationException || error instanceof DeadlockException;
    if (!again || tries === 1) throw error;
    await store(channelId, update, tries - 1);
  }
}

async function add(em: SqlEntityManager, channelId: string, update: Update): Promise<void> {
  const at = new Date();
  const channel = await em.findOneOrFail(Channel, { id: channelId });
  const bot = await em.findOneOrFail(Bot, { id: channel.botId });
  const known = await em.findOne(Message, { channelId, externalId: update.externalId });
  if (known !== null) return;
  const place = { workspaceId: bot.workspaceId, channelId };
  const contact =
    (await em.findOne(Contact, { channelId, externalId: update.contact.externalId })) ??
    em.create(Contact, {
      ...{ ...place, id: randomUUID(), platform: channel.platform, tags: [] },
      ...{ externalId: update.contact.externalId, foldedName: update.contact.name.toLowerCase() },
      ...{ name: update.contact.name, firstSeenAt: at, lastSeenAt: at },
    });
  contact.lastSeenAt = at;
  const conversation =
    (await em.findOne(
      Conversation,
      { channelId, chatId: update.chatId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )) ??
    em.create(Conversation, {
      ...{ ...place, id: randomUUID(), botId: bot.id, contactId: contact.id },
      ...{ chatId: update.chatId, lastMessageAt: at, createdAt: at },
    });
  conversation.lastSeq += 1;
  conversation.lastMessageAt = at;
  const text = update.parts.map((part) => part.text).join('\n');
  em.create(Message, {
    ...{ ...place, id: randomUUID(), botId: bot.id, conversationId: conversation.id },
    ...{ seq: conversation.lastSeq, externalId: update.externalId, createdAt: at },
    ...{ direction: 'IN', author: 'CONTACT', text, folded: text.toLowerCase() },
    ...{ parts: update.parts, wantsAnswer: true, deliveryState: 'RECEIVED' },
    ...{ platformMessageId: update.messageId, platformMessageIds: [] },
  });
}

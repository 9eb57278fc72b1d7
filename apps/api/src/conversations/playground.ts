import { newId } from '@cbf/base';
import { Channel, Contact, Conversation, Message, Personality, type Bot } from '@cbf/db';
import { z } from 'zod';
import { member } from '../accounts/member.ts';
import { findBot, livingBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
import { change, type LineChange } from '../events/commit.ts';
import { silence } from '../turns/queue.ts';
import { check, text } from '../words/check.ts';
import { Refusal } from '../words/refusal.ts';
import { takeIn } from './inbound.ts';
import { conversationEvent, placeOf } from './outgoing.ts';
import { commandNamed } from './texts.ts';

const words = z.object({ text: text(1, 4000) });

/**
 * Writes to the bot as its owner, by the same line as a customer does: stored, merged, answered by
 * a runner. With `personalityId` that version answers from here on, else the published one.
 */
export async function tryBot(
  ctx: Ctx,
  botId: string,
  said: string,
  personalityId: string | null,
): Promise<Message> {
  const { workspaceId } = member(ctx);
  const { text: spoken } = check(words, { text: said });
  return change(ctx.parts, 'try-out', [workspaceId], async (line) => {
    const bot = livingBot(await findBot(line.em, workspaceId, botId));
    const tried = await personalityToTry(line, bot, personalityId);
    const channel = await playgroundOf(line, bot);
    const conversation =
      (await tryOutOf(ctx, line, channel)) ?? (await beginTryOut(ctx, line, bot, channel));
    conversation.tryPersonalityId = tried;
    await line.em.flush();
    const inbound = {
      externalId: newId('try'),
      kind: 'MESSAGE',
      chatId: conversation.chatId,
      isPrivate: true,
      isPlayground: true,
      contact: contactOf(ctx),
      messageId: null,
      parts: [{ kind: 'TEXT', text: spoken }],
      command: commandNamed(/^\/(\w+)$/.exec(spoken)?.[1]?.toLowerCase()),
      data: null,
    } as const;
    const taken = await takeIn(line, { line: { bot, channel }, inbound });
    return line.em.findOneOrFail(Message, { id: taken.messageId ?? '' });
  });
}

/** Puts the viewer's try-out of a bot away and begins another. */
export async function resetTryOut(ctx: Ctx, botId: string): Promise<Conversation> {
  const { workspaceId } = member(ctx);
  return change(ctx.parts, 'reset-try-out', [workspaceId], async (line) => {
    const bot = livingBot(await findBot(line.em, workspaceId, botId));
    const channel = await playgroundOf(line, bot);
    const old = await tryOutOf(ctx, line, channel);
    if (old !== null) {
      await silence(line, placeOf(old));
      old.status = 'CLOSED';
      // The chat's name is free for the next one; the old one stays readable by its id.
      old.chatId = `${old.chatId}:${old.id}`;
      line.emit(workspaceId, conversationEvent(placeOf(old)));
      await line.em.flush();
    }
    return beginTryOut(ctx, line, bot, channel);
  });
}

async function personalityToTry(
  line: LineChange,
  bot: Bot,
  personalityId: string | null,
): Promise<string | null> {
  if (personalityId === null) {
    if (bot.publishedId == null)
      throw new Refusal('BAD_STATE', 'nothingPublished', { name: bot.name });
    return null;
  }
  const found = await line.em.findOne(Personality, { id: personalityId, botId: bot.id });
  if (found === null) throw new Refusal('NOT_FOUND', 'personalityNotFound');
  return found.id;
}

async function playgroundOf(line: LineChange, bot: Bot): Promise<Channel> {
  const known = await line.em.findOne(Channel, { botId: bot.id, platform: 'WEB' });
  if (known !== null) return known;
  const channel = line.em.create(Channel, {
    id: newId('chn'),
    workspaceId: bot.workspaceId,
    botId: bot.id,
    platform: 'WEB',
    mode: 'SANDBOX',
    transport: 'POLLING',
    status: 'ACTIVE',
    statusCode: 'OK',
    createdAt: line.at,
  });
  await line.em.flush();
  return channel;
}

function tryOutOf(ctx: Ctx, line: LineChange, channel: Channel): Promise<Conversation | null> {
  return line.em.findOne(Conversation, { channelId: channel.id, chatId: member(ctx).userId });
}

async function beginTryOut(
  ctx: Ctx,
  line: LineChange,
  bot: Bot,
  channel: Channel,
): Promise<Conversation> {
  const { em, at } = line;
  const place = { workspaceId: bot.workspaceId, channelId: channel.id };
  const face = contactOf(ctx);
  const contact =
    (await em.findOne(Contact, { channelId: channel.id, externalId: face.externalId })) ??
    em.create(Contact, {
      ...place,
      id: newId('ctc'),
      platform: 'WEB',
      externalId: face.externalId,
      name: face.name,
      foldedName: face.name.toLowerCase(),
      handle: face.handle,
      language: ctx.locale,
      tags: [],
      firstSeenAt: at,
      lastSeenAt: at,
    });
  const conversation = em.create(Conversation, {
    ...place,
    id: newId('cnv'),
    botId: bot.id,
    contactId: contact.id,
    chatId: face.externalId,
    isPlayground: true,
    lastMessageAt: at,
    createdAt: at,
  });
  await em.flush();
  line.emit(bot.workspaceId, conversationEvent(placeOf(conversation)));
  return conversation;
}

function contactOf(ctx: Ctx) {
  const { userId, username } = member(ctx);
  return { externalId: userId, name: username, handle: null, language: ctx.locale };
}

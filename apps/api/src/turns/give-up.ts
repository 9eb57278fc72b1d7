import { Bot, Contact, Turn, type FailureKind, type WaitingTurn } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { declareDead } from './dead.ts';

/** Gives a turn up before anybody thinks about it: see `declareDead`. */
export async function giveUp(
  inner: LineChange,
  { turn: { id }, conversation, channel: { platform } }: WaitingTurn,
  failure: FailureKind,
): Promise<void> {
  const { em } = inner;
  const turn = await em.findOneOrFail(Turn, { id });
  const { workspaceId, botId, channelId, conversationId } = turn;
  const place = { workspaceId, botId, channelId, conversationId, platform };
  const bot = await em.findOneOrFail(Bot, { id: botId });
  const contact = await em.findOneOrFail(Contact, { id: conversation.contactId });
  await declareDead(inner, { turn, place, bot, contact }, failure);
}

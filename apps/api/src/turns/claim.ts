import {
  Bot,
  Channel,
  closeTurn,
  Contact,
  Conversation,
  dueTurns,
  historyWindow,
  openCall,
  Personality,
  setAside,
  Turn,
  Workspace,
  type Locale,
  type Platform,
} from '@cbf/db';
import { placeOf, turnEvent } from '../conversations/outgoing.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { quietMs } from '../runner/claimed.ts';
import { takeLease, type Lease, type Timings } from '../runner/lease.ts';
import { claimAll, noteServed, servedLately } from './claim-all.ts';
import { declareDead } from './dead.ts';
import { chooseHistory, type HistoryLine } from './history.ts';

/** A turn in a runner's hands, with all that the model needs. */
export interface ClaimedTurn {
  readonly id: string;
  readonly lease: string;
  readonly attempt: number;
  readonly conversationId: string;
  readonly channelId: string;
  readonly chatId: string;
  readonly platform: Platform;
  readonly canStream: boolean;
  readonly locale: Locale;
  readonly botName: string;
  readonly contactName: string;
  readonly timeZone: string;
  readonly personality: Personality;
  readonly history: readonly HistoryLine[];
  readonly newLines: number;
  readonly quietMs: number;
}

/** What claiming turns needs of an app. */
export interface TurnKeeper extends Writer {
  readonly config: { readonly turnCaps: TurnCaps };
}

/** How many turns are thought about at once at most. */
export interface TurnCaps {
  readonly perBot: number;
  readonly perWorkspace: number;
}

/**
 * Hands a runner the turns that are due: of channels it holds, and of try-outs. Each is the
 * runner's alone until its lease ends. No tenant waits for another's: see `dueTurns`.
 */
export async function claimTurns(
  keeper: TurnKeeper,
  times: Timings,
  runnerId: string,
  limit: number,
): Promise<ClaimedTurn[]> {
  const { database, config } = keeper;
  const due = await setAside(
    database.em.fork(),
    dueTurns({
      runnerId,
      now: database.now(),
      served: servedLately(database),
      ...config.turnCaps,
    }),
    limit,
  );
  noteServed(database, due);
  return claimAll(keeper, due, (workspaceIds, candidates) =>
    change(keeper, 'claim-turns', workspaceIds, async (inner) => {
      const claimed: ClaimedTurn[] = [];
      for (const { id } of candidates) {
        const lease = takeLease(runnerId, inner.at, times.leaseMs);
        const turn = await claimTurn(inner, id, lease);
        if (turn) claimed.push(turn);
      }
      return claimed;
    }),
  );
}

async function claimTurn(inner: LineChange, id: string, lease: Lease): Promise<ClaimedTurn | null> {
  const { em, at } = inner;
  const turn = await em.findOne(Turn, { id, state: 'QUEUED' });
  if (turn === null) return null;
  const [conversation, bot, channel, workspace] = [
    await em.findOneOrFail(Conversation, { id: turn.conversationId }),
    await em.findOneOrFail(Bot, { id: turn.botId }),
    await em.findOneOrFail(Channel, { id: turn.channelId }),
    await em.findOneOrFail(Workspace, { id: turn.workspaceId }),
  ];
  const contact = await em.findOneOrFail(Contact, { id: conversation.contactId });
  const place = { ...placeOf(conversation), platform: channel.platform };
  inner.emit(turn.workspaceId, turnEvent(place, turn.id));

  const personalityId = conversation.tryPersonalityId ?? bot.publishedId;
  const personality =
    personalityId == null ? null : await em.findOne(Personality, { id: personalityId });
  if (personality === null) {
    await declareDead(inner, { turn, place, bot, contact }, 'NO_MODEL');
    return null;
  }
  const { historyMessages, historyTokens } = personality;
  const window = await historyWindow(
    em,
    conversation.id,
    conversation.lastSeq,
    historyMessages + 40,
  );
  const history = chooseHistory(window, conversation.answeredSeq, {
    messages: historyMessages,
    tokens: historyTokens,
  });
  if (history.newLines === 0) {
    await closeTurn(em, turn.id, 'SILENCED', at);
    return null;
  }
  em.assign(turn, {
    ...lease,
    state: 'THINKING',
    attempt: turn.attempt + 1,
    claimedAt: at,
    throughSeq: conversation.lastSeq,
    personalityId: personality.id,
    queueMs: at.getTime() - turn.askedAt.getTime(),
  });
  // Written before the call is made, so that a crash never hides that it was.
  await openCall(em, { ...turnKey(turn), model: personality.model, lease: lease.lease, at });
  return {
    id: turn.id,
    lease: lease.lease,
    attempt: turn.attempt,
    conversationId: conversation.id,
    channelId: channel.id,
    chatId: conversation.chatId,
    platform: channel.platform,
    canStream: channel.platform === 'TELEGRAM' && conversation.isPrivate,
    locale: contact.language ?? bot.defaultLocale,
    botName: bot.name,
    contactName: contact.name,
    timeZone: workspace.timeZone,
    personality,
    history: history.lines,
    newLines: history.newLines,
    quietMs: quietMs(conversation, channel, at),
  };
}

function turnKey({ id: turnId, workspaceId, botId, attempt }: Turn) {
  return { turnId, workspaceId, botId, attempt };
}

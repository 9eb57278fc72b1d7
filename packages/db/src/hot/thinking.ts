import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Bot, Channel, Personality } from '../entities/bot.ts';
import { Workspace } from '../entities/account.ts';
import { Contact, Conversation } from '../entities/talk.ts';
import { Turn } from '../entities/turn.ts';
import { joined, optional, part, type Joined } from './joined.ts';
import { listOf, timeParam, together } from './together.ts';

const parts = {
  turn: part(
    Turn,
    ...([
      'id',
      'workspaceId',
      'botId',
      'channelId',
      'conversationId',
      'attempt',
      'askedAt',
    ] as const),
  ),
  conversation: part(
    Conversation,
    ...([
      'chatId',
      'isPrivate',
      'lastSeq',
      'answeredSeq',
      'sendsPausedUntil',
      'windowUntil',
      'contactId',
    ] as const),
  ),
  bot: part(Bot, 'name', 'defaultLocale', 'hearsVoice', 'seesPhotos'),
  channel: part(Channel, 'platform', 'sendsPausedUntil'),
  workspace: part(Workspace, 'timeZone'),
  contact: part(Contact, 'name', 'language'),
  personality: optional(
    Personality,
    ...([
      'id',
      'workspaceId',
      'botId',
      'version',
      'preset',
      'role',
      'tone',
      'must',
      'mustNot',
    ] as const),
    ...([
      'languages',
      'instructions',
      'model',
      'temperature',
      'maxOutputTokens',
      'thinking',
    ] as const),
    ...(['historyMessages', 'historyTokens', 'note', 'publishedAt', 'createdAt'] as const),
  ),
};

/** A queued turn with all that answering it needs but the words that were said. */
export type WaitingTurn = Joined<typeof parts>;

/** Those of the turns that are still queued; one without a personality has nobody to answer it. */
export function waitingTurns(em: SqlEntityManager, ids: readonly string[]): Promise<WaitingTurn[]> {
  return joined(
    em,
    parts,
    `from turn
     join conversation on conversation.id = turn.conversation_id
     join bot on bot.id = turn.bot_id
     join channel on channel.id = turn.channel_id
     join workspace on workspace.id = turn.workspace_id
     join contact on contact.id = conversation.contact_id
     left join personality
       on personality.id = coalesce(conversation.try_personality_id, bot.published_id)
     where turn.id in (?) and turn.state = 'QUEUED'`,
    [ids],
  );
}

/** A turn that is about to be thought about, and the call that will be made for it. */
export interface BegunTurn {
  readonly turn: Pick<Turn, 'id' | 'workspaceId' | 'botId' | 'askedAt'>;
  /** Which try this will be, from 1. */
  readonly attempt: number;
  readonly lease: string;
  readonly throughSeq: number;
  readonly historyDropped: number;
  readonly personality: Pick<Personality, 'id' | 'model'>;
}

/** Who thinks about turns, and until when unless it says so again. */
export interface Thinker {
  readonly leaseOwner: string;
  readonly leaseUntil: Date;
  readonly at: Date;
}

/**
 * Gives turns to a runner, each with the call of its model on the books before it is made: a crash
 * may cost tokens but never hides that it did.
 */
export async function beginTurns(
  em: SqlEntityManager,
  { leaseOwner, leaseUntil, at }: Thinker,
  begun: readonly BegunTurn[],
): Promise<void> {
  const list = JSON.stringify(
    begun.map(({ turn, personality, ...more }) => ({
      id: turn.id,
      call: newId('cal'),
      workspace: turn.workspaceId,
      bot: turn.botId,
      attempt: more.attempt,
      lease: more.lease,
      through: more.throughSeq,
      dropped: more.historyDropped,
      personality: personality.id,
      model: personality.model,
      queued: at.getTime() - turn.askedAt.getTime(),
    })),
  );
  await together(em, [
    {
      text: `update turn set state = 'THINKING', attempt = list.attempt, claimed_at = ?,
          lease_owner = ?, lease = list.lease, lease_until = ?, through_seq = list.through,
          personality_id = list.personality, queue_ms = list.queued,
          history_dropped = list.dropped
        from ${listOf(em, turnColumns)} as list where turn.id = list.id`,
      params: [at, leaseOwner, leaseUntil, list],
    },
    {
      text: `insert into model_call (id, workspace_id, bot_id, turn_id, attempt, model, state, lease,
          opened_at, answered, prompt_tokens, cached_tokens, tool_tokens, thoughts_tokens,
          candidates_tokens, total_tokens, cost_nano, model_ms, at)
        select list.call, list.workspace, list.bot, list.id, list.attempt, list.model, 'OPEN',
          list.lease, ${timeParam(em)}, false, 0, 0, 0, 0, 0, 0, 0, 0, ${timeParam(em)}
        from ${listOf(em, callColumns)} as list where true
        on conflict (turn_id, attempt) do nothing`,
      params: [at, at, list],
    },
  ]);
}

const turnColumns = {
  id: 'text',
  attempt: 'integer',
  lease: 'text',
  through: 'integer',
  personality: 'text',
  queued: 'integer',
  dropped: 'integer',
} as const;

const callColumns = {
  call: 'text',
  workspace: 'text',
  bot: 'text',
  id: 'text',
  attempt: 'integer',
  model: 'text',
  lease: 'text',
} as const;

import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { TurnState } from '../words.ts';
import { bulk, runBulk, runWrites } from './bulk.ts';
import type { Place } from './messages.ts';
import { rows, time, type RawNumber, type RawTime } from './sql.ts';

/** What a message asks of the conversation's turn. */
export interface TurnWish extends Place {
  readonly fromSeq: number;
  readonly throughSeq: number;
  readonly mergeWindowMs: number;
  readonly at: Date;
}

/** The turn that now covers the message, and the one it replaced, if any. */
export interface Queued {
  readonly turnId: string;
  readonly supersededId: string | null;
  readonly dueAt: Date;
}

/** Queues a turn for one conversation: `queueTurns` of one. */
export async function queueTurn(em: SqlEntityManager, wish: TurnWish): Promise<Queued> {
  const [queued] = await queueTurns(em, [wish]);
  if (queued === undefined) throw new Error('A turn was neither queued nor open.');
  return queued;
}

/**
 * Makes, extends or replaces the open turns of conversations, one wish each, so that they cover
 * `throughSeq`; in one statement of each kind. A turn that is being thought about is replaced, since
 * nothing of it was sent, unless the customer has asked it to stop, or the same questions had three
 * turns replaced before it and this is a new one: then it ends first, and its end queues what is left.
 */
export async function queueTurns(
  em: SqlEntityManager,
  wishes: readonly TurnWish[],
): Promise<Queued[]> {
  const conversations = wishes.map(({ conversationId }) => ({ conversation_id: conversationId }));
  const found = await runBulk<OpenTurn, 'conversation_id'>(em, openTurns, conversations);
  const open = new Map(found.map((turn) => [turn.conversation_id, turn]));
  const plans = wishes.map((wish) => planFor(wish, open.get(wish.conversationId)));
  const superseded = plans.flatMap(({ queued }) => queued.supersededId ?? []);
  // First these: a conversation has one open turn at most.
  if (superseded.length > 0)
    await rows(
      em,
      `update turn set state = 'SUPERSEDED', finished_at = ?, lease_until = null
       where id in (?) and state in ('QUEUED', 'THINKING')`,
      [wishes[0]?.at ?? null, superseded],
    );
  await runWrites(em, [
    { bulk: insertTurns, lines: plans.flatMap(({ fresh }) => fresh ?? []) },
    { bulk: extendTurns, lines: plans.flatMap(({ longer }) => longer ?? []) },
  ]);
  return plans.map(({ queued }) => queued);
}

// A customer who never stops typing is answered after so many merge windows all the same.
const longestWait = 5;

// One who keeps writing while answers are slow would otherwise never get one.
const mostSuperseded = 3;

interface OpenTurn {
  id: string;
  conversation_id: string;
  state: TurnState;
  attempt: number;
  stop_asked: boolean | number;
  from_seq: number;
  through_seq: number;
  asked_at: RawTime;
  created_at: RawTime;
  due_at: RawTime;
  superseded: RawNumber;
}

const openTurns = bulk(
  { conversation_id: 'text' },
  (
    lines,
  ) => `select t.id, t.conversation_id, t.state, t.attempt, t.stop_asked, t.from_seq, t.through_seq,
       t.asked_at, t.created_at, t.due_at,
       case when t.state = 'THINKING' then (
         select count(*) from turn s where s.conversation_id = t.conversation_id
           and s.from_seq = t.from_seq and s.state = 'SUPERSEDED') else 0 end as superseded
     from ${lines}
     join turn t on t.conversation_id = line.conversation_id and t.state in ('QUEUED', 'THINKING')`,
);

const insertTurns = bulk(
  {
    id: 'text',
    workspace_id: 'text',
    bot_id: 'text',
    channel_id: 'text',
    conversation_id: 'text',
    from_seq: 'int',
    through_seq: 'int',
    asked_at: 'time',
    due_at: 'time',
    created_at: 'time',
  },
  (
    lines,
  ) => `insert into turn (id, workspace_id, bot_id, channel_id, conversation_id, state, attempt,
       from_seq, through_seq, stop_asked, prompt_tokens, cached_tokens, tool_tokens, thoughts_tokens,
       candidates_tokens, total_tokens, cost_nano, asked_at, due_at, created_at)
     select id, workspace_id, bot_id, channel_id, conversation_id, 'QUEUED', 0,
       from_seq, through_seq, false, 0, 0, 0, 0, 0, 0, 0, asked_at, due_at, created_at
     from ${lines}`,
);

const extendTurns = bulk(
  { id: 'text', through_seq: 'int', due_at: 'time' },
  (lines) => `update turn set through_seq = line.through_seq, due_at = line.due_at
     from ${lines} where turn.id = line.id`,
);

interface Plan {
  readonly queued: Queued;
  readonly fresh?: ReturnType<typeof turnOf>;
  readonly longer?: { readonly id: string; readonly through_seq: number; readonly due_at: Date };
}

function planFor(wish: TurnWish, open: OpenTurn | undefined): Plan {
  const wait = new Date(wish.at.getTime() + wish.mergeWindowMs);
  if (open === undefined) return begin(wish, wish.fromSeq, wish.at, wait, null);
  if (open.state === 'THINKING') {
    if (open.stop_asked || mustEnd(open, wish))
      return { queued: { turnId: open.id, supersededId: null, dueAt: wait } };
    return begin(wish, open.from_seq, time(open.asked_at), wait, open.id);
  }
  const latest = time(open.created_at).getTime() + longestWait * wish.mergeWindowMs;
  const merged = new Date(Math.min(wait.getTime(), latest));
  // A turn that waits for its next try keeps waiting; the model asked for that time.
  const dueAt = open.attempt > 0 ? time(open.due_at) : merged;
  return {
    queued: { turnId: open.id, supersededId: null, dueAt },
    longer: { id: open.id, through_seq: wish.throughSeq, due_at: dueAt },
  };
}

function mustEnd(open: OpenTurn, wish: TurnWish): boolean {
  // What was edited is answered as it reads now, or not at all.
  if (wish.throughSeq <= open.through_seq) return false;
  return Number(open.superseded) >= mostSuperseded;
}

function begin(
  wish: TurnWish,
  fromSeq: number,
  askedAt: Date,
  dueAt: Date,
  supersededId: string | null,
): Plan {
  const fresh = turnOf(wish, fromSeq, askedAt, dueAt);
  return { fresh, queued: { turnId: fresh.id, supersededId, dueAt } };
}

function turnOf(wish: TurnWish, fromSeq: number, askedAt: Date, dueAt: Date) {
  return {
    id: newId('trn'),
    workspace_id: wish.workspaceId,
    bot_id: wish.botId,
    channel_id: wish.channelId,
    conversation_id: wish.conversationId,
    from_seq: fromSeq,
    through_seq: wish.throughSeq,
    asked_at: askedAt,
    due_at: dueAt,
    created_at: wish.at,
  };
}

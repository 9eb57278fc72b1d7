import { Bot, Channel, Conversation, Message, Turn, type Database, type EventKind } from '@cbf/db';
import type { FeedStep } from './feed.ts';

/** An event as a subscriber is given it: the step with the thing it is about, as that is now. */
export type Presented = Record<string, unknown> & { readonly kind: string };

type Loaded = ReadonlyMap<string, object>;

type Subject = 'message' | 'conversation' | 'bot' | 'channel' | 'turn';

const subjectOf: Readonly<Record<EventKind, Subject>> = {
  MessageAdded: 'message',
  MessageChanged: 'message',
  ConversationChanged: 'conversation',
  BotChanged: 'bot',
  BotStatusChanged: 'bot',
  ChannelChanged: 'channel',
  TurnChanged: 'turn',
};

/** The steps of a batch as subscribers are given them. */
export async function present(
  database: Database,
  workspaceId: string,
  steps: readonly FeedStep[],
): Promise<Presented[]> {
  return [...(await presentEach(database, workspaceId, steps)).values()];
}

/**
 * Loads what a batch of steps is about, one statement a kind, within the workspace. Steps whose
 * subject was erased meanwhile are left out: there is nothing left to show.
 */
export async function presentEach(
  database: Database,
  workspaceId: string,
  steps: readonly FeedStep[],
): Promise<ReadonlyMap<FeedStep, Presented>> {
  const ids = new Map<Subject, Set<string>>();
  for (const step of steps) {
    if (step.kind === 'ResyncRequired') continue;
    const subject = subjectOf[step.kind];
    ids.set(subject, (ids.get(subject) ?? new Set()).add(step.subjectId));
  }
  const loaded = new Map<Subject, Loaded>();
  for (const [subject, wanted] of ids)
    loaded.set(subject, await load(database, workspaceId, subject, [...wanted]));
  const presented = new Map<FeedStep, Presented>();
  for (const step of steps) {
    if (step.kind === 'ResyncRequired') {
      presented.set(step, { ...step });
      continue;
    }
    const subject = subjectOf[step.kind];
    const found = loaded.get(subject)?.get(step.subjectId);
    if (found) presented.set(step, { ...step, [subject]: found });
  }
  return presented;
}

const entities = {
  message: Message,
  conversation: Conversation,
  bot: Bot,
  channel: Channel,
  turn: Turn,
} as const;

async function load(
  { read }: Database,
  workspaceId: string,
  subject: Subject,
  ids: readonly string[],
): Promise<Loaded> {
  const found = await read.find<{ id: string }>(
    entities[subject],
    'id in (?) and workspace_id = ?',
    [ids, workspaceId],
  );
  return byId(found);
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Loaded {
  return new Map(rows.map((row) => [row.id, row]));
}

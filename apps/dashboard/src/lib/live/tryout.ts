import type { MessageFieldsFragment } from '#lib/api/generated.ts';
import type { LogEvent } from './feed.svelte.ts';

/** What an open try-out chat shows. */
export interface TryOutState {
  readonly lines: readonly MessageFieldsFragment[];
  /** An answer is being made. */
  readonly isThinking: boolean;
  /** The answer as far as it is written. */
  readonly partial: string;
  /** Why there will be no answer, in words. */
  readonly problem: string | null;
}

/** A chat in which nothing was said yet. */
export const emptyTryOut: TryOutState = {
  lines: [],
  isThinking: false,
  partial: '',
  problem: null,
};

/** Puts a line at its place; one that is there already is replaced. */
export function withLine(state: TryOutState, line: MessageFieldsFragment): TryOutState {
  const others = state.lines.filter(({ id }) => id !== line.id);
  const lines = [...others, line].toSorted((a, b) => a.seq - b.seq);
  if (line.author === 'CONTACT') return { ...state, lines };
  return { ...state, lines, isThinking: false, partial: '' };
}

/** The chat after some entries of the log; those of other conversations change nothing. */
export function withEvents(
  state: TryOutState,
  conversationId: string,
  entries: readonly LogEvent[],
): TryOutState {
  return entries.reduce((now, entry) => withEvent(now, conversationId, entry), state);
}

/** The chat after a piece of an answer; one that comes after its answer is dropped. */
export function withPartial(state: TryOutState, turnId: string, text: string): TryOutState {
  if (state.lines.some(({ turn }) => turn?.id === turnId)) return state;
  return { ...state, isThinking: true, partial: text };
}

function withEvent(state: TryOutState, conversationId: string, entry: LogEvent): TryOutState {
  switch (entry.__typename) {
    case 'MessageAdded':
    case 'MessageChanged':
      return entry.conversationId === conversationId ? withLine(state, entry.message) : state;
    case 'TurnChanged':
      return entry.conversationId === conversationId ? withTurn(state, entry.turn) : state;
    default:
      return state;
  }
}

type Turn = Extract<LogEvent, { __typename: 'TurnChanged' }>['turn'];

function withTurn(state: TryOutState, turn: Turn): TryOutState {
  const lines = state.lines.map((line) => (line.turn?.id === turn.id ? { ...line, turn } : line));
  if (turn.state === 'DEAD') {
    return { lines, isThinking: false, partial: '', problem: turn.failureReason };
  }
  const isOpen = turn.state === 'QUEUED' || turn.state === 'THINKING';
  const isNew = !lines.some((line) => line.turn?.id === turn.id);
  return { ...state, lines, isThinking: isOpen && isNew, problem: isOpen ? null : state.problem };
}

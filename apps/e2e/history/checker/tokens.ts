import type { Of } from '../lines.ts';
import { questions, type Story, type Violation } from './story.ts';

type Answered = Of<'model.answered'>;
type Call = Of<'read.call'>;

/**
 * I6: the product counted exactly the tokens that the model returned. Each call that it shows as
 * made is one of the model's answers; what the model answered and the product does not show is
 * covered by calls that it shows as lost; and the bills add up to the calls.
 */
export function tokensExact(story: Story): Violation[] {
  const all = accounts(story);
  return [
    ...callsShown(story),
    ...callsSettled(story),
    ...callsMatch(all),
    ...billsAddUp(story, all),
  ];
}

/** A call is on the books before it is made: the model is never asked without one. */
function callsShown(story: Story): Violation[] {
  const chats = chatsByQuestion(story);
  const shown = Map.groupBy(story.of('read.call'), ({ conversation }) => conversation);
  const made = Map.groupBy(story.of('model.call'), ({ asked }) =>
    chats.get(questions(asked).at(-1) ?? ''),
  );
  return [...made].flatMap(([conversation, lines]): Violation[] => {
    if (conversation === undefined) return [];
    const own = shown.get(conversation)?.length ?? 0;
    if (lines.length <= own) return [];
    const says = `The model was asked ${lines.length} times in ${conversation}, and ${own} calls are shown.`;
    return [{ invariant: 'I6', says, lines }];
  });
}

/** Without any fault every call has been reported in the end. */
function callsSettled(story: Story): Violation[] {
  if (story.of('fault').length > 0) return [];
  const open = story.of('read.call').filter(({ state }) => state === 'OPEN');
  return open.map((call) => {
    const says = `A call of ${call.turn} is still open, and nothing has failed.`;
    return { invariant: 'I6', says, lines: [call] };
  });
}

/** The calls whose answers were used: the last ones of turns that are done. */
function usedCalls(story: Story): Set<Call> {
  const turns = story.of('read.turn').filter(({ state }) => state === 'DONE');
  const done = new Set(turns.map(({ id }) => id));
  const last = new Map<string, Call>();
  for (const call of story.of('read.call')) {
    if (!done.has(call.turn) || (last.get(call.turn)?.attempt ?? 0) > call.attempt) continue;
    last.set(call.turn, call);
  }
  return new Set(last.values());
}

/** What the model returned and the product counts in one conversation. */
interface Account {
  tenant: string;
  calls: readonly Call[];
  counted: readonly Answered[];
  /** What the model returned in whole and the product does not count. */
  uncounted: readonly Answered[];
  /** Counts for which the model returned nothing. */
  invented: readonly Call[];
}

function accounts(story: Story): Account[] {
  const chats = chatsByQuestion(story);
  const asked = new Map(story.of('model.call').map((line) => [line.call, line]));
  const returned = Map.groupBy(
    story.of('model.answered').filter(({ tokens }) => tokens),
    ({ call }) => chats.get(questions(asked.get(call)?.asked ?? '').at(-1) ?? ''),
  );
  const heard = new Set(story.of('model.answered').map(({ call }) => call));
  const silent = Map.groupBy(
    story.of('model.call').filter(({ call }) => !heard.has(call)),
    ({ asked: text }) => chats.get(questions(text).at(-1) ?? ''),
  );
  const calls = Map.groupBy(story.of('read.call'), ({ conversation }) => conversation);
  const used = usedCalls(story);
  const tenants = new Map(
    story.of('read.conversation').map((one) => [one.conversation, one.tenant]),
  );
  return [...tenants].map(([conversation, tenant]) =>
    settle(
      tenant,
      calls.get(conversation) ?? [],
      returned.get(conversation) ?? [],
      used,
      silent.get(conversation)?.length ?? 0,
    ),
  );
}

function settle(
  tenant: string,
  calls: readonly Call[],
  answers: readonly Answered[],
  used: ReadonlySet<Call>,
  silent: number,
): Account {
  const left = answers.toSorted((a, b) => totalOf(a) - totalOf(b));
  const counted: Answered[] = [];
  const take = (at: number) => {
    if (at >= 0) counted.push(...left.splice(at, 1));
    return at >= 0;
  };
  // Two calls may come to the same sum; the one that was used is known to the last token.
  const billed = calls
    .filter(({ total }) => total !== null && total > 0)
    .toSorted(
      (a, b) => Number(used.has(b)) - Number(used.has(a)) || (a.total ?? 0) - (b.total ?? 0),
    );
  const inexact = billed.filter(
    (call) => !take(left.findIndex((one) => totalOf(one) === call.total)),
  );
  // An answer that was used is counted to the last token; one that was cut as far as it was read,
  // and of one that died with its model nobody wrote down how far it had come.
  let unheard = silent;
  const invented = inexact.filter(
    (call) =>
      used.has(call) ||
      (!take(left.findIndex((one) => mayBe(one, call.total ?? 0))) && (unheard -= 1) < 0),
  );
  return { tenant, calls, counted, uncounted: left.filter(isWhole), invented };
}

function totalOf({ tokens }: Answered): number {
  return tokens?.total ?? 0;
}

function callsMatch(all: readonly Account[]): Violation[] {
  return all.flatMap(({ calls, uncounted, invented }) => {
    const violations = invented.map((call): Violation => {
      const says = `${call.conversation} counts ${call.total} tokens that the model never returned.`;
      return { invariant: 'I6', says, lines: [call] };
    });
    // One whose runner died is open until nobody can report it any more.
    const lost = calls.filter(({ state }) => state === 'LOST' || state === 'OPEN').length;
    if (uncounted.length > lost) {
      const says = `The model answered ${uncounted.length} calls that are not counted; ${lost} are shown as lost.`;
      violations.push({ invariant: 'I6', says, lines: uncounted });
    }
    return violations;
  });
}

/**
 * Of an answer that was cut the product knows what it had read by then, and the wire may have had
 * another piece on the way.
 */
function mayBe(answered: Answered, total: number): boolean {
  const { tokens } = answered;
  return !!tokens && tokens.prompt <= total && total <= tokens.total;
}

/** Whether the model came to an end, so that all of the answer was paid for. */
function isWhole({ status, finish }: Answered): boolean {
  return status === 200 && finish !== undefined;
}

function billsAddUp(story: Story, all: readonly Account[]): Violation[] {
  const used = usedCalls(story);
  return story.of('read.usage').flatMap((usage) => {
    const own = all.filter(({ tenant }) => tenant === usage.tenant);
    const calls = own.flatMap((account) => account.calls);
    const object = (name: string, has: number, sum: number): Violation[] => {
      if (has === sum) return [];
      const says = `The bill of ${usage.tenant} says ${has} ${name} tokens, its calls have ${sum}.`;
      return [{ invariant: 'I6', says, lines: [usage] }];
    };
    const total = calls.reduce((sum, call) => sum + (call.total ?? 0), 0);
    // Of answers that were lost or cut nobody can tell which kinds of tokens belong to which call.
    const isClear = own.every(
      ({ uncounted, invented }) => uncounted.length + invented.length === 0,
    );
    const counted = own.flatMap((account) => account.counted);
    const isPlain = isClear && calls.every((call) => used.has(call));
    return [
      ...object('total', usage.tokens.total, total),
      ...(['prompt', 'cached', 'thoughts', 'candidates'] as const).flatMap((name) => {
        const sum = counted.reduce((all, { tokens }) => all + (tokens?.[name] ?? 0), 0);
        return isPlain ? object(name, usage.tokens[name], sum) : [];
      }),
    ];
  });
}

function chatsByQuestion(story: Story): Map<string, string> {
  const inbound = story.of('read.message').filter(({ direction }) => direction === 'IN');
  return new Map(
    inbound.flatMap(({ text, conversation }) =>
      questions(text).map((question): [string, string] => [question, conversation]),
    ),
  );
}

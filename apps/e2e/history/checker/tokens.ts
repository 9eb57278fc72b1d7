import type { Of, Tokens } from '../lines.ts';
import { questions, type Story, type Violation } from './story.ts';

type Answered = Of<'model.answered'>;
type Call = Of<'read.call'>;

/**
 * I6: the product counted exactly the tokens that the model returned. Each call that it shows as
 * made is one of the model's answers; what the model answered and the product does not show is
 * covered by calls that it shows as lost; and the bills add up to the calls.
 */
export function tokensExact(story: Story): Violation[] {
  return [...callsShown(story), ...callsMatch(story), ...billsAddUp(story)];
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

function callsMatch(story: Story): Violation[] {
  const chats = chatsByQuestion(story);
  const asked = new Map(story.of('model.call').map((line) => [line.call, line]));
  const returned = new Map<string, Answered[]>();
  for (const answered of story.of('model.answered')) {
    const question = questions(asked.get(answered.call)?.asked ?? '').at(-1);
    const conversation = chats.get(question ?? '');
    if (conversation === undefined || !answered.tokens) continue;
    returned.set(conversation, [...(returned.get(conversation) ?? []), answered]);
  }
  const calls = Map.groupBy(story.of('read.call'), ({ conversation }) => conversation);
  return [...new Set([...returned.keys(), ...calls.keys()])].flatMap((conversation) =>
    settle(conversation, calls.get(conversation) ?? [], returned.get(conversation) ?? []),
  );
}

function settle(conversation: string, calls: readonly Call[], answers: Answered[]): Violation[] {
  const left = [...answers];
  const violations: Violation[] = [];
  for (const call of calls) {
    if (call.tokens === null || call.tokens.total === 0) continue;
    const at = left.findIndex(({ tokens }) => same(tokens, call.tokens));
    if (at >= 0) left.splice(at, 1);
    else {
      const says = `${conversation} counts ${call.tokens.total} tokens that the model never returned.`;
      violations.push({ invariant: 'I6', says, lines: [call, ...left] });
    }
  }
  const unseen = left.filter(isWhole);
  const lost = calls.filter(({ state }) => state === 'LOST').length;
  if (unseen.length > lost) {
    const says = `The model answered ${unseen.length} calls in ${conversation} that are not counted; ${lost} are shown as lost.`;
    violations.push({ invariant: 'I6', says, lines: unseen });
  }
  return violations;
}

/** Whether the model came to an end, so that all of the answer was paid for. */
function isWhole({ status, finish }: Answered): boolean {
  return status === 200 && finish !== undefined;
}

function billsAddUp(story: Story): Violation[] {
  return story.of('read.usage').flatMap((usage): Violation[] => {
    const calls = story.of('read.call').filter(({ tenant }) => tenant === usage.tenant);
    const sum = (name: keyof Tokens) =>
      calls.reduce((total, { tokens }) => total + (tokens?.[name] ?? 0), 0);
    const names = ['prompt', 'cached', 'thoughts', 'candidates', 'total'] as const;
    const wrong = names.filter((name) => usage.tokens[name] !== sum(name));
    return wrong.map((name) => {
      const says = `The bill of ${usage.tenant} says ${usage.tokens[name]} ${name} tokens, its calls have ${sum(name)}.`;
      return { invariant: 'I6', says, lines: [usage] };
    });
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

function same(one: Tokens | null | undefined, other: Tokens | null): boolean {
  return (
    !!one &&
    !!other &&
    one.prompt === other.prompt &&
    one.cached === other.cached &&
    one.thoughts === other.thoughts &&
    one.candidates === other.candidates &&
    one.total === other.total
  );
}

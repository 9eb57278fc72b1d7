import type { Line } from '../lines.ts';
import type { Said } from './talk.ts';

type Sent = Extract<Line, { kind: 'bot.answered' }>;

/** What the wire says about the manners of the product towards a platform. */
export function mannersOf(history: readonly Line[]): string[] {
  const sends = history.filter(
    (line): line is Sent => line.kind === 'bot.answered' && line.method === 'sendMessage',
  );
  const begun = new Map(
    history.flatMap((line): [string, number][] =>
      line.kind === 'bot.call' ? [[line.call, line.t]] : [],
    ),
  );
  const wrong: string[] = [];
  for (const refused of sends) {
    const sameChat = sends.filter(({ bot, chat }) => bot === refused.bot && chat === refused.chat);
    const after = sameChat.filter(({ call }) => (begun.get(call) ?? 0) > refused.t);
    const [next] = after.map(({ call }) => begun.get(call) ?? 0).sort((a, b) => a - b);
    if (refused.status === 429 && next !== undefined) {
      const early = refused.t + (refused.retryAfter ?? 0) * 1_000 - next;
      if (early > 0) wrong.push(`a chat was written to ${Math.round(early)} ms too early`);
    }
    if (refused.status === 403 && after.length > 0) wrong.push('a chat was written to after a 403');
    if (refused.status === 401) {
      const all = sends.filter(({ bot, call }) => bot === refused.bot && begun.has(call));
      const late = all.filter(({ call }) => (begun.get(call) ?? 0) > refused.t);
      if (late.length > 0) wrong.push(`${late.length} messages were sent after a 401`);
    }
  }
  if (sends.some(({ text }) => text === undefined || text.trim() === '')) {
    wrong.push('an empty text was sent');
  }
  return wrong;
}

/** Whether a call writes to a customer: Meta's edge for that is also the one for reading and typing. */
export function isSend({ method, text }: { method: string; text?: string | undefined }): boolean {
  return method === 'sendMessage' || (method === 'messages' && text !== undefined);
}

/** An answer is given up only when the platform refused it, or never said what became of it. */
export function excusesOf(history: readonly Line[], letters: number): string[] {
  const excuses = history.filter(
    (line) =>
      line.kind === 'bot.answered' &&
      isSend(line) &&
      (line.aborted || (line.status !== 200 && line.status !== 429)),
  ).length;
  return letters > excuses ? [`${letters} answers were given up for ${excuses} refusals`] : [];
}

/** Lines that were said in one breath are answered together, in one message. */
export function linesIn(text: string): string[] {
  return text.split('\n#echo ');
}

/**
 * What a customer read, against what was said to the bot: for each line its whole answer or the
 * fallback, in order; a second time only where the owner was told so.
 */
export function readingOf(
  { asked, read, marked, markedFallbacks, letters }: Said,
  fallback: RegExp,
): string[] {
  const wrong: string[] = [];
  const answersIn = (messages: readonly string[]) =>
    messages.flatMap(linesIn).filter((line) => !fallback.test(line));
  const answers = answersIn(read);
  for (const text of new Set(answers)) {
    const times = answers.filter((other) => other === text).length;
    if (!asked.includes(text)) wrong.push(`no answer is ${JSON.stringify(text)}`);
    if (times > 2 || (times === 2 && !marked.has(text))) {
      wrong.push(`${JSON.stringify(text)} came ${times} times, and the owner was not told`);
    }
  }
  // One that came twice came again before anything else could.
  const once = read.filter((message, at) => message !== read[at - 1]);
  const places = answersIn(once).map((text) => asked.indexOf(text));
  if (places.some((place, at) => place < (places[at - 1] ?? 0))) {
    wrong.push(`answers came out of order: ${read.join(' | ')}`);
  }
  const unanswered = asked.filter((text) => !answers.includes(text)).length;
  const fallbacks = read.flatMap(linesIn).length - answers.length;
  // Who takes an answer that comes again for the next one goes on, and two lines fail together.
  const again = answers.length - new Set(answers).size;
  if (fallbacks < unanswered - letters - again) {
    wrong.push(`${unanswered - fallbacks} lines were left without a word`);
  }
  if (fallbacks > unanswered + markedFallbacks) {
    wrong.push(`${fallbacks} fallbacks for ${unanswered} failed answers`);
  }
  return wrong;
}

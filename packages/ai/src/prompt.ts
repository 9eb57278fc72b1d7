import type { ModelContent, ModelPart } from './model.ts';
import type { Prompt, PromptInput, PromptLine, PromptMedia } from './prompt-types.ts';
import { systemInstruction, TEAM_MARK } from './system.ts';
import { estimateMediaTokens, estimateTokens, lastTokens } from './tokens.ts';

const LONGEST_NAME = 64;
const EARLIER = '(The conversation began earlier.)';

/** A line as the model will read it. */
interface Shown {
  role: ModelContent['role'];
  text: string;
  media: readonly PromptMedia[];
}

/**
 * Lays out what a model reads: the owner's words as the system instruction, the conversation as
 * turns, the newest customer lines whole, once and last. Of the older lines the newest that fit
 * both budgets stay, without a hole; new lines that alone are over the budget keep their ends. A file
 * that does not fit is named instead.
 */
export function layOutPrompt(input: PromptInput): Prompt {
  const { personality, history } = input;
  const lines = questionLast(history.flatMap(shown));
  const newCount = history.slice(history.length - input.newLines).flatMap(shown).length;
  const window = fit(lines, newCount, personality.historyMessages, personality.historyTokens);
  const contents = withName(asTurns(window), input.contactName, personality.historyTokens);
  const system = systemInstruction(input);
  return {
    systemInstruction: system,
    contents,
    kept: window.length,
    dropped: lines.length - window.length,
    estimatedTokens: estimateTokens(system) + tokensOf(contents),
  };
}

/** What the window's lines cost as they are sent. */
export function tokensOf(contents: readonly ModelContent[]): number {
  return contents.flatMap(({ parts }) => parts).reduce((sum, part) => sum + costOf(part), 0);
}

function costOf({ text, inlineData }: ModelPart): number {
  if (text !== undefined) return estimateTokens(text);
  const { mimeType, data } = inlineData;
  return estimateMediaTokens(mimeType, Buffer.byteLength(data, 'base64'));
}

function shown({ author, text, media = [] }: PromptLine): Shown[] {
  if (text.trim() === '' && media.length === 0) return [];
  switch (author) {
    case 'CONTACT':
      return [{ role: 'user', text, media }];
    case 'BOT':
      return [{ role: 'model', text, media: [] }];
    case 'OPERATOR':
      return [{ role: 'model', text: `${TEAM_MARK} ${text}`, media: [] }];
    case 'SYSTEM':
      // Notices of the house ("Dilshod took over") are no part of what was said.
      return [];
  }
}

/** A bot's line that came between the customer's (a greeting, say) goes before the last of them. */
function questionLast(lines: Shown[]): Shown[] {
  const last = lines.findLastIndex(({ role }) => role === 'user');
  const question = lines[last];
  if (question === undefined) return lines;
  return [...lines.slice(0, last), ...lines.slice(last + 1), question];
}

function fit(lines: readonly Shown[], newCount: number, most: number, tokens: number): Shown[] {
  const window: Shown[] = [];
  // The note that may have to stand before a bot's line is paid for from the start.
  let left = tokens - estimateTokens(EARLIER);
  for (let n = lines.length - 1; n >= 0; n--) {
    const line = lines[n];
    if (line === undefined) break;
    const isNew = n >= lines.length - newCount;
    if (!isNew && window.length >= most) break;
    const fitting = costOfLine(line) > left ? named(line) : line;
    const cost = costOfLine(fitting);
    if (cost > left) {
      const text = isNew ? lastTokens(fitting.text, left) : '';
      if (text !== '') window.unshift({ ...fitting, text });
      break;
    }
    window.unshift(fitting);
    left -= cost;
  }
  return window;
}

function costOfLine({ text, media }: Shown): number {
  const files = media.map(({ mimeType, bytes }) => estimateMediaTokens(mimeType, bytes.length));
  return files.reduce((sum, cost) => sum + cost, text.trim() === '' ? 0 : estimateTokens(text));
}

/** The line in words alone. */
function named({ role, text, media }: Shown): Shown {
  const told = [...media.map(({ words }) => words), text].filter((words) => words !== '');
  return { role, text: told.join(' '), media: [] };
}

/** What was sent comes before what was said of it. */
function partsOf({ text, media }: Shown): ModelPart[] {
  const files = media.map(({ mimeType, bytes }) => ({
    inlineData: { mimeType, data: Buffer.from(bytes).toString('base64') },
  }));
  return text.trim() === '' ? files : [...files, { text }];
}

/** One content a turn; a provider may refuse a conversation that the model begins or ends. */
function asTurns(lines: readonly Shown[]): ModelContent[] {
  const contents: ModelContent[] = [];
  if (lines[0]?.role === 'model') contents.push({ role: 'user', parts: [{ text: EARLIER }] });
  for (const line of lines) {
    const { role } = line;
    const open = contents.at(-1);
    if (open?.role === role) open.parts.push(...partsOf(line));
    else contents.push({ role, parts: partsOf(line) });
  }
  if (contents.at(-1)?.role !== 'user') contents.push({ role: 'user', parts: [{ text: EARLIER }] });
  return contents;
}

/**
 * Puts the customer's name before their first line, as in a transcript: it is the customer's own
 * text, so it has no place in the system instruction. Left out when the first turn is also the
 * last, which must hold nothing but the new lines, and when the budget has no room for it.
 */
function withName(contents: ModelContent[], name: string, budget: number): ModelContent[] {
  const clean = [...name.replace(/[\p{C}\s]+/gu, ' ').trim()].slice(0, LONGEST_NAME).join('');
  const first = contents[0];
  if (clean === '' || first === undefined || contents.length === 1) return contents;
  const text = `${clean}:`;
  if (tokensOf(contents) + estimateTokens(text) > budget) return contents;
  return [{ ...first, parts: [{ text }, ...first.parts] }, ...contents.slice(1)];
}

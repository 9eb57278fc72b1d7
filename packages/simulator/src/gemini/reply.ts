import { controlled } from './control-words.ts';
import { factsFor, readBusiness, TOPICS, topicsOf, type Business } from './facts.ts';
import { fold } from './language.ts';
import { phrase, type PhraseKey, topicList } from './phrases.ts';
import { type Prompt, probeLine } from './prompt.ts';

const QUOTE_LENGTH = 60;

/**
 * What the simulated model answers: the same words for the same system instruction, history and
 * last message. It speaks the customer's language, greets in the first turn only, quotes what the
 * system instruction says of prices, hours, address and the like, and mentions the message before.
 * Words with `#` in the last message steer it; see `control-words.ts`.
 */
export function composeReply(prompt: Prompt): string {
  const text = controlled(prompt) ?? conversation(prompt);
  return prompt.last.includes('#probe') ? `${text}\n\n${probeLine(prompt)}` : text;
}

function conversation(prompt: Prompt): string {
  const { language } = prompt;
  const business = readBusiness(prompt.system);
  const isFirst = prompt.contents.every(({ role }) => role !== 'model');
  const intent = intentOf(prompt);
  const paragraphs: string[] = [];
  if (isFirst) paragraphs.push(greeting(prompt, business));
  const body = bodyFor(intent, prompt, business);
  paragraphs.push(...attachments(prompt), body);
  const before = prompt.before.findLast(isWorthQuoting);
  if (intent === null && !body.endsWith('?')) {
    paragraphs.push(
      !isFirst && before !== undefined
        ? phrase('earlier', language, { before: quote(before) })
        : phrase(business.facts.length % 2 === 0 ? 'more' : 'more2', language),
    );
  }
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function greeting({ language }: Prompt, { name }: Business): string {
  return name === null ? phrase('hello', language) : phrase('helloFrom', language, { name });
}

const INTENTS: [PhraseKey, RegExp][] = [
  [
    'human',
    /\b(human|operator|real person|manager|odam bilan|operator)\b|оператор|живой человек|менеджер|одам билан/,
  ],
  ['thanks', /\b(thank|thanks|thx|rahmat|raxmat|spasibo)|спасибо|благодар|рахмат|раҳмат/],
  ['bye', /\b(bye|goodbye|xayr)\b|до свидания|всего доброго|хайр/],
  [
    'sorry',
    /\b(complain|broken|terrible|awful|late again|rude|yomon|buzuq|shikoyat)|жалоб|ужасн|плохо|сломан|испорч|ёмон|шикоят/,
  ],
  [
    'order',
    /\b(i want|i would like|i'd like|order|buyurtma|olmoqchi|xohlayman|bron qil)|хочу|закаж|заказать|буюртма|олмоқчи|олмокчи|хоҳлайман/,
  ],
  ['agreed', /^\W*(ok|okay|yes|no|good|fine|ha|yoʻq|xoʻp|mayli|да|нет|хорошо|ладно|ок|ҳа|хўп)\W*$/],
];

/** What a message is for when it is no question about facts; null when it is. */
function intentOf({ last }: Prompt): PhraseKey | null {
  const text = fold(last);
  const isQuestion = text.includes('?') || topicsOf(last).length > 0;
  for (const [intent, pattern] of INTENTS) {
    if (!pattern.test(text)) continue;
    if (isQuestion && intent !== 'human' && intent !== 'sorry') continue;
    return intent;
  }
  return null;
}

function bodyFor(intent: PhraseKey | null, prompt: Prompt, business: Business): string {
  const { language, last } = prompt;
  const results = functionResults(prompt);
  if (results !== '') return results;
  if (intent !== null) return phrase(intent, language, { last: quote(last) });
  if (isOnlyNoted(last)) return phrase('unseen', language);
  const found = factsFor(last, business.facts);
  const topic = topicsOf(last).find((one) => found.some(({ topics }) => topics.includes(one)));
  if (found.length > 0) {
    const lines = found.map(({ text }) => (found.length > 1 ? `- ${text}` : text));
    return [phrase(topic ?? 'known', language), ...lines].join('\n');
  }
  const offer = offerOf(business, prompt);
  if (isGreeting(last)) return offer;
  if (topicsOf(last).length > 0) return phrase('unknown', language);
  return last === '' ? offer : `${phrase('noted', language, { last: quote(last) })} ${offer}`;
}

function offerOf({ facts }: Business, { language }: Prompt): string {
  const topics = TOPICS.filter((topic) => facts.some((fact) => fact.topics.includes(topic)));
  return topics.length === 0
    ? phrase('ask', language)
    : phrase('offer', language, { topics: topicList(topics, language) });
}

function isGreeting(text: string): boolean {
  return /^\W*(\/start|hello|hi|hey|good (morning|day|evening)|salom|assalomu alaykum|привет|здравствуйте|добрый (день|вечер)|доброе утро|салом|ассалому алайкум)[^\p{L}]*$/u.test(
    fold(text),
  );
}

/** A note in brackets stands for something that was sent but is not in the prompt. */
function isOnlyNoted(text: string): boolean {
  return /^\[[^\]]*\]$/.test(text.trim());
}

function attachments({ contents, language }: Prompt): string[] {
  const parts = contents.at(-1)?.parts ?? [];
  const types = parts.flatMap((part) => (part.inlineData ?? part.fileData)?.mimeType ?? []);
  const keys = types.map((type): PhraseKey =>
    type.startsWith('image/') ? 'picture' : type.startsWith('audio/') ? 'voice' : 'file',
  );
  return [...new Set(keys)].map((key) => phrase(key, language));
}

function functionResults({ contents, language }: Prompt): string {
  const responses = (contents.at(-1)?.parts ?? []).flatMap((part) => part.functionResponse ?? []);
  return responses
    .map(({ name, response }) =>
      phrase('found', language, { name, value: JSON.stringify(response) }),
    )
    .join('\n');
}

/** Greetings, thanks, and notes in brackets are not taken up again. */
function isWorthQuoting(text: string): boolean {
  const folded = fold(text);
  const isSmallTalk = INTENTS.some(([intent, it]) => intent !== 'order' && it.test(folded));
  return !/^\(.*\)$/.test(text) && !isOnlyNoted(text) && !isGreeting(text) && !isSmallTalk;
}

/** A text on one short line, without a name before it. */
function quote(text: string): string {
  const line = text
    .replace(/^[^\n]{1,64}:\n/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...line];
  return letters.length <= QUOTE_LENGTH ? line : `${letters.slice(0, QUOTE_LENGTH - 1).join('')}…`;
}

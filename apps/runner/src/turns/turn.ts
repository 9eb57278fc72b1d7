import { layOutPrompt, type Answer, type Model, type Place, type Prompt } from '@cbf/ai';
import type { Draft, Telegram } from '@cbf/channels';
import type { ClaimedTurn } from '../api.ts';
import { telegramOf, type OpenChannel } from '../channels/book.ts';
import { sendDelivery, type SendParts } from '../deliveries/send.ts';
import type { Holdings } from '../holdings.ts';
import type { Store } from '../media/store.ts';
import type { Allowance } from './allowance.ts';
import { bytesOf, carryFiles, type Carried } from './files.ts';
import {
  completed,
  cutShort,
  failed,
  handedOn,
  notAsked,
  nothingSaid,
  type TurnResult,
} from './outcome.ts';
import { feedProgress } from './progress.ts';
import { showGrowing } from './showing.ts';

/** What a turn works with; without a model every turn fails with a reason for the owner. */
export interface TurnParts extends SendParts {
  model: Model | null;
  turns: Holdings;
  /** Where customers' files are. */
  store: Store;
  /** Bytes of files that may be held for models at once. */
  memory: Allowance;
}

/** Who ended the model's call before it was through. */
type Ending = 'api' | 'customer' | 'lost' | 'draining';

/** A turn that is being made. */
export interface RunningTurn {
  readonly turn: ClaimedTurn;
  /** Telegram's number of the draft that shows it, as text; null when none is shown. */
  readonly draftId: () => string | null;
  end(why: Ending): void;
  readonly done: Promise<void>;
}

/** Makes one answer, from prompt to recorded send; `done` never rejects. */
export function startTurn(turn: ClaimedTurn, parts: TurnParts): RunningTurn {
  const control = new AbortController();
  let ending: Ending | null = null;
  let draft: Draft | null = null;
  const end = (why: Ending) => {
    ending ??= why;
    control.abort();
  };
  const show = (telegram: Telegram) => (draft = telegram.draft(turn.chatId));
  const run = async () => {
    const open = await channelOf(turn, parts);
    const client = open?.speaker?.client;
    const telegram = telegramOf(open);
    if (turn.quietMs > 0) client?.keepQuiet(turn.chatId, turn.quietMs);
    // Who comments has no chat open in which it could be seen.
    const isSeen = open !== null && turn.commentRule == null;
    const stopTyping = isSeen ? attend(open, turn) : () => {};
    const shown = telegram && turn.canStream ? show(telegram) : null;
    const progress = feedProgress(parts.api, turn, () => end('api'));
    const growing = showGrowing((text) => {
      progress.push(text);
      shown?.push(text);
    });
    try {
      const { prompt, answer } = await parts.memory.with(bytesOf(turn), async () => {
        const files = await carryFiles(turn, parts.store, parts.logger, control.signal);
        const laidOut = promptFor(turn, files);
        const given = await ask(turn, laidOut, parts, control.signal, growing.push);
        // Its counts are what is still wanted of it; files are large.
        return { prompt: { ...laidOut, contents: [] }, answer: given };
      });
      // What was shown must be over before the final message is sent, or it would come after it.
      growing.end();
      await Promise.all([progress.end(), shown?.end()]);
      const askedAt = performance.now();
      const sendAfterMs = client?.waitFor(turn.chatId) ?? 0;
      const result = await conclude(turn, prompt, answer, { ending, sendAfterMs }, parts);
      if (result.delivery) await sendDelivery(result.delivery, parts, askedAt);
      parts.metrics.outcomes.inc({ outcome: result.outcome });
    } finally {
      growing.end();
      await Promise.all([progress.end(), shown?.end()]);
      stopTyping();
    }
  };

  parts.turns.add(turn.id, { lease: turn.lease, drop: () => end('lost') });
  const done = run()
    .catch((error: unknown) => parts.logger.error({ turnId: turn.id, err: error }, 'a turn failed'))
    .finally(() => parts.turns.remove(turn.id));
  return { turn, draftId: () => (draft === null ? null : String(draft.id)), end, done };
}

async function channelOf(turn: ClaimedTurn, parts: TurnParts): Promise<OpenChannel | null> {
  if (turn.platform === 'WEB') return null;
  // Without a client the answer is still made and stored; its delivery waits for the channel.
  return parts.book.find(turn.channelId).catch(() => null);
}

// The bot reads what it answers, and only that: where a person has the conversation, nothing is
// marked as read before they answer. WhatsApp has one call for both, under a message that is known.
function attend({ speaker }: OpenChannel, { chatId, readId }: ClaimedTurn): () => void {
  switch (speaker?.platform) {
    case 'TELEGRAM':
      return speaker.client.keepTyping(chatId);
    case 'INSTAGRAM':
      if (readId !== null) void speaker.client.markRead(chatId, readId);
      return speaker.client.keepTyping(chatId, readId ?? '');
    case 'WHATSAPP':
      return readId === null ? () => {} : speaker.client.keepTyping(chatId, readId);
    case undefined:
      return () => {};
  }
}

function promptFor(turn: ClaimedTurn, files: readonly Carried[]): Prompt {
  const { personality, botName, contactName, locale, timeZone, platform, newLines } = turn;
  const history = turn.history.map(({ author, text }, place) => {
    const { words = [], media = [] } = files[place] ?? {};
    return { author, text: [...words, text].filter((each) => each !== '').join(' '), media };
  });
  const now = new Date();
  return layOutPrompt({
    ...{ personality, botName, contactName, locale, timeZone, platform, history, newLines, now },
    place: placeOf(turn),
  });
}

function placeOf({ commentRule }: ClaimedTurn): Place {
  switch (commentRule) {
    case 'PUBLIC_REPLY':
      return 'PUBLIC_COMMENT';
    case 'PRIVATE_REPLY':
      return 'PRIVATE_REPLY';
    default:
      return 'CHAT';
  }
}

async function ask(
  turn: ClaimedTurn,
  prompt: Prompt,
  parts: TurnParts,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Answer> {
  if (parts.model === null) return notAsked('NO_MODEL', 'No Gemini key is set.');
  const { personality } = turn;
  const answer = await parts.model.answer(
    {
      model: personality.model,
      systemInstruction: prompt.systemInstruction,
      contents: prompt.contents,
      temperature: personality.temperature,
      maxOutputTokens: personality.maxOutputTokens,
      thinking: personality.thinking,
    },
    { signal, onText, timeoutMs: 90_000, firstTokenTimeoutMs: 30_000 },
  );
  parts.metrics.model.observe(answer.modelMs / 1_000);
  return answer;
}

/**
 * Tells the api how it ended, also of a turn that is another's or nobody's by now: the api takes no
 * answer from here then, but has the call of the model to close in its books.
 */
async function conclude(
  turn: ClaimedTurn,
  prompt: Prompt,
  answer: Answer,
  { ending, sendAfterMs }: { ending: Ending | null; sendAfterMs: number },
  parts: TurnParts,
): Promise<TurnResult> {
  if (answer.ok) return parts.api.completeTurn({ ...completed(turn, prompt, answer), sendAfterMs });
  if (!answer.aborted) {
    parts.logger.warn({ turnId: turn.id, kind: answer.kind, detail: answer.detail }, 'no answer');
    return parts.api.failTurn(failed(turn, answer));
  }
  if (ending === 'draining' || ending === 'lost') return parts.api.failTurn(handedOn(turn, answer));
  if (answer.text.trim() === '')
    return parts.api.failTurn(nothingSaid(turn, answer, ending === 'customer'));
  const cut = completed(turn, prompt, cutShort(turn, answer), ending === 'customer');
  return parts.api.completeTurn({ ...cut, sendAfterMs });
}

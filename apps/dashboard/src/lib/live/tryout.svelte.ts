import { tell } from '#lib/api/ask.ts';
import type { Answer } from '#lib/api/answer.ts';
import { createApi } from '#lib/api/client.ts';
import { ProgressDocument, ResetTryOutDocument, TryBotDocument } from '#lib/api/generated.ts';
import type { Feed } from './feed.svelte.ts';
import { emptyTryOut, withEvents, withLine, withPartial, type TryOutState } from './tryout.ts';

/**
 * An owner's chat with a bot. It begins anew with the first message of a visit, so that what is
 * on the screen is what the bot remembers.
 */
export class TryOut {
  state = $state.raw<TryOutState>(emptyTryOut);
  /** Why the last message was not taken, in words. */
  refused = $state<string | null>(null);
  busy = $state(false);
  #feed: Feed;
  #botId: string;
  #personalityId: string | null;
  #conversationId: string | null = null;
  #stops: (() => void)[] = [];
  #api = createApi(globalThis.fetch);

  constructor(feed: Feed, botId: string, personalityId: string | null) {
    this.#feed = feed;
    this.#botId = botId;
    this.#personalityId = personalityId;
  }

  /** Says something to the bot; true when it was taken. */
  async send(text: string): Promise<boolean> {
    this.busy = true;
    const isTaken =
      (this.#conversationId !== null || (await this.reset())) && (await this.#say(text));
    this.busy = false;
    return isTaken;
  }

  /** Forgets what was said, here and for the bot; false when the api refuses. */
  async reset(): Promise<boolean> {
    this.close();
    const cursor = this.#feed.cursor;
    const answer = await tell(this.#api, ResetTryOutDocument, { botId: this.#botId });
    if (!this.#isFine(answer)) return false;
    const { id } = answer.data.resetTryOut;
    this.#conversationId = id;
    this.state = emptyTryOut;
    this.#stops = [
      this.#feed.follow(cursor, (entries) => (this.state = withEvents(this.state, id, entries))),
      this.#feed.watch(ProgressDocument, { conversationId: id }, ({ progress }) => {
        this.state = withPartial(this.state, progress.turnId, progress.text);
      }),
    ];
    return true;
  }

  /** Stops listening. */
  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  async #say(text: string): Promise<boolean> {
    const answer = await tell(this.#api, TryBotDocument, {
      botId: this.#botId,
      text,
      personalityId: this.#personalityId,
    });
    if (!this.#isFine(answer)) return false;
    const said = withLine(this.state, answer.data.tryBot);
    const isAnswered = said.lines.some((line) => line.seq > answer.data.tryBot.seq);
    this.state = { ...said, isThinking: !isAnswered, problem: null };
    return true;
  }

  #isFine<D>(answer: Answer<D>): answer is Extract<Answer<D>, { ok: true }> {
    this.refused = answer.ok ? null : answer.message;
    return answer.ok;
  }
}

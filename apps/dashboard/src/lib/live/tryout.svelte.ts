import { look, tell } from '#lib/api/ask.ts';
import type { Answer } from '#lib/api/answer.ts';
import { createApi } from '#lib/api/client.ts';
import {
  ProgressDocument,
  ResetTryOutDocument,
  TryBotDocument,
  TryOutMessagesDocument,
} from '#lib/api/generated.ts';
import type { Feed } from './feed.svelte.ts';
import { keptTryOut, type KeptTryOut, type TryOutPlace } from './kept-tryout.ts';
import { emptyTryOut, withEvents, withLine, withPartial, type TryOutState } from './tryout.ts';

/**
 * An owner's chat with a bot. It goes on where this tab left it, else it begins anew with the
 * first message, so that what is on the screen is what the bot remembers.
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
  #isClosed = false;
  #api = createApi(globalThis.fetch);
  #kept: KeptTryOut;
  #resumed: Promise<void> = Promise.resolve();

  constructor(feed: Feed, place: TryOutPlace) {
    this.#feed = feed;
    this.#botId = place.botId;
    this.#personalityId = place.personalityId;
    this.#kept = keptTryOut(place);
  }

  /** Shows what was said before a reload, once; without it, or when it is over, the chat is empty. */
  resume(): void {
    const id = this.#kept.read();
    if (id !== null) this.#resumed = this.#takeUp(id);
  }

  /** Says something to the bot; true when it was taken. */
  async send(text: string): Promise<boolean> {
    this.busy = true;
    await this.#resumed;
    const isTaken =
      (this.#conversationId !== null || (await this.reset())) && (await this.#say(text));
    this.busy = false;
    return isTaken;
  }

  /** Forgets what was said, here and for the bot; false when the api refuses. */
  async reset(): Promise<boolean> {
    this.#stop();
    const cursor = this.#feed.cursor;
    const answer = await tell(this.#api, ResetTryOutDocument, { botId: this.#botId });
    if (!this.#isFine(answer)) return false;
    const { id } = answer.data.resetTryOut;
    this.#kept.write(id);
    this.state = emptyTryOut;
    this.#listen(id, cursor);
    return true;
  }

  /** Stops listening. */
  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  async #takeUp(id: string): Promise<void> {
    const answer = await look(this.#api, TryOutMessagesDocument, { id });
    if (this.#isClosed) return;
    if (!answer.ok) return answer.code === 'NOT_FOUND' ? this.#kept.forget() : undefined;
    const { cursor, conversation } = answer.data;
    // Begun anew elsewhere: the bot remembers another conversation by now.
    if (conversation.status === 'CLOSED') return this.#kept.forget();
    const lines = conversation.messages.edges.map(({ node }) => node);
    this.state = { ...emptyTryOut, lines, isThinking: conversation.openTurn !== null };
    this.#listen(id, cursor);
  }

  /** The log could not be followed: what was said meanwhile is read instead. */
  #anew(id: string): Promise<void> {
    this.#stop();
    return this.#takeUp(id);
  }

  #listen(id: string, cursor: string): void {
    this.#conversationId = id;
    this.#stops = [
      this.#feed.follow(cursor, (entries) => {
        this.state = withEvents(this.state, id, entries);
        if (entries.some(({ __typename: kind }) => kind === 'ResyncRequired')) void this.#anew(id);
      }),
      this.#feed.watch(ProgressDocument, { conversationId: id }, ({ progress }) => {
        this.state = withPartial(this.state, progress.turnId, progress.text);
      }),
    ];
  }

  #stop(): void {
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

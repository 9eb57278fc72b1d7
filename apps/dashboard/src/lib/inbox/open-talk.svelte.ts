import { untrack } from 'svelte';
import type { ConversationFieldsFragment } from '#lib/api/generated.ts';
import type { Done } from './act.ts';
import { renewed, withDone, type Talk } from './talk.ts';

/** A conversation that was closed here just now, and how it stood before. */
export interface Closed {
  /** The viewer had it. */
  readonly wasMine: boolean;
}

/** The conversation that a page has open, kept in one place however it changes. */
export class OpenTalk {
  talk: Talk;
  busy = $state(false);
  /** What Undo would bring back; null when there is nothing. */
  closed = $state.raw<Closed | null>(null);
  #target: string | null;
  #userId: string;
  #isNewestWanted = false;
  #before: ConversationFieldsFragment;

  constructor(talk: Talk, target: string | null, userId: string) {
    this.talk = $state.raw(talk);
    this.#target = target;
    this.#userId = userId;
    this.#before = talk.conversation;
  }

  /** Takes in what was loaded anew; who reads older lines keeps them, unless he looked for others. */
  load(loaded: Talk, target: string | null): void {
    const isSame = target === this.#target && !this.#isNewestWanted;
    this.talk = isSame
      ? renewed(
          untrack(() => this.talk),
          loaded,
        )
      : loaded;
    this.#target = target;
    this.#isNewestWanted = false;
  }

  /** The next loading begins with the newest messages, whatever is held. */
  leaveOld(): void {
    this.#isNewestWanted = true;
  }

  /** Something is being done, or came back. */
  doing(isBusy: boolean): void {
    this.busy = isBusy;
    // The log may tell of what was done before its answer does.
    if (isBusy) this.#before = this.talk.conversation;
  }

  /** Takes in what came of something that was done here. */
  done(value: Done): void {
    this.talk = withDone(this.talk, value);
    const { status, takenBy } = this.#before;
    const isClosedNow = status === 'OPEN' && this.talk.conversation.status === 'CLOSED';
    this.closed = isClosedNow ? { wasMine: takenBy?.id === this.#userId } : null;
  }
}

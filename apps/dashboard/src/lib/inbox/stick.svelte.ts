import type { Attachment } from 'svelte/attachments';

/** This close to the end, px, counts as being there. */
const near = 48;

/**
 * Keeps a conversation where its reader is: at the end it follows what arrives, further up it
 * stays still. It leans on `flex-direction: column-reverse`, by which browsers begin and stay at
 * the end even before any script runs.
 */
export class Stick {
  isAtEnd = $state(true);
  #box: HTMLElement | null = null;
  #height = 0;
  #growsUpwards = false;

  /** For the scrolling box; its only child holds the messages. */
  readonly box: Attachment<HTMLElement> = (box) => {
    this.#box = box;
    this.#height = box.scrollHeight;
    const watcher = new ResizeObserver(() => this.#grown());
    if (box.firstElementChild) watcher.observe(box.firstElementChild);
    const scrolled = (): void => {
      this.isAtEnd = box.scrollTop > -near;
    };
    box.addEventListener('scroll', scrolled, { passive: true });
    scrolled();
    return () => {
      watcher.disconnect();
      box.removeEventListener('scroll', scrolled);
      this.#box = null;
    };
  };

  /** Says that the next growth is at the top, so that what is being read must not move. */
  expectOlder(): void {
    this.#growsUpwards = true;
  }

  /** Goes to the newest message. */
  toEnd(): void {
    this.isAtEnd = true;
    this.#box?.scrollTo({ top: 0 });
  }

  #grown(): void {
    const box = this.#box;
    if (box === null) return;
    const delta = box.scrollHeight - this.#height;
    this.#height = box.scrollHeight;
    // Distances are counted from the end: what is added there must be added to the distance too.
    if (!this.isAtEnd && !this.#growsUpwards) box.scrollTop -= delta;
    this.#growsUpwards = false;
  }
}

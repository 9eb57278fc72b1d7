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
  #content: HTMLElement | null = null;
  #height = 0;
  /** Where the box stood when that was last known, px from the end. */
  #at = 0;
  #growsUpwards = false;

  /** For the scrolling box; its only child holds the messages. */
  readonly box: Attachment<HTMLElement> = (box) => {
    this.#box = box;
    const content = box.firstElementChild;
    const watcher = new ResizeObserver(() => this.#grown());
    if (content instanceof HTMLElement) {
      this.#content = content;
      this.#height = content.offsetHeight;
      watcher.observe(content);
    }
    const scrolled = (): void => {
      // What became smaller may have moved the box, which is told before the change itself.
      if (this.#content && this.#content.offsetHeight < this.#height) this.#grown();
      this.#at = box.scrollTop;
      this.isAtEnd = this.#at > -near;
    };
    box.addEventListener('scroll', scrolled, { passive: true });
    scrolled();
    return () => {
      watcher.disconnect();
      box.removeEventListener('scroll', scrolled);
      this.#box = null;
      this.#content = null;
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
    const content = this.#content;
    if (box === null || content === null) return;
    // The box's own height of what scrolls is never less than what is seen of it, so it would be
    // wrong as soon as few messages stand in a window that becomes smaller.
    const delta = content.offsetHeight - this.#height;
    if (delta === 0) return;
    this.#height = content.offsetHeight;
    // Distances are counted from the end: what is added there must be added to the distance too.
    // What is taken away may have moved the box already, when it stood at the beginning.
    const at = delta < 0 ? Math.min(this.#at, box.scrollTop) : box.scrollTop;
    if (!this.isAtEnd && !this.#growsUpwards) box.scrollTop = at - delta;
    this.#at = box.scrollTop;
    this.#growsUpwards = false;
  }
}

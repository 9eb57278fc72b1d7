import { canBeActedOn, type Doable } from './doable.ts';
import type { Written } from './outbox.svelte.ts';
import type { Said } from './talk.ts';

/** What a person is about to do in the open conversation. */
export class Intent {
  /** What is written so far. */
  text = $state('');
  /** The message that it answers. */
  quoted = $state.raw<Said | null>(null);
  /** The file that goes along, and what the api calls it once it is there. */
  file = $state.raw<File | null>(null);
  uploaded = $state.raw<Written['file']>(null);
  /** The message whose menu is open, and the button that opened it. */
  menu = $state.raw<{ readonly message: Said; readonly anchor: HTMLElement } | null>(null);

  /** False while a file is on its way, or did not get there. */
  get isReady(): boolean {
    return this.file === null || this.uploaded !== null;
  }

  /** Chooses the file that goes along, in place of another one; null for none. */
  readonly attach = (file: File | null): void => {
    this.uploaded = null;
    this.file = file;
  };

  /** Takes what is to be sent, and begins anew; null when there is nothing yet. */
  take(): Written | null {
    const text = this.text.trim();
    if (!this.isReady || (text === '' && this.uploaded === null)) return null;
    const written = { text, file: this.uploaded, quotedId: this.quoted?.id ?? null };
    this.text = '';
    this.quoted = null;
    this.attach(null);
    return written;
  }

  /** What opens a message's menu; null when nothing can be done with it. */
  menuOf(message: Said, doable: Doable): ((anchor: HTMLElement) => void) | null {
    if (!canBeActedOn(message, doable)) return null;
    return (anchor) => (this.menu = { message, anchor });
  }

  /** Lets a file be dropped; without this a browser leaves the page to show it. */
  readonly over = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  /** Takes a file that was dropped, or pasted. */
  readonly receive = (event: Event, given: DataTransfer | null): void => {
    const [file] = given?.files ?? [];
    if (file === undefined) return;
    event.preventDefault();
    this.attach(file);
  };
}

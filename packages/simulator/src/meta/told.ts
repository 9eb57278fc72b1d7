/** What is known of an event beside what it tells: what the history says of it, and its lane. */
export interface About {
  type: string;
  chat?: number | undefined;
  message?: number | undefined;
  text?: string | undefined;
  /** Where it keeps its turn; the chat's own lane unless said otherwise. */
  lane?: string;
}

/** An event on its way: its number, and when every callback was tried once. */
export interface Raised {
  n: number;
  tried: Promise<unknown>;
}

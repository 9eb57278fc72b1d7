/** One connection over which apis of one database hear each other; it ends once and for good. */
export interface Wire {
  /** Sends texts to everyone, the sender too; rejects when they may not have arrived. */
  publish(texts: readonly string[]): Promise<void>;
  /** Resolves when the other end has answered; over a half-open connection it never does. */
  ping(): Promise<void>;
}

/** What a wire tells its owner. */
export interface Ears {
  heard(text: string): void;
  /** Called when the wire has broken, maybe more than once. */
  lost(error: unknown): void;
}

/** How wires of one kind are made. */
export interface WireKind {
  readonly name: 'postgres' | 'redis';
  /** How many bytes one text may have. */
  readonly mostBytes: number;
  /** Opens a wire that hears until `signal` cuts it; rejects when it cannot. */
  connect(ears: Ears, signal: AbortSignal): Promise<Wire>;
}

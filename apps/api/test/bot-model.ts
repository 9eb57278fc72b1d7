/** What became of a turn that a runner was handed, as the model of a bot knows it. */
export type Fate = 'THINKING' | 'STORED' | 'DEAD' | 'SUPERSEDED' | 'SILENCED';

/** A turn in a runner's hands. */
export interface Made {
  readonly id: string;
  readonly lease: string;
  fate: Fate;
}

/** A bot as its owner would explain it: the whole truth about its life, without any database. */
export class BotModel {
  desired: 'RUNNING' | 'STOPPED' = 'STOPPED';
  deleted = false;
  channel: { readonly id: string; held: boolean } | null = null;
  queued = false;
  made: Made[] = [];
  messages = 0;
  /** Turns for the same questions that a newer question replaced. */
  superseded = 0;
  /** Whether something came while a turn was made that could not be replaced any more. */
  left = false;
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  get seen(): string {
    if (this.desired === 'STOPPED') return 'INACTIVE STOPPED';
    if (!this.channel) return 'INACTIVE NO_CHANNEL';
    return this.channel.held ? 'ACTIVE OK' : 'PENDING WAITING_FOR_RUNNER';
  }

  /** Whether a runner that asks for channels is given this one's. */
  get wantsRunner(): boolean {
    return this.desired === 'RUNNING' && this.channel?.held === false;
  }

  /** Whether a runner that asks for turns is given this one's. */
  get wantsAnswer(): boolean {
    return this.queued && this.desired === 'RUNNING' && this.channel?.held === true;
  }

  start(): void {
    this.desired = 'RUNNING';
  }

  stop(): void {
    this.desired = 'STOPPED';
    this.queued = false;
    if (this.channel) this.channel.held = false;
  }

  disconnect(): void {
    this.channel = null;
    this.queued = false;
    this.superseded = 0;
    this.left = false;
    this.end('SILENCED');
  }

  receive(): void {
    this.messages += 1;
    if (this.desired === 'STOPPED') return;
    const isThinking = this.made.some(({ fate }) => fate === 'THINKING');
    if (isThinking && this.superseded === 3) {
      this.left = true;
      return;
    }
    if (isThinking) this.superseded += 1;
    this.end('SUPERSEDED');
    this.queued = true;
  }

  /** The turn that was being made is stored or given up; what came meanwhile is answered next. */
  finish(fate: 'STORED' | 'DEAD'): void {
    this.end(fate);
    this.messages += 1;
    this.superseded = 0;
    if (this.left && this.desired === 'RUNNING') this.queued = true;
    this.left = false;
  }

  end(fate: Fate): void {
    for (const made of this.made) if (made.fate === 'THINKING') made.fate = fate;
  }
}

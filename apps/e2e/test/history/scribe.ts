import type { Line, Of, Tokens } from '../../history/lines.ts';

type Conversation = Of<'read.conversation'>;
type Message = Of<'read.message'>;

const bare = { prompt: 10, cached: 0, tool: 0, thoughts: 0, candidates: 2, total: 12 };

/** Writes a history as the actors of a run would, one step after another. */
export class Scribe {
  readonly lines: Line[] = [];
  #t = 0;
  #number = 0;
  readonly #seq = new Map<string, number>();
  readonly #entries = new Map<string, number>();
  readonly #counted = new Map<string, string>();

  now(): { t: number; by: string } {
    this.#t += 10;
    return { t: this.#t, by: 'test' };
  }

  later(ms: number): void {
    this.#t += ms;
  }

  tenant(tenant: string, on: 'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM' = 'TELEGRAM'): void {
    const bots = [{ id: `bot_${tenant}`, platform: `10${tenant.charCodeAt(0)}`, on }];
    this.lines.push({ ...this.now(), kind: 'tenant', tenant, canary: `canary${tenant}`, bots });
  }

  /** A customer opens a chat; its conversation is what everything else names. */
  chat(tenant: string, chat: number, mode = 'BOT'): Conversation {
    const name = `customer ${chat}`;
    const bot = `10${tenant.charCodeAt(0)}`;
    this.lines.push({ ...this.now(), kind: 'customer', bot, chat, name });
    const conversation: Conversation = {
      ...this.now(),
      kind: 'read.conversation',
      tenant,
      conversation: `cnv_${tenant}${chat}`,
      bot: `bot_${tenant}`,
      customer: name,
      mode,
      open: null,
    };
    this.lines.push(conversation);
    return conversation;
  }

  seat({ tenant, customer }: Conversation): { bot: string; chat: number } {
    return { bot: `10${tenant.charCodeAt(0)}`, chat: Number(customer.split(' ')[1]) };
  }

  /** The customer writes, and the platform is told that it was taken. */
  says(
    where: Conversation,
    text: string,
    more: { edits?: Message; twice?: boolean } = {},
  ): Message {
    this.#number += 1;
    const { bot, chat } = this.seat(where);
    const update = this.#number;
    const about = { bot, update, via: 'poll' } as const;
    const of = more.edits ? Number(more.edits.id.split('_')[1]) : update;
    const type = more.edits ? 'edited_message' : 'message';
    this.lines.push(
      { ...this.now(), kind: 'update.offered', bot, update, type, chat, message: of, text },
      { ...this.now(), kind: 'update.handed', ...about, call: `g-${update}` },
      { ...this.now(), kind: 'update.acked', ...about },
    );
    if (more.twice) {
      this.lines.push({ ...this.now(), kind: 'update.handed', ...about, call: `h-${update}` });
    }
    if (more.edits) {
      const { edits } = more;
      this.announce(where, 'MessageChanged', edits.id);
      Object.assign(edits, { text, edited: true });
      return edits;
    }
    return this.stores(where, { author: 'CONTACT', direction: 'IN', text, id: `msg_${update}` });
  }

  stores(where: Conversation, what: Pick<Message, 'author' | 'text'> & Partial<Message>): Message {
    const { tenant, conversation } = where;
    const seq = (this.#seq.get(conversation) ?? 0) + 1;
    this.#seq.set(conversation, seq);
    this.#number += 1;
    const message: Message = {
      ...this.now(),
      kind: 'read.message',
      tenant,
      conversation,
      id: `msg_${this.#number}`,
      seq,
      direction: 'OUT',
      state: what.direction === 'IN' ? 'RECEIVED' : 'SENT',
      maybeTwice: false,
      edited: false,
      turn: null,
      ...what,
    };
    this.lines.push(message);
    this.announce(where, 'MessageAdded', message.id, message.state);
    return message;
  }

  /** An entry of the log, as the tenant's first subscriber gets it. */
  announce(where: Conversation, type: string, subject: string, state = 'QUEUED'): void {
    const { tenant, conversation } = where;
    const entry = (this.#entries.get(tenant) ?? 0) + 1;
    this.#entries.set(tenant, entry);
    this.lines.push({
      ...this.now(),
      kind: 'feed.event',
      subscriber: `${tenant} 1`,
      tenant,
      cursor: `e.${entry}`,
      type,
      subject,
      conversation,
      state: type === 'MessageAdded' ? 'QUEUED' : state,
      marks: [`canary${tenant}`],
    });
  }

  /** A model is asked; `counted` says what became of the call in the product's books. */
  asks(
    where: Conversation,
    asked: string,
    counted: 'MADE' | 'LOST' = 'MADE',
    cut = false,
  ): Of<'read.turn'> {
    this.#number += 1;
    const { tenant, conversation } = where;
    const call = `m-${this.#number}`;
    const tokens: Tokens = { ...bare, prompt: 10 + this.#number, total: 12 + this.#number };
    const answered = cut ? { aborted: true } : { status: 200, aborted: false, finish: 'STOP' };
    const turn = `trn_${this.#number}`;
    const isCounted = counted === 'MADE' && !cut;
    if (isCounted) this.#counted.set(call, tenant);
    const model = 'gemini-2.5-flash';
    const marks = [`canary${tenant}`];
    const own: Of<'read.turn'> = {
      ...this.now(),
      kind: 'read.turn',
      tenant,
      conversation,
      id: turn,
      state: 'DONE',
    };
    this.lines.push(
      { ...this.now(), kind: 'model.call', call, model, asked, marks },
      { ...this.now(), kind: 'model.answered', call, ...answered, ...(cut ? {} : { tokens }) },
      own,
      {
        ...this.now(),
        kind: 'read.call',
        tenant,
        conversation,
        turn,
        attempt: 1,
        state: counted,
        total: isCounted ? tokens.total : null,
      },
    );
    return own;
  }

  /** A piece goes to the customer; `cut` when the answer to the send was lost. */
  sends(where: Conversation, text: string, cut = false): number {
    this.#number += 1;
    const message = this.#number;
    const { bot, chat } = this.seat(where);
    const about = { call: `s-${this.#number}`, bot, method: 'sendMessage', chat, text };
    const end = cut ? { aborted: true } : { status: 200, aborted: false };
    this.lines.push(
      { ...this.now(), kind: 'bot.call', ...about },
      { ...this.now(), kind: 'chat.message', bot, chat, message, text },
      { ...this.now(), kind: 'bot.answered', ...about, ...end },
    );
    return message;
  }

  /** The platform tells by itself that it has a message, and the product takes that. */
  tells(where: Conversation, message: number, type: 'status.sent' | 'echo'): void {
    this.#number += 1;
    const { bot, chat } = this.seat(where);
    const about = { bot, update: this.#number, via: 'hook' } as const;
    this.lines.push(
      { ...this.now(), kind: 'update.offered', bot, update: this.#number, type, chat, message },
      { ...this.now(), kind: 'update.handed', ...about, call: `g-${this.#number}` },
      { ...this.now(), kind: 'update.acked', ...about },
    );
  }

  /** The product stores an answer, sends it and records that. */
  answers(where: Conversation, text: string, more: Partial<Message> = {}): Message {
    const message = this.stores(where, { author: 'BOT', text, ...more });
    this.announce(where, 'MessageChanged', message.id, 'SENDING');
    this.sends(where, text);
    this.announce(where, 'MessageChanged', message.id, 'SENT');
    return message;
  }

  fault(what: string, who: string): void {
    this.lines.push({ ...this.now(), kind: 'fault', what, who });
  }

  /** Question, model and answer, without any trouble. */
  exchange(where: Conversation, question: string): Message {
    this.says(where, question);
    const { id } = this.asks(where, question);
    return this.answers(where, question, { turn: id });
  }

  /** What is read and looked through at the end. */
  end(): Line[] {
    for (const line of [...this.lines]) {
      if (line.kind !== 'tenant') continue;
      const { tenant } = line;
      const entries = this.#entries.get(tenant) ?? 0;
      const calls = this.lines.flatMap((one) =>
        one.kind === 'model.answered' && one.tokens && this.#counted.get(one.call) === tenant
          ? [one.tokens]
          : [],
      );
      const sum = (name: keyof Tokens) => calls.reduce((all, tokens) => all + tokens[name], 0);
      const [prompt, cached, thoughts] = [sum('prompt'), sum('cached'), sum('thoughts')];
      const tokens = {
        prompt,
        cached,
        thoughts,
        candidates: sum('candidates'),
        total: sum('total'),
      };
      this.lines.push(
        {
          t: 1,
          by: 'test',
          kind: 'feed.snapshot',
          subscriber: `${tenant} 1`,
          tenant,
          cursor: 'e.0',
        },
        {
          t: 2,
          by: 'test',
          kind: 'feed.connected',
          subscriber: `${tenant} 1`,
          tenant,
          after: 'e.0',
        },
        { ...this.now(), kind: 'read.log', tenant, cursor: `e.${entries}` },
        { ...this.now(), kind: 'read.usage', tenant, tokens },
      );
    }
    this.lines.push({ ...this.now(), kind: 'secret.planted', name: 'a bot token' });
    for (const place of ['log', 'answer', 'database'] as const) {
      const scan = { place, where: place, bytes: 100, found: [] };
      this.lines.push({ ...this.now(), kind: 'secret.scanned', ...scan });
    }
    for (let n = 0; n < 80; n += 1) {
      const size = { who: 'api 1', pid: 7, rssMb: 120, sockets: 9 };
      this.lines.push({ ...this.now(), kind: 'measured', ...size });
    }
    return this.lines;
  }
}

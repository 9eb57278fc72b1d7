import type { Owner } from '@cbf/e2e';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { markIn } from './talk.ts';

/** What an owner's open page has seen of one message and its answer. */
export interface Sight {
  storedAt?: number;
  /** When the first words of the answer were shown. */
  shownAt?: number;
  /** Times of the answer's receipt. */
  queueMs?: number;
  firstTokenMs?: number;
  modelMs?: number;
}

/** An owner's open page: what it has seen so far, by mark. */
export interface Feed {
  readonly seen: ReadonlyMap<string, Sight>;
  close(): Promise<void>;
}

interface Added {
  events: {
    conversationId?: string;
    message?: {
      text: string;
      direction: string;
      turn: { queueMs: number | null; firstTokenMs: number | null; modelMs: number | null } | null;
    };
  };
}

const Events = `subscription {
  events {
    ... on MessageAdded {
      conversationId
      message { text direction turn { queueMs firstTokenMs modelMs } }
    }
  }
}`;
const Progress = `subscription Progress($id: ID!) { progress(conversationId: $id) { text } }`;

/** Follows a workspace's log, and the answers being written to the customer who came last. */
export function openFeed(apiUrl: string, origin: string, owner: Owner): Feed {
  const seen = new Map<string, Sight>();
  const open = { id: '', leave: () => {} };
  const client = createClient({
    url: `${apiUrl.replace('http', 'ws')}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { origin, cookie: owner.cookie() } });
      }
    },
    lazy: false,
  });
  const sight = (mark: string) => {
    const found = seen.get(mark) ?? {};
    seen.set(mark, found);
    return found;
  };
  const fail = (error: unknown) => {
    throw new Error(
      `The feed broke off: ${error instanceof Error ? error.message : JSON.stringify(error)}`,
    );
  };

  const follow = (id: string) => {
    if (open.id === id) return;
    open.leave();
    open.id = id;
    open.leave = client.subscribe<{ progress: { text: string } }>(
      { query: Progress, variables: { id } },
      {
        next: ({ data }) => {
          const mark = markIn(data?.progress.text ?? '');
          if (mark !== undefined) sight(mark).shownAt ??= Date.now();
        },
        error: fail,
        complete: () => {},
      },
    );
  };
  client.subscribe<Added>(
    { query: Events },
    {
      next: ({ data }) => {
        const { conversationId, message } = data?.events ?? {};
        if (message === undefined || conversationId === undefined) return;
        const mark = markIn(message.text);
        if (mark === undefined) return follow(conversationId);
        if (message.direction === 'IN') sight(mark).storedAt = Date.now();
        const { queueMs, firstTokenMs, modelMs } = message.turn ?? {};
        if (queueMs != null) sight(mark).queueMs = queueMs;
        if (firstTokenMs != null) sight(mark).firstTokenMs = firstTokenMs;
        if (modelMs != null) sight(mark).modelMs = modelMs;
      },
      error: fail,
      complete: () => {},
    },
  );
  return { seen, close: async () => client.dispose() };
}

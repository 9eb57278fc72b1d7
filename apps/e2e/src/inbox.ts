import { operation, type Owner } from './owner.ts';
import type { Shop } from './shop.ts';

/** A message as the owner's inbox shows it. */
export interface Shown {
  id: string;
  seq: number;
  author: string;
  text: string;
  deliveryState: string;
  deliveryCode: string | null;
  deliveryReason: string | null;
  maybeTwice: boolean;
  turn: {
    id: string;
    state: string;
    attempt: number;
    model: string | null;
    totalTokens: number;
    promptTokens: number;
    finishReason: string | null;
    failure: string | null;
    failureReason: string | null;
    queueMs: number | null;
    firstTokenMs: number | null;
    modelMs: number | null;
    sendMs: number | null;
  } | null;
}

/** A conversation as the owner's inbox shows it. */
export interface Talk {
  id: string;
  mode: string;
  needsHuman: boolean;
  contact: { name: string; language: string | null; blockedAt: string | null };
  openTurn: { state: string; attempt: number; failure: string | null } | null;
  messages: { edges: { node: Shown }[] };
}

const Talks = operation<
  { conversations: { edges: { node: Talk }[] } },
  { botId: string; search: string | undefined }
>(`
  query Talks($botId: ID!, $search: String) {
    conversations(botId: $botId, search: $search, first: 8) {
      edges {
        node {
          id mode needsHuman
          contact { name language blockedAt }
          openTurn { state attempt failure }
          messages(last: 12) {
            edges {
              node {
                id seq author text deliveryState deliveryCode deliveryReason maybeTwice
                turn {
                  id state attempt model totalTokens promptTokens finishReason failure failureReason
                  queueMs firstTokenMs modelMs sendMs
                }
              }
            }
          }
        }
      }
    }
  }
`);

/** The newest conversations of a bot, newest first; only with customers of that name, if given. */
export async function talksOf(
  owner: Owner,
  { botId }: Pick<Shop, 'botId'>,
  search?: string,
): Promise<Talk[]> {
  const { conversations } = await owner.ask(Talks, { botId, search });
  return conversations.edges.map(({ node }) => node);
}

/** The messages of a talk that one author wrote. */
export function by(author: string, talk: Talk | undefined): Shown[] {
  const messages = talk?.messages.edges.map(({ node }) => node) ?? [];
  return messages.filter((message) => message.author === author);
}

const TakeOver = operation<unknown, { id: string }>(
  `mutation TakeOver($id: ID!) { takeOver(conversationId: $id) { id } }`,
);
const HandBack = operation<unknown, { id: string }>(
  `mutation HandBack($id: ID!) { handBack(conversationId: $id) { id } }`,
);
const Write = operation<{ sendMessage: { id: string } }, { id: string; text: string }>(
  `mutation Write($id: ID!, $text: String!) { sendMessage(conversationId: $id, text: $text) { id } }`,
);

/** What an operator does in a conversation. */
export const operator = {
  takeOver: (owner: Owner, id: string) => owner.ask(TakeOver, { id }),
  handBack: (owner: Owner, id: string) => owner.ask(HandBack, { id }),
  write: (owner: Owner, id: string, text: string) => owner.ask(Write, { id, text }),
};

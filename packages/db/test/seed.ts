import { newId } from '@cbf/base';
import {
  Bot,
  Channel,
  Workspace,
  type Database,
  type InboundRow,
  type Place,
} from '../src/index.ts';

/** A workspace with one running bot on one channel. */
export interface Seed {
  readonly workspaceId: string;
  readonly botId: string;
  readonly channelId: string;
}

/** The moment at which tests of the hot statements play. */
export const noon = new Date('2026-11-22T12:34:56.789Z');

/** Stores a workspace, a bot and a channel. */
export async function seed(database: Database): Promise<Seed> {
  const em = database.em.fork();
  const ids = { workspaceId: newId('wsp'), botId: newId('bot'), channelId: newId('chn') };
  em.create(Workspace, { id: ids.workspaceId, name: 'Bozor', createdAt: noon });
  em.create(Bot, {
    id: ids.botId,
    workspaceId: ids.workspaceId,
    name: 'Doʻkon',
    foldedName: 'dokon',
    desired: 'RUNNING',
    defaultLocale: 'uz',
    texts: [],
    createdAt: noon,
    updatedAt: noon,
  });
  em.create(Channel, {
    id: ids.channelId,
    workspaceId: ids.workspaceId,
    botId: ids.botId,
    platform: 'TELEGRAM',
    mode: 'SANDBOX',
    transport: 'POLLING',
    createdAt: noon,
  });
  await em.flush();
  return ids;
}

/** A customer's message as the runner hands it over. */
export function inbound(ids: Seed, externalId: string, more: Partial<InboundRow> = {}): InboundRow {
  return {
    ...ids,
    platform: 'TELEGRAM',
    externalId,
    chatId: '77',
    isPrivate: true,
    isPlayground: false,
    contact: {
      externalId: '77',
      name: "O'tkir \\ ?",
      foldedName: 'otkir',
      handle: null,
      language: null,
    },
    platformMessageId: externalId,
    text: 'Salom',
    folded: 'salom',
    parts: [{ kind: 'TEXT', text: 'Salom' }],
    wantsAnswer: true,
    at: noon,
    ...more,
  };
}

/** Where an outgoing message of the seed's conversation belongs. */
export function placeOf(ids: Seed, conversationId: string): Place {
  return { ...ids, conversationId };
}

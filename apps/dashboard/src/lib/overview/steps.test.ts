import { describe, expect, it } from 'vitest';
import type { BotOverviewQuery } from '#lib/api/generated.ts';
import { minute } from '../../../test/samples.ts';
import { stepsOf } from './steps.ts';

type Bot = BotOverviewQuery['bot'];
type Channel = Bot['channels']['edges'][number]['node'];

function channel(more: Partial<Channel> = {}): Channel {
  return {
    id: 'chn_1',
    platform: 'TELEGRAM',
    mode: 'LIVE',
    transport: 'POLLING',
    status: 'ACTIVE',
    statusCode: 'OK',
    statusReason: null,
    displayName: null,
    username: null,
    publicUrl: null,
    hookUrl: null,
    verifyToken: null,
    credentialExpiresAt: null,
    automatedLine: false,
    commentRule: 'OFF',
    messagePriceUsd: null,
    marketingPriceUsd: null,
    phoneNumberId: null,
    wabaId: null,
    hasCredential: true,
    credentialHint: null,
    provenAt: null,
    lagMs: null,
    lastError: null,
    leaseOwner: null,
    sendsPausedUntil: null,
    templateSync: null,
    pendingCount: null,
    createdAt: minute(0),
    ...more,
  };
}

function bot(more: Partial<Bot>, channels: readonly Channel[]): Bot {
  return {
    id: 'bot_1',
    name: 'Chinor',
    desired: 'RUNNING',
    status: 'ACTIVE',
    statusCode: 'OK',
    statusReason: null,
    deletedAt: null,
    deadLetters: 0,
    defaultLocale: 'uz',
    texts: [],
    published: { id: 'per_1', version: 1 },
    today: { messagesIn: 0, answers: 0, totalTokens: 0, costUsd: 0, failures: 0 },
    channels: { edges: channels.map((node) => ({ node })) },
    ...more,
  };
}

const keys = (given: Bot, hasTalks: boolean) => stepsOf(given, hasTalks).map(({ key }) => key);

describe('what is left to do for a bot', () => {
  it('is nothing when it works and is used', () => {
    expect(keys(bot({}, [channel()]), true)).toEqual([]);
  });

  it('begins with the personality, then a channel; a try-out chat is no channel', () => {
    const fresh = bot({ published: null }, [channel({ platform: 'WEB' })]);
    expect(keys(fresh, false)).toEqual(['personality', 'channel']);
  });

  it('is to start it when it is stopped, without calling its channel broken', () => {
    const stopped = channel({ status: 'INACTIVE', statusCode: 'STOPPED' });
    expect(keys(bot({ desired: 'STOPPED', status: 'INACTIVE' }, [stopped]), true)).toEqual([
      'start',
    ]);
  });

  it('is to look at a channel that does not work', () => {
    const broken = channel({ status: 'INACTIVE', statusCode: 'WRONG_TOKEN' });
    expect(keys(bot({}, [broken]), true)).toEqual(['trouble']);
  });

  it('is to write to it when nobody has yet', () => {
    expect(keys(bot({}, [channel()]), false)).toEqual(['try']);
  });
});

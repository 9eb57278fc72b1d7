import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IgSay } from '../../src/control/instagram.ts';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from '../meta/callback.ts';
import { type AccountDesk, newAccountDesk } from '../meta/desks.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let desk: AccountDesk;
beforeEach(async () => {
  desk = await newAccountDesk(simulator);
});
afterEach(() => desk.close());

const ig = () => simulator.control.instagram;
const payload = { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/instagram\/cdn\?/) };
const file = (type: string) => ({ attachments: [{ type, payload }] });

describe('what customers send', () => {
  const kinds: [string, Partial<IgSay>, Record<string, unknown>][] = [
    ['text', { text: 'hi' }, { text: 'hi' }],
    ['image', { image: true }, file('image')],
    ['video', { video: true }, file('video')],
    ['audio', { audio: true }, file('audio')],
    ['file', { file: true }, file('file')],
    ['several images', { images: 3 }, { attachments: Array(3).fill({ type: 'image', payload }) }],
    ['like_heart', { likeHeart: true }, { attachments: [{ type: 'like_heart' }] }],
    ['ephemeral', { ephemeral: true }, { attachments: [{ type: 'ephemeral' }] }],
    ['unsupported', { unsupported: true }, { is_unsupported: true }],
    ['story mention', { shares: 'story_mention' }, file('story_mention')],
    ['older share', { shares: 'share' }, file('share')],
    [
      'shared post',
      { shares: 'ig_post' },
      {
        attachments: [
          {
            type: 'ig_post',
            payload: { ig_post_media_id: expect.any(String), title: 'A post', ...payload },
          },
        ],
      },
    ],
    [
      'shared reel',
      { shares: 'ig_reel' },
      {
        attachments: [
          {
            type: 'ig_reel',
            payload: { reel_video_id: expect.any(String), title: 'A reel', ...payload },
          },
        ],
      },
    ],
    [
      'story reply',
      { text: 'nice', replyToStory: true },
      { text: 'nice', reply_to: { story: { ...payload, id: expect.any(String) } } },
    ],
    [
      'message after an ad',
      { text: 'hi', referral: { ref: '', source: 'ADS', type: 'OPEN_THREAD', ad_id: '1' } },
      { text: 'hi', referral: { ref: '', source: 'ADS', type: 'OPEN_THREAD', ad_id: '1' } },
    ],
    [
      'unknown attachment',
      { attachments: [{ type: 'hologram', payload: { x: 1 } }] },
      { attachments: [{ type: 'hologram', payload: { x: 1 } }] },
    ],
  ];

  it.each(kinds)('I9: a message of kind %s has its real shape', async (_, said, expected) => {
    const { messageId } = await ig().say({ ...desk.seat, ...said });
    await desk.callback.until(1);
    expect(at(desk.events()[0], 'message')).toEqual({ mid: messageId, ...expected });
  });

  it('I9: the address of an attachment needs no token and is over after a while', async () => {
    await ig().say({ ...desk.seat, image: true });
    await desk.callback.until(1);
    const address = String(at(desk.events()[0], 'message', 'attachments', 0, 'payload', 'url'));
    const got = await fetch(address);
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect((await got.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    await simulator.control.clock.advance(3 * 86_400_000);
    expect((await fetch(address)).status).toBe(403);
  });

  it('quick replies, ice breakers and links come back as what they are', async () => {
    await desk.say('hello');
    const breakers = [{ call_to_actions: [{ question: 'Hours?', payload: 'HOURS' }] }];
    const profile = { platform: 'instagram', ice_breakers: breakers };
    expect((await desk.call('me/messenger_profile', profile)).status).toBe(200);
    const quick = [{ content_type: 'text', title: 'Yes', payload: 'YES' }];
    await desk.send({ message: { text: 'Sure?', quick_replies: quick } });
    const [sent] = await ig().wait(desk.seat);
    await desk.callback.until(2);
    await ig().press({ ...desk.seat, messageId: sent?.id ?? '', button: 'Yes' });
    await desk.callback.until(3);
    await ig().press({ ...desk.seat, button: 'Hours?' });
    await desk.callback.until(4);
    await ig().link(desk.seat);
    await desk.callback.until(5);
    expect(desk.events().slice(2)).toMatchObject([
      { message: { text: 'Yes', quick_reply: { payload: 'YES' } } },
      { postback: { title: 'Hours?', payload: 'HOURS', mid: expect.any(String) } },
      { referral: { ref: 'promo42', source: 'IGME_SOURCE', type: 'OPEN_THREAD' } },
    ]);
  });

  it('I7: reactions, edits, unsent messages and seen name the message they are about', async () => {
    const { messageId } = await desk.say('helo');
    await desk.callback.until(1);
    const about = { ...desk.seat, messageId };
    const steps = [
      () => ig().react({ ...about, reaction: 'love' }),
      () => ig().react(about),
      () => ig().edit({ ...about, text: 'hello' }),
      () => ig().remove(about),
    ];
    for (const [n, step] of steps.entries()) {
      await step();
      await desk.callback.until(n + 2);
    }
    const sent = await desk.send('answer');
    await desk.callback.until(6);
    await ig().read(desk.seat);
    await desk.callback.until(7);
    const events = desk.events();
    expect(events.slice(1, 5)).toMatchObject([
      { reaction: { mid: messageId, action: 'react', reaction: 'love', emoji: '❤️' } },
      { reaction: { mid: messageId, action: 'unreact' } },
      { message_edit: { mid: messageId, text: 'hello', num_edit: 1 } },
      { message: { mid: messageId, is_deleted: true } },
    ]);
    expect(events[6]).toMatchObject({ read: { mid: at(sent.body, 'message_id') } });
    await ig().say({
      ...desk.seat,
      text: 'this one',
      replyTo: String(at(sent.body, 'message_id')),
    });
    await desk.callback.until(8);
    expect(at(desk.events()[7], 'message', 'reply_to')).toEqual({
      mid: at(sent.body, 'message_id'),
    });
  });

  it('I7: what another app owns comes as standby', async () => {
    await ig().say({ ...desk.seat, text: 'not for you', standby: true });
    const [posted] = await desk.callback.until(1);
    expect(at(posted?.body, 'entry', 0, 'messaging')).toBeUndefined();
    expect(at(posted?.body, 'entry', 0, 'standby', 0)).toMatchObject({
      recipient: { id: desk.account.id },
      message: { text: 'not for you' },
    });
  });

  it('I7: two accounts under one app come in one POST, and know a person by different ids', async () => {
    const { appId: app } = desk.account;
    const other = await ig().openAccount({ app, subscribed: true });
    const { meta } = simulator.control;
    await meta.hold(app);
    await desk.say('for A');
    await ig().say({ account: other.id, customer: desk.customer.id, text: 'for B' });
    expect(await meta.release({ app })).toEqual({ posts: 1 });
    const [posted] = await desk.callback.until(1);
    expect(posted?.body).toMatchObject({
      entry: [
        { id: desk.account.id, messaging: [{ message: { text: 'for A' } }] },
        { id: other.id, messaging: [{ message: { text: 'for B' } }] },
      ],
    });
    const [a, b] = desk.events().map((event) => at(event, 'sender', 'id'));
    expect(a).not.toBe(b);
  });

  it('I7: the test event, comments in both forms, and unknown fields come as they are', async () => {
    const { meta } = simulator.control;
    const app = desk.account.appId;
    const value = { sender: { id: '12334' }, recipient: { id: '23245' }, timestamp: '1527459824' };
    const changes = [{ field: 'messages', value: { ...value, message: { mid: 'random_mid' } } }];
    const test = { object: 'instagram', entry: [{ id: '0', time: 1795348800000, changes }] };
    await meta.post({ app, topic: 'instagram', payload: test });
    await ig().comment({ ...desk.seat, text: 'price?' });
    await desk.callback.until(2);
    await ig().configure({ account: desk.account.id, commentForm: 'flat' });
    await ig().comment({ ...desk.seat, text: 'price?' });
    const got = await desk.callback.until(3);
    expect(got[0]?.body).toEqual(test);
    const comment = { from: { username: desk.customer.username }, text: 'price?' };
    expect(at(got[1]?.body, 'entry', 0)).toMatchObject({
      id: desk.account.id,
      changes: [{ field: 'comments', value: comment }],
    });
    expect(at(got[2]?.body, 'entry', 0)).toMatchObject({ field: 'comments', value: comment });
    const account = desk.account.id;
    await ig().inject({ account, value: { message_edit: { mid: 'x', num_edit: 0 } } });
    await desk.callback.until(4);
    expect(desk.events()[0]).toEqual({ message_edit: { mid: 'x', num_edit: 0 } });
  });
});

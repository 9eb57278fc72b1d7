import { expect, it } from 'vitest';
import { check } from '../../history/checker/check.ts';
import type { Line, Of } from '../../history/lines.ts';
import { Scribe } from './scribe.ts';

const objections = (lines: readonly Line[]) => check(lines).map(({ says }) => says);

/** An answer whose send was cut, and of which the platform told by itself; sent again when wished. */
function doubted(type: 'status.sent' | 'echo', again: boolean): Line[] {
  const scribe = new Scribe();
  scribe.tenant('w', type === 'echo' ? 'INSTAGRAM' : 'WHATSAPP');
  const talk = scribe.chat('w', 1);
  scribe.says(talk, 'canaryw c1n1');
  const { id: turn } = scribe.asks(talk, 'canaryw c1n1');
  const stored = scribe.stores(talk, { author: 'BOT', text: 'canaryw c1n1', turn });
  scribe.announce(talk, 'MessageChanged', stored.id, 'SENDING');
  const message = scribe.sends(talk, 'canaryw c1n1', true);
  scribe.tells(talk, message, type);
  if (again) {
    scribe.later(15_000);
    scribe.sends(talk, 'canaryw c1n1');
    stored.maybeTwice = true;
  }
  scribe.announce(talk, 'MessageChanged', stored.id, 'SENT');
  return scribe.end();
}

it.each(['status.sent', 'echo'] as const)('%s settles a send that was cut', (type) => {
  expect(objections(doubted(type, false))).toEqual([]);
});

it.each(['status.sent', 'echo'] as const)(
  'rejects that a message is sent again, marked or not, after %s had told of it',
  (type) => {
    const [first] = objections(doubted(type, true));
    expect(first).toContain('although the platform had told that it is there');
  },
);

it('takes a cut of a send for one of its chat by the name that the send has for the customer', () => {
  const lines = (names: string[]) => {
    const scribe = new Scribe();
    scribe.tenant('w', 'WHATSAPP');
    const talk = scribe.chat('w', 1);
    scribe.says(talk, 'canaryw c1n1');
    const { id: turn } = scribe.asks(talk, 'canaryw c1n1');
    const stored = scribe.stores(talk, { author: 'BOT', text: 'canaryw c1n1', turn });
    scribe.sends(talk, 'canaryw c1n1', true);
    scribe.later(15_000);
    scribe.sends(talk, 'canaryw c1n1');
    stored.maybeTwice = true;
    scribe.announce(talk, 'MessageChanged', stored.id, 'SENT');
    return scribe.end().map((line): Line => {
      if (line.kind === 'customer') return { ...line, names };
      if (line.kind !== 'bot.answered') return line;
      return { ...line, chat: undefined, to: 'UZ.1234' };
    });
  };
  expect(objections(lines(['UZ.1234']))).toEqual([]);
  expect(objections(lines(['UZ.9999'])).join()).toContain('no fault happened');
});

/** Two questions of which the second was stored first; `taken` is when the first one was taken. */
function crossed(on: 'TELEGRAM' | 'WHATSAPP', taken: 'before' | 'after'): Line[] {
  const scribe = new Scribe();
  scribe.tenant('w', on);
  const talk = scribe.chat('w', 1);
  const { bot, chat } = scribe.seat(talk);
  const type = on === 'TELEGRAM' ? 'message' : 'text';
  const step = (kind: 'offered' | 'handed' | 'acked', update: number) => {
    const about = { ...scribe.now(), bot, update };
    const line: Record<typeof kind, Line> = {
      offered: {
        ...{ ...about, kind: 'update.offered', type, chat, message: update },
        text: `canaryw c1n${update}`,
      },
      handed: { ...about, kind: 'update.handed', via: 'hook', call: `g-${update}` },
      acked: { ...about, kind: 'update.acked', via: 'hook' },
    };
    scribe.lines.push(line[kind]);
  };
  for (const update of [1, 2]) step('offered', update);
  step('handed', 1);
  if (taken === 'before') step('acked', 1);
  step('handed', 2);
  step('acked', 2);
  if (taken === 'after') step('acked', 1);
  const stored: Pick<Of<'read.message'>, 'author' | 'direction'> = {
    author: 'CONTACT',
    direction: 'IN',
  };
  for (const update of [2, 1])
    scribe.stores(talk, { ...stored, text: `canaryw c1n${update}`, id: `msg_q${update}` });
  const both = 'canaryw c1n2\ncanaryw c1n1';
  scribe.answers(talk, both, { turn: scribe.asks(talk, both).id });
  return scribe.end();
}

it('lets Meta hand over a later message before an earlier one was taken, and Telegram not', () => {
  expect(objections(crossed('WHATSAPP', 'after'))).toEqual([]);
  expect(objections(crossed('TELEGRAM', 'after')).join()).toContain('is stored before it');
});

it('rejects that one that was taken before the next was handed over stands behind it', () => {
  expect(objections(crossed('WHATSAPP', 'before')).join()).toContain('is stored before it');
});

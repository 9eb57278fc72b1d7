import { describe, expect, it } from 'vitest';
import { check } from '../../history/checker/check.ts';
import type { Line } from '../../history/lines.ts';
import { Scribe } from './scribe.ts';
import { difficultRun } from './valid.ts';

describe('a history in which all went well', () => {
  it('is accepted, with redelivery, burst, supersede, kills, edit, takeover, dead end and doubt', () => {
    expect(check(difficultRun())).toEqual([]);
  });

  it('is accepted whatever the order in which its files were read', () => {
    expect(check(difficultRun().toReversed())).toEqual([]);
  });

  it('is accepted when an update was never acknowledged and is stored nowhere', () => {
    const scribe = new Scribe();
    scribe.tenant('a');
    const { bot, chat } = scribe.seat(scribe.chat('a', 1));
    const lost = { bot, chat, update: 9, message: 9, type: 'message', text: 'canarya c1n1' };
    scribe.lines.push({ ...scribe.now(), kind: 'update.offered', ...lost });
    expect(check(scribe.end())).toEqual([]);
  });

  it('is accepted when a cut call was answered with a refusal and its text came once', () => {
    const scribe = new Scribe();
    scribe.tenant('a');
    const where = scribe.chat('a', 1);
    scribe.says(where, 'canarya c1n1');
    scribe.asks(where, 'canarya c1n1', 'LOST', true);
    const { id } = scribe.asks(where, 'canarya c1n1');
    const doubted = scribe.stores(where, { author: 'BOT', text: 'canarya c1n1', turn: id });
    scribe.sends(where, 'canarya c1n1', true);
    scribe.sends(where, 'canarya c1n1');
    scribe.announce(where, 'MessageChanged', doubted.id, 'SENT');
    doubted.maybeTwice = true;
    expect(check(scribe.end())).toEqual([]);
  });

  it('is accepted when words that perhaps never arrived were said again and did', () => {
    const scribe = new Scribe();
    scribe.tenant('a');
    const where = scribe.chat('a', 1);
    const help = 'Just write your question.';
    scribe.says(where, '/help');
    const held = scribe.stores(where, { author: 'BOT', text: help, state: 'UNCERTAIN' });
    held.maybeTwice = true;
    scribe.announce(where, 'MessageChanged', held.id, 'UNCERTAIN');
    scribe.exchange(where, 'canarya c1n1');
    scribe.says(where, '/help');
    scribe.answers(where, help);
    scribe.exchange(where, 'canarya c1n2');
    expect(check(scribe.end())).toEqual([]);
  });

  it('is accepted when an answer that was cut came to as many tokens as one that was used', () => {
    const scribe = new Scribe();
    scribe.tenant('a');
    const where = scribe.chat('a', 1);
    scribe.says(where, 'canarya c1n1');
    scribe.asks(where, 'canarya c1n1').state = 'SUPERSEDED';
    scribe.says(where, 'canarya c1n2');
    const both = 'canarya c1n1\ncanarya c1n2';
    scribe.answers(where, both, { turn: scribe.asks(where, both).id });
    const [cut, used] = scribe.lines.filter((line) => line.kind === 'read.call');
    const answer = scribe.lines.find((line) => line.kind === 'model.answered');
    if (!cut || !used?.total || !answer?.tokens) throw new Error('Nothing was asked.');
    const unread = used.total - (cut.total ?? 0);
    const lines = scribe.end();
    cut.total = used.total;
    answer.tokens = { ...answer.tokens, total: used.total + 20 };
    const bill = lines.find((line) => line.kind === 'read.usage');
    if (bill) bill.tokens = { ...bill.tokens, total: bill.tokens.total + unread };
    expect(check(lines)).toEqual([]);
  });

  it('is accepted when words said often came again for the one that is marked', () => {
    const scribe = new Scribe();
    scribe.tenant('a');
    const where = scribe.chat('a', 1);
    const help = 'Just write your question.';
    scribe.exchange(where, 'canarya c1n1');
    scribe.says(where, '/help');
    scribe.answers(where, help);
    scribe.says(where, '/help');
    const again = scribe.stores(where, { author: 'BOT', text: help, maybeTwice: true });
    scribe.sends(where, help);
    scribe.fault('killed', 'runner 1');
    scribe.later(5_000);
    scribe.sends(where, help);
    scribe.announce(where, 'MessageChanged', again.id, 'SENT');
    scribe.exchange(where, 'canarya c1n2');
    expect(check(scribe.end())).toEqual([]);
  });

  it('is accepted when an answer begins like one that came twice', () => {
    const scribe = new Scribe();
    scribe.tenant('a');
    const where = scribe.chat('a', 1);
    scribe.says(where, 'canarya c1n1');
    const { id: turn } = scribe.asks(where, 'canarya c1n1');
    const doubted = scribe.stores(where, { author: 'BOT', text: 'canarya c1n1', turn });
    doubted.maybeTwice = true;
    scribe.sends(where, 'canarya c1n1');
    scribe.fault('killed', 'runner 1');
    scribe.later(5_000);
    scribe.sends(where, 'canarya c1n1');
    scribe.announce(where, 'MessageChanged', doubted.id, 'SENT');
    scribe.exchange(where, 'canarya c1n12');
    expect(check(scribe.end())).toEqual([]);
  });

  it('is accepted when two pieces of an answer came twice, each for its own kill', () => {
    const scribe = new Scribe();
    scribe.tenant('a');
    const where = scribe.chat('a', 1);
    scribe.says(where, 'canarya c1n1');
    const { id: turn } = scribe.asks(where, 'canarya c1n1');
    const text = 'canarya c1n1 one\n\ntwo';
    const doubted = scribe.stores(where, { author: 'BOT', text, turn, maybeTwice: true });
    for (const piece of ['canarya c1n1 one', 'two']) {
      scribe.sends(where, piece);
      scribe.fault('killed', 'runner 1');
      scribe.later(5_000);
      scribe.sends(where, piece);
    }
    scribe.announce(where, 'MessageChanged', doubted.id, 'SENT');
    expect(check(scribe.end())).toEqual([]);
  });

  describe('whose killed platform gave the number of an update a second time', () => {
    const [told, later] = ['canarya c1n9', 'canarya c1n1'];
    const begin = () => {
      const scribe = new Scribe();
      scribe.tenant('a');
      const where = scribe.chat('a', 1);
      const about = { ...scribe.seat(where), update: 1, type: 'message' };
      const offer = (message: number, text: string) =>
        scribe.lines.push({ ...scribe.now(), kind: 'update.offered', ...about, message, text });
      const acknowledge = () =>
        scribe.lines.push({ ...scribe.now(), kind: 'update.acked', ...about, via: 'hook' });
      const take = (text: string) => {
        scribe.stores(where, { author: 'CONTACT', direction: 'IN', text });
        scribe.answers(where, text, { turn: scribe.asks(where, text).id });
      };
      offer(1, told);
      const die = () => {
        scribe.fault('killed', 'simulator');
        offer(2, later);
        acknowledge();
        take(later);
        return check(scribe.end());
      };
      return { take, acknowledge, die };
    };

    it('is accepted when nobody had the first one', () => {
      expect(begin().die()).toEqual([]);
    });

    it('is accepted when the first one was stored and answered, acknowledged or not', () => {
      for (const isAcknowledged of [true, false]) {
        const { take, acknowledge, die } = begin();
        if (isAcknowledged) acknowledge();
        take(told);
        expect(die()).toEqual([]);
      }
    });

    it('is rejected when the first one was acknowledged and is not stored', () => {
      const { acknowledge, die } = begin();
      acknowledge();
      expect(die().map(({ invariant }) => invariant)).toEqual(['I1']);
    });
  });

  describe('in which a process is measured for a quarter of an hour', () => {
    const judged = (sizeAt: (second: number) => number) => {
      const scribe = new Scribe();
      scribe.tenant('a');
      const rest = scribe.end().filter(({ kind }) => kind !== 'measured');
      const life = Array.from({ length: 900 }, (_, second): Line => {
        const size = { who: 'runner 1', pid: 7, rssMb: sizeAt(second), sockets: 9 };
        return { t: second * 1_000, by: 'meter', kind: 'measured', ...size };
      });
      return check([...rest, ...life]).map(({ invariant }) => invariant);
    };
    const collected = (second: number) => 140 + (second % 150);

    it('is accepted when memory is collected now and then, and kept once there is nothing to do', () => {
      expect(judged(collected)).toEqual([]);
      expect(judged((second) => (second < 450 ? collected(second) : 270))).toEqual([]);
    });

    it('is rejected when what is left grows from one collection to the next', () => {
      expect(judged((second) => collected(second) + second / 5)).toEqual(['I9']);
    });
  });
});

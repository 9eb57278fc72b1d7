import { describe, expect, it } from 'vitest';
import { check } from '../../history/checker/check.ts';
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
});

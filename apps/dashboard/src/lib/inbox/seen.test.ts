import { describe, expect, it } from 'vitest';
import { conversation, message, minute, start } from '../../../test/samples.ts';
import { Seen } from './seen.svelte.ts';

function store(kept: string | null = null) {
  const box = { text: kept };
  return {
    box,
    getItem: () => box.text,
    setItem: (_name: string, text: string) => {
      box.text = text;
    },
  };
}

const before = new Date(start);
const talk = (lastSeq: number, author: 'CONTACT' | 'BOT' = 'CONTACT') =>
  conversation({
    lastSeq,
    lastMessageAt: minute(lastSeq),
    lastMessage: { ...message(lastSeq), author },
  });

describe('what this browser has seen', () => {
  it('marks nothing before it is opened, as on the server', () => {
    expect(new Seen().isNew(talk(5))).toBe(false);
  });

  it('marks what customers say after it began, until it was shown', () => {
    const seen = new Seen();
    seen.open(store(), before);
    expect([seen.isNew(talk(5)), seen.isNew(talk(5, 'BOT'))]).toEqual([true, false]);
    seen.mark('cnv_1', 5);
    expect([seen.isNew(talk(5)), seen.isNew(talk(6))]).toEqual([false, true]);
  });

  it('does not mark what is older than itself', () => {
    const seen = new Seen();
    seen.open(store(), new Date(start + 3_600_000));
    expect(seen.isNew(talk(5))).toBe(false);
  });

  it('remembers over a reload, and begins anew when what is kept is broken', () => {
    const kept = store();
    const first = new Seen();
    first.open(kept, before);
    first.mark('cnv_1', 5);
    const second = new Seen();
    second.open(kept, before);
    expect(second.isNew(talk(5))).toBe(false);
    for (const broken of ['{', '[]', '{"since":1,"seqs":{}}', '{"since":"x","seqs":{"a":"b"}}']) {
      const third = new Seen();
      third.open(store(broken), before);
      expect(third.isNew(talk(5))).toBe(true);
    }
  });

  it('works when the browser keeps nothing', () => {
    const seen = new Seen();
    const full = () => {
      throw new Error('QuotaExceeded');
    };
    seen.open({ getItem: full, setItem: full }, before);
    seen.mark('cnv_1', 5);
    expect(seen.isNew(talk(5))).toBe(false);
  });
});

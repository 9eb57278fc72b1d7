import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/api/answer.ts';
import { Outbox, type Written } from './outbox.svelte.ts';

const refused = { ok: false, code: 'OFFLINE', message: 'Not now.', fields: [] } as const;

const words = (text: string): Written => ({ text, file: null, quotedId: null });

/** An api that answers when it is told to. */
function api() {
  const calls: { text: string; answer: (value: Answer<string>) => void }[] = [];
  const post = ({ text }: Written) =>
    new Promise<Answer<string>>((answer) => calls.push({ text, answer }));
  return { calls, post };
}

describe('replies on their way', () => {
  it('go one after the other, in the order in which they were written', async () => {
    const { calls, post } = api();
    const stored: string[] = [];
    const outbox = new Outbox(post, (text: string) => stored.push(text));
    const first = outbox.send(words('one'));
    const second = outbox.send(words('two'));
    expect(outbox.waiting.map(({ text }) => text)).toEqual(['one', 'two']);
    await Promise.resolve();
    expect(calls.map(({ text }) => text)).toEqual(['one']);
    calls[0]?.answer({ ok: true, data: 'one' });
    await first;
    calls[1]?.answer({ ok: true, data: 'two' });
    await second;
    expect([stored, outbox.waiting]).toEqual([['one', 'two'], []]);
  });

  it('stay with the reason when they are refused, until sent again or discarded', async () => {
    let answer: Answer<string> = refused;
    const outbox = new Outbox(
      async () => answer,
      () => {},
    );
    await outbox.send(words('one'));
    expect(outbox.waiting).toEqual([{ key: 1, ...words('one'), reason: 'Not now.' }]);
    answer = { ok: true, data: 'one' };
    await outbox.again(1);
    expect(outbox.waiting).toEqual([]);
    answer = refused;
    await outbox.send(words('two'));
    outbox.discard(2);
    expect(outbox.waiting).toEqual([]);
  });

  it('are not sent twice by two clicks', async () => {
    let count = 0;
    const outbox = new Outbox(
      async (): Promise<Answer<string>> => {
        count += 1;
        return count === 1 ? refused : { ok: true, data: '' };
      },
      () => {},
    );
    await outbox.send(words('one'));
    await Promise.all([outbox.again(1), outbox.again(1)]);
    expect(count).toBe(2);
  });

  it('say what is wrong with a file rather than that something is', async () => {
    const fields = [{ path: 'mediaId', message: 'WhatsApp takes photos of up to 5 MB.' }];
    const outbox = new Outbox(
      async () => ({ ...refused, code: 'BAD_INPUT', fields }),
      () => {},
    );
    await outbox.send({ ...words(''), file: { id: 'med_1', name: 'tea.png' } });
    expect(outbox.waiting[0]?.reason).toBe('WhatsApp takes photos of up to 5 MB.');
  });
});

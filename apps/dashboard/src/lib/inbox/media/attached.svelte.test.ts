import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draw } from '../../../../test/draw.ts';
import Attached from './Attached.svelte';

/** The requests that were made, oldest first. */
let made: FakeRequest[] = [];

/** A request whose course the test decides. */
class FakeRequest {
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  readonly sent: unknown[] = [];
  onload?: () => void;
  onerror?: () => void;
  status = 0;
  response: unknown = null;
  isAborted = false;
  constructor() {
    made.push(this);
  }
  open(...where: string[]): void {
    this.sent.push(where.join(' '));
  }
  setRequestHeader(name: string, value: string): void {
    this.sent.push(`${name}: ${value}`);
  }
  send(body: unknown): void {
    this.sent.push(body);
  }
  abort(): void {
    this.isAborted = true;
  }
  answer(status: number, response: unknown): void {
    Object.assign(this, { status, response });
    this.onload?.();
  }
}

beforeEach(() => {
  made = [];
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const file = new File(['tea'], 'narx & menyu.pdf', { type: 'application/pdf' });

function attach() {
  const uploaded: unknown[] = [];
  let removed = 0;
  draw(Attached, {
    file,
    conversationId: 'cnv_1',
    uploaded: (one: unknown) => uploaded.push(one),
    remove: () => (removed += 1),
  });
  return { uploaded, removed: () => removed };
}

describe('a file that goes along', () => {
  it('is sent as it is, shows how far it is, and then is ready', async () => {
    const { uploaded } = attach();
    const [request] = made;
    expect(request?.sent[0]).toBe('POST /media?conversationId=cnv_1&name=narx+%26+menyu.pdf');
    expect(request?.sent.at(-1)).toBe(file);
    request?.upload.onprogress?.({ loaded: 1, total: 4 });
    const bar = screen.getByRole('progressbar', { name: 'narx & menyu.pdf is being uploaded' });
    await vi.waitFor(() => expect(bar).toHaveProperty('value', 0.25));
    request?.answer(201, { id: 'med_1' });
    await screen.findByText('1 kB, ready to be sent');
    expect(uploaded).toEqual([{ id: 'med_1', name: 'narx & menyu.pdf' }]);
  });

  it('says in the api’s words why it is refused, and offers no try that would be in vain', async () => {
    const { uploaded } = attach();
    const message = 'The file is larger than 20 MB. Choose a smaller one.';
    made[0]?.answer(413, { errors: [{ message, extensions: { code: 'BAD_INPUT' } }] });
    expect((await screen.findByRole('alert')).textContent).toBe(message);
    expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
    expect(uploaded).toEqual([]);
  });

  it('is sent again by the button when the line broke', async () => {
    const { uploaded } = attach();
    made[0]?.onerror?.();
    await fireEvent.click(await screen.findByRole('button', { name: 'Send again' }));
    expect(screen.queryByRole('alert')).toBeNull();
    made[1]?.answer(201, { id: 'med_2' });
    expect(uploaded).toEqual([{ id: 'med_2', name: 'narx & menyu.pdf' }]);
  });

  it('is given up when it is removed on its way', async () => {
    const { removed } = attach();
    await fireEvent.click(screen.getByRole('button', { name: 'Remove the file narx & menyu.pdf' }));
    expect(removed()).toBe(1);
    cleanup();
    expect(made[0]?.isAborted).toBe(true);
  });
});

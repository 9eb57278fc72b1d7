import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draw } from '../../../../test/draw.ts';
import { media, message, part } from '../../../../test/samples.ts';
import MessageParts from '../MessageParts.svelte';
import type { Piece } from './piece.ts';

afterEach(cleanup);

// jsdom has no dialogs.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});

async function show(piece: Piece) {
  draw(MessageParts, { message: message(1, { text: '', parts: [piece] }) });
  // What draws files comes later than the page.
  await import('./Drawn.svelte');
  await vi.waitFor(() => expect(document.querySelector('.link[href="/media/med_1"]')).toBeNull());
}

const told = () => document.body.textContent.replaceAll(/\s+/g, ' ').trim();

describe('what a customer sent besides words', () => {
  it('is a link to the file before anything can draw it, and without scripts', () => {
    const photo = part({ kind: 'IMAGE', media: media() });
    draw(MessageParts, { message: message(1, { text: '', parts: [photo] }) });
    const link = screen.getByRole('link', { name: 'Photo' });
    expect(link.getAttribute('href')).toBe('/media/med_1');
  });

  it('is, for a photo, the photo, and large in a dialog that is named and can be closed', async () => {
    await show(part({ kind: 'IMAGE', media: media() }));
    const button = screen.getByRole('button', { name: 'Photo: show it large' });
    expect(button.querySelector('img')?.getAttribute('src')).toBe('/media/med_1');
    await fireEvent.click(button);
    const dialog = screen.getByRole('dialog', { name: 'Photo' });
    expect(dialog.querySelector('a')?.getAttribute('download')).toBe('Photo');
    await fireEvent(dialog, new Event('close'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is, for a voice message, something to listen to that says how long it is', async () => {
    await show(part({ kind: 'VOICE', durationSeconds: 7, media: media() }));
    const sound = screen.getByLabelText('Voice message · 7 sec');
    expect(sound.getAttribute('src')).toBe('/media/med_1');
    // Fifty of them in a conversation are not fetched because somebody looks at it.
    expect(sound.getAttribute('preload')).toBe('none');
  });

  it('can be had as a file where the browser cannot play it', async () => {
    await show(part({ kind: 'VIDEO', media: media({ fileName: 'choy.mkv' }) }));
    await fireEvent.error(screen.getByLabelText('Video'));
    const link = screen.getByRole('link', { name: /choy\.mkv/ });
    expect(link.getAttribute('download')).toBe('choy.mkv');
    expect(told()).toContain('This browser cannot show it. Download it.');
  });

  it('is, for a document, its name, its size and a way to keep it', async () => {
    const file = media({ mimeType: 'application/pdf', fileName: 'menu.pdf' });
    await show(part({ kind: 'DOCUMENT', media: file }));
    const link = screen.getByRole('link', { name: /menu\.pdf 240 kB Download/ });
    expect(link.getAttribute('href')).toBe('/media/med_1');
  });

  it('says that it is being fetched, and why it could not be', async () => {
    await show(part({ kind: 'IMAGE', media: media({ state: 'WAITING', url: null }) }));
    expect(told()).toBe('Photo · being fetched…');
    cleanup();
    const lost = media({ state: 'LOST', url: null, failure: 'Ask the customer again.' });
    await show(part({ kind: 'IMAGE', media: lost }));
    expect(told()).toBe('Photo. Ask the customer again.');
  });

  it('is, for a place, its numbers and a map for who wants one, and nothing is asked before', async () => {
    await show(part({ kind: 'LOCATION', latitude: 41.31, longitude: 69.24, text: 'Chorsu' }));
    expect(told()).toContain('Location · 41.31000, 69.24000');
    const link = screen.getByRole('link', { name: 'Show on a map' });
    expect(link.getAttribute('href')).toContain('mlat=41.31&mlon=69.24');
    expect(link.getAttribute('rel')).toContain('noreferrer');
    expect(document.querySelector('img, iframe')).toBeNull();
  });

  it.each([
    ['poll', 'A poll, which cannot be shown here.'],
    ['ig_reel', 'A shared post, which cannot be shown here.'],
    ['edge_case_42', 'Something that cannot be shown here.'],
  ])('is told in plain words when it is a %s', async (text, words) => {
    await show(part({ kind: 'UNSUPPORTED', text }));
    expect(told()).toBe(`${words} Look at it in the platform’s own app.`);
  });
});

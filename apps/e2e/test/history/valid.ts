import type { Line, Of } from '../../history/lines.ts';
import { Scribe } from './scribe.ts';

/** A run in which everything that is difficult happened, and all of it went well. */
export function difficultRun(): Line[] {
  const scribe = new Scribe();
  scribe.tenant('a');
  scribe.tenant('b');
  const one = scribe.chat('a', 1);
  const other = scribe.chat('b', 2);

  scribe.says(one, '/start');
  scribe.answers(one, 'Welcome to the tea house.');
  scribe.exchange(one, 'canarya c1n1');
  scribe.exchange(other, 'canaryb c2n1');

  // A redelivered question, and a burst with one answer.
  scribe.says(one, 'canarya c1n2', { twice: true });
  scribe.says(one, 'canarya c1n3');
  const both = 'canarya c1n2\ncanarya c1n3';
  scribe.answers(one, both, { turn: scribe.asks(one, both).id });

  // A turn that a newer question superseded.
  scribe.says(one, 'canarya c1n4');
  scribe.asks(one, 'canarya c1n4', 'LOST', true).state = 'SUPERSEDED';
  scribe.says(one, 'canarya c1n5');
  const later = 'canarya c1n4\ncanarya c1n5';
  scribe.answers(one, later, { turn: scribe.asks(one, later).id });

  // A runner killed after the model had answered, and once more while it sent.
  scribe.says(one, 'canarya c1n6');
  scribe.asks(one, 'canarya c1n6', 'LOST');
  scribe.fault('killed', 'runner 1');
  scribe.later(5_000);
  const { id } = scribe.asks(one, 'canarya c1n6');
  const doubted = scribe.stores(one, { author: 'BOT', text: 'canarya c1n6', turn: id });
  scribe.announce(one, 'MessageChanged', doubted.id, 'SENDING');
  scribe.sends(one, 'canarya c1n6');
  scribe.fault('killed', 'runner 1');
  scribe.later(5_000);
  scribe.announce(one, 'MessageChanged', doubted.id, 'QUEUED');
  scribe.sends(one, 'canarya c1n6');
  scribe.announce(one, 'MessageChanged', doubted.id, 'SENT');
  doubted.maybeTwice = true;

  // An answer in two pieces.
  scribe.says(one, 'canarya c1n7');
  const long = scribe.stores(one, {
    author: 'BOT',
    text: 'canarya c1n7 part one\n\npart two',
    turn: scribe.asks(one, 'canarya c1n7').id,
  });
  scribe.sends(one, 'canarya c1n7 part one');
  scribe.sends(one, 'part two');
  scribe.announce(one, 'MessageChanged', long.id, 'SENT');

  // A question that its writer changed after the answer.
  const changed = scribe.says(one, 'canarya c1n8');
  scribe.answers(one, 'canarya c1n8', { turn: scribe.asks(one, 'canarya c1n8').id });
  scribe.says(one, 'canarya c1n8 and more', { edits: changed });

  // A human took the conversation over; a model that could not answer; a send held as uncertain.
  const taken = scribe.chat('a', 3, 'HUMAN');
  scribe.says(taken, 'canarya c3n1');
  scribe.answers(taken, 'canarya, a human here.', { author: 'OPERATOR' });
  const failed = scribe.chat('b', 4);
  scribe.says(failed, 'canaryb c4n1');
  const dead = scribe.asks(failed, 'canaryb c4n1', 'LOST', true);
  dead.state = 'DEAD';
  scribe.answers(failed, 'Sorry, something went wrong.', { turn: dead.id });
  const held = scribe.chat('b', 5);
  scribe.says(held, 'canaryb c5n1');
  const unsure = scribe.stores(held, {
    author: 'BOT',
    text: 'canaryb c5n1',
    turn: scribe.asks(held, 'canaryb c5n1').id,
    state: 'UNCERTAIN',
  });
  scribe.sends(held, 'canaryb c5n1', true);
  scribe.announce(held, 'MessageChanged', unsure.id, 'UNCERTAIN');

  const lines = scribe.end();
  return [...lines, ...secondSubscriber(lines), ...narrowSubscriber(lines, other.conversation)];
}

/** One that was cut in the middle and came back, and was told to begin anew later. */
function secondSubscriber(lines: readonly Line[]): Line[] {
  const about = { by: 'test', subscriber: 'b 2', tenant: 'b' };
  const events = lines.filter((line) => line.kind === 'feed.event').filter(of('b'));
  const own: Line[] = [
    { ...about, t: 3, kind: 'feed.snapshot', cursor: 'e.0' },
    { ...about, t: 4, kind: 'feed.connected', after: 'e.0' },
  ];
  for (const [place, event] of events.entries()) {
    const t = event.t + 1;
    // It missed the fourth entry for good and took a snapshot instead.
    if (place === 3) {
      own.push({
        ...about,
        t,
        kind: 'feed.resync',
        cursor: event.cursor,
        reason: 'TOO_FAR_BEHIND',
      });
      own.push({ ...about, t: t + 0.1, kind: 'feed.snapshot', cursor: event.cursor });
    } else own.push({ ...event, ...about, t });
    if (place !== 1) continue;
    own.push({ ...about, t: t + 0.1, kind: 'feed.cut', code: 1006 });
    own.push({ ...about, t: t + 0.2, kind: 'feed.connected', after: event.cursor });
  }
  return own;
}

/** One that listens to a single conversation. */
function narrowSubscriber(lines: readonly Line[], conversation: string): Line[] {
  const about = { by: 'test', subscriber: 'b 3', tenant: 'b' };
  const events = lines.filter((line) => line.kind === 'feed.event').filter(of('b'));
  return [
    { ...about, t: 5, kind: 'feed.snapshot', cursor: 'e.0' },
    { ...about, t: 6, kind: 'feed.connected', after: 'e.0', conversation },
    ...events
      .filter((event) => event.conversation === conversation)
      .map((event) => ({ ...event, ...about, t: event.t + 2 })),
  ];
}

function of(tenant: string) {
  return (line: Of<'feed.event'>) => line.tenant === tenant;
}

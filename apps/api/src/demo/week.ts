import { rhythm } from './calendar.ts';
import { createPeople } from './people.ts';
import { createRandom, type Random } from './random.ts';
import type { Dialogue } from './script.ts';
import type { Shop } from './shop.ts';
import type { Act, Seat, Stage } from './stage.ts';
import { play } from './timeline.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A shop with the stage on which its week is played. */
export interface Staged {
  readonly shop: Shop;
  readonly stage: Stage;
}

/** Everything that happened in the week before `now`, in order. */
export function weekOf(staged: readonly Staged[], now: Date, random: Random): Act[] {
  const deal = createPeople(random);
  const acts = staged.flatMap(({ shop, stage }) => {
    const moments = rhythm(now, shop.customers, shop.weekdays, random);
    const open = shop.dialogues.filter(({ isOpen }) => isOpen);
    const told = dealt(
      shop.dialogues.filter(({ isOpen }) => !isOpen),
      moments.length,
      random,
    );
    const ended = moments.flatMap((startsAt, place) => {
      const dialogue = told[place];
      if (dialogue === undefined) return [];
      const seat = { stage, person: deal(dialogue.locale) };
      return visits(seat, dialogue, told, startsAt, now, random);
    });
    return [...ended, ...open.flatMap((dialogue) => lately(stage, dialogue, deal, now, random))];
  });
  return acts.sort((a, b) => a.at.getTime() - b.at.getTime());
}

// Each dialogue is told about as often as any other.
function dealt(dialogues: readonly Dialogue[], count: number, random: Random): Dialogue[] {
  const rounds = Math.ceil(count / dialogues.length);
  const decks = Array.from({ length: rounds }, () => random.shuffled(dialogues));
  return decks.flat().slice(0, count);
}

function visits(
  seat: Seat,
  dialogue: Dialogue,
  others: readonly Dialogue[],
  startsAt: Date,
  now: Date,
  random: Random,
): Act[] {
  const first = play(seat, dialogue, startsAt, random);
  const overBy = first.endsAt.getTime() - (now.getTime() - 2 * minute);
  // One that would reach into the future is moved to end a little before now.
  if (overBy > 0) {
    const earlier = new Date(startsAt.getTime() - overBy - random.whole(minute, hour));
    return visits(seat, dialogue, [], earlier, now, random);
  }
  const again = others.find((other) => other !== dialogue && isFollowUp(other, dialogue));
  const back = new Date(first.endsAt.getTime() + random.between(20 * hour, 50 * hour));
  if (again === undefined || !random.chance(0.2) || back.getTime() > now.getTime() - 2 * hour) {
    return [...first.acts];
  }
  return [...first.acts, ...play(seat, again, back, random).acts];
}

// Only who still talks to the bot comes back, and then doesn't begin with a command.
function isFollowUp(next: Dialogue, last: Dialogue): boolean {
  const [opening] = next.steps;
  const begins = opening?.kind === 'ASKS' && !opening.text.startsWith('/');
  const left = last.steps.some(({ kind }) => kind === 'BLOCKS');
  return begins && !left && next.locale === last.locale;
}

function lately(
  stage: Stage,
  dialogue: Dialogue,
  deal: ReturnType<typeof createPeople>,
  now: Date,
  random: Random,
): readonly Act[] {
  const seat = { stage, person: deal(dialogue.locale) };
  // Played twice with the same chance: once to learn how long it takes, then so that it ends now.
  const seed = random.whole(0, 1e9);
  const trial = play(seat, dialogue, now, createRandom(seed));
  const lasts = trial.endsAt.getTime() - now.getTime();
  const endsAt = now.getTime() - random.between(2 * minute, 25 * minute);
  return play(seat, dialogue, new Date(Math.round(endsAt - lasts)), createRandom(seed)).acts;
}

import { answers, arrives, givesUp } from './bot-acts.ts';
import { leaves, picks, sendsPhoto, sendsVoice, writes } from './customer-acts.ts';
import type { Random } from './random.ts';
import { receiptOf } from './receipt.ts';
import { filled, type Dialogue, type Step } from './script.ts';
import { givesBack, replies, takesOver } from './staff-acts.ts';
import type { Act, Seat } from './stage.ts';

const second = 1000;
const minute = 60 * second;

/** A dialogue as it was played: what happened, and when it was over. */
export interface Played {
  readonly acts: readonly Act[];
  readonly endsAt: Date;
}

/** Plays a dialogue with a customer from a moment on, at the pace of people and models. */
export function play(seat: Seat, dialogue: Dialogue, startsAt: Date, random: Random): Played {
  const variant = random.pick(dialogue.variants ?? [{}]);
  const acts: Act[] = [];
  const said: string[] = [];
  let now = startsAt.getTime();
  let askedAt = now;
  const wait = (low: number, high: number) => {
    now += Math.round(random.between(low, high));
    return new Date(now);
  };
  const arrive = (ms: number) => {
    now += ms;
    acts.push(arrives(seat, new Date(now), ms));
  };
  const pause = (before: Step | undefined) => {
    if (before === undefined) return new Date(now);
    // Within the merge window: a burst that gets one answer.
    if (isPlain(before)) return wait(500, 1200);
    return random.chance(0.06) ? wait(4 * minute, 25 * minute) : wait(9 * second, 95 * second);
  };

  dialogue.steps.forEach((step, place) => {
    const before = dialogue.steps[place - 1];
    switch (step.kind) {
      case 'ASKS':
      case 'PHOTO': {
        const text = filled(step.text, variant);
        const at = pause(before);
        askedAt = now;
        said.push(text);
        acts.push(step.kind === 'ASKS' ? writes(seat, at, text) : sendsPhoto(seat, at, text));
        if (text.startsWith('/')) arrive(random.whole(180, 600));
        break;
      }
      case 'VOICE':
        acts.push(sendsVoice(seat, pause(before), step.seconds));
        askedAt = now;
        break;
      case 'PRESSES':
        acts.push(picks(seat, pause(before), step.locale));
        arrive(random.whole(180, 600));
        break;
      case 'BOT':
      case 'FAILS': {
        const text = step.kind === 'BOT' ? filled(step.text, variant) : '';
        const written = seat.stage.writtenAt(new Date(askedAt));
        const receipt = receiptOf(random, written.version, said, text);
        now = askedAt + seat.stage.bot.mergeWindowMs + random.whole(4, 60);
        // Before it gives up, the bot has tried for a while.
        if (step.kind === 'FAILS') wait(15 * second, 70 * second);
        now += receipt.modelMs;
        const at = new Date(now);
        said.push(text);
        acts.push(
          step.kind === 'BOT'
            ? answers(seat, at, { text, receipt, written })
            : givesUp(seat, at, { failure: step.failure, receipt, written }),
        );
        arrive(receipt.sendMs);
        break;
      }
      case 'TAKES':
        acts.push(takesOver(seat, wait(minute, 7 * minute)));
        break;
      case 'STAFF':
        acts.push(replies(seat, wait(25 * second, 4 * minute), filled(step.text, variant)));
        arrive(random.whole(90, 400));
        break;
      case 'HANDS_BACK':
      case 'CLOSES':
        acts.push(givesBack(seat, wait(30 * second, 3 * minute), step.kind === 'CLOSES'));
        break;
      case 'BLOCKS':
        acts.push(leaves(seat, wait(5 * second, minute)));
        break;
    }
  });
  return { acts, endsAt: new Date(now) };
}

function isPlain(step: Step): boolean {
  return (step.kind === 'ASKS' || step.kind === 'PHOTO') && !step.text.startsWith('/');
}

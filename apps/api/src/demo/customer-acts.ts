import type { Locale, Part } from '@cbf/db';
import { takeIn } from '../conversations/inbound.ts';
import type { Inbound } from '../conversations/line.ts';
import { commandNamed } from '../conversations/texts.ts';
import type { Act, Seat } from './stage.ts';

/** The customer writes; a text that begins with a slash is a command. */
export function writes(seat: Seat, at: Date, text: string): Act {
  const command = text.startsWith('/') ? text.slice(1) : null;
  return sends(seat, at, [{ kind: 'TEXT', text }], { command: commandNamed(command) });
}

/** The customer sends a photo with words under it. */
export function sendsPhoto(seat: Seat, at: Date, text: string): Act {
  const image = { kind: 'IMAGE', mimeType: 'image/jpeg', size: 84_213 } as const;
  return sends(seat, at, [image, { kind: 'TEXT', text }], {});
}

/** The customer sends a voice message. */
export function sendsVoice(seat: Seat, at: Date, seconds: number): Act {
  const size = seconds * 2_100;
  return sends(
    seat,
    at,
    [{ kind: 'VOICE', mimeType: 'audio/ogg', size, durationSeconds: seconds }],
    {},
  );
}

/** The customer presses the button of a language. */
export function picks(seat: Seat, at: Date, locale: Locale): Act {
  return sends(seat, at, [], { kind: 'PRESS', data: `lang:${locale}` });
}

/** The customer blocks the bot. */
export function leaves(seat: Seat, at: Date): Act {
  return sends(seat, at, [], { kind: 'BLOCKED' });
}

// Taken in as the runner would hand it over, so that the demo's past is made like any other.
function sends(
  { stage, person }: Seat,
  at: Date,
  parts: readonly Part[],
  more: Partial<Pick<Inbound, 'kind' | 'command' | 'data'>>,
): Act {
  return {
    at,
    async run(change) {
      const number = String(stage.nextNumber());
      const inbound: Inbound = {
        externalId: `demo:${number}`,
        kind: 'MESSAGE',
        chatId: person.externalId,
        isPrivate: true,
        contact: person,
        messageId: number,
        parts,
        command: null,
        data: null,
        isPlayground: false,
        ...more,
      };
      await takeIn(change, { line: stage, inbound });
    },
  };
}

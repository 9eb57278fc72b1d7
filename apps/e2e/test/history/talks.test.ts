import { first, forged, message, textIs, twin, rejects } from './forgery.ts';

rejects({
  I1: [
    [
      'an acknowledged message is not stored',
      () => forged('read.message', message('canarya c1n1', 'IN'), () => null),
    ],
    [
      'a redelivered message is stored twice',
      () =>
        forged('read.message', message('canarya c1n2', 'IN'), (line) =>
          twin(line, { id: 'msg_x', seq: 99 }),
        ),
    ],
    [
      'a message is stored with other words',
      () => forged('read.message', message('canarya c1n1', 'IN'), () => ({ text: 'canarya c1n0' })),
    ],
    [
      'an acknowledged edit is not shown',
      () =>
        forged('read.message', message('canarya c1n8 and more', 'IN'), () => ({
          text: 'canarya c1n8',
        })),
    ],
    [
      'one of two equal commands is missing',
      () => {
        const lines = forged('update.offered', textIs('/start'), (line) =>
          twin(line, { update: 900, message: 900 }),
        );
        const ack = { t: 900, by: 'test', kind: 'update.acked', via: 'poll' } as const;
        return [...lines, { ...ack, bot: '1097', update: 900 }];
      },
    ],
    [
      'a customer has two conversations with one bot',
      () =>
        forged('read.conversation', first(), (line) => twin(line, { conversation: 'cnv_other' })),
    ],
  ],
  I2: [
    [
      'a question has no answer',
      () =>
        forged('read.message', message('canarya c1n1', 'OUT'), () => ({
          text: 'nothing to the point',
        })),
    ],
    [
      'an answer is called sent and never arrived',
      () => forged('chat.message', textIs('canarya c1n1'), () => null),
    ],
    [
      'the second piece of an answer never arrived',
      () => forged('chat.message', textIs('part two'), () => null),
    ],
    [
      'a message waits for ever',
      () => forged('read.message', message('canarya c1n1', 'OUT'), () => ({ state: 'QUEUED' })),
    ],
    ['a turn thinks for ever', () => forged('read.turn', first(), () => ({ state: 'THINKING' }))],
    [
      'a given up answer ends without a word',
      () =>
        forged(
          'read.turn',
          ({ state }) => state === 'DEAD',
          () => ({ state: 'DONE' }),
        ),
    ],
    [
      'a bot is silent although no human has taken over',
      () =>
        forged(
          'read.conversation',
          ({ mode }) => mode === 'HUMAN',
          () => ({ mode: 'BOT' }),
        ).filter((line) => !(line.kind === 'read.message' && line.author === 'OPERATOR')),
    ],
  ],
  I3: [
    [
      'two questions are stored the wrong way round',
      () =>
        forged(
          'read.message',
          ({ text, direction }) => direction === 'IN' && /c1n[23]$/.test(text),
          ({ text, seq }) => ({ seq: text.endsWith('2') ? seq + 1 : seq - 1 }),
        ),
    ],
    [
      'a number is missing',
      () =>
        forged(
          'read.message',
          ({ seq, conversation }) => conversation === 'cnv_a1' && seq > 3,
          ({ seq }) => ({ seq: seq + 1 }),
        ),
    ],
    [
      'an answer stands before its question',
      () =>
        forged(
          'read.message',
          ({ seq, conversation }) => conversation === 'cnv_a1' && (seq === 3 || seq === 4),
          ({ seq }) => ({ seq: 7 - seq }),
        ),
    ],
    [
      'an older answer arrives after a newer one',
      () => forged('chat.message', textIs('canarya c1n1'), () => ({ t: 100_000 })),
    ],
    [
      'the second piece overtakes the first',
      () =>
        forged('chat.message', textIs('part two'), ({ t }) => ({ t: t - 35 })).map((line) =>
          line.kind === 'chat.message' && line.text === 'canarya c1n7 part one'
            ? { ...line, t: line.t + 15 }
            : line,
        ),
    ],
  ],
  I4: [
    [
      'a text arrives twice without a fault',
      () => forged('chat.message', textIs('canarya c1n1'), (line) => twin(line, { message: 900 })),
    ],
    [
      'a text arrives twice and is not marked',
      () => forged('read.message', message('canarya c1n6', 'OUT'), () => ({ maybeTwice: false })),
    ],
    [
      'a text comes again although it had been recorded as sent before the fault',
      () =>
        forged(
          'feed.event',
          ({ state }) => state === 'SENDING',
          () => ({ state: 'SENT' }),
        ),
    ],
    [
      'a text comes again, and the fault only came later',
      () =>
        forged(
          'fault',
          () => true,
          ({ t }) => ({ t: t + 50_000 }),
        ),
    ],
    [
      'a text arrives three times',
      () =>
        forged('chat.message', textIs('canarya c1n6'), (line) =>
          twin(line, { message: 900, t: line.t + 1 }),
        ),
    ],
    [
      'an answer is stored twice',
      () =>
        forged('read.message', message('canarya c1n1', 'OUT'), (line) =>
          twin(line, { id: 'msg_x', seq: 99 }),
        ),
    ],
    [
      'something arrives that the product does not know of',
      () =>
        forged('chat.message', textIs('canarya c1n1'), (line) =>
          twin(line, { message: 900, text: 'a ghost' }),
        ),
    ],
  ],
});

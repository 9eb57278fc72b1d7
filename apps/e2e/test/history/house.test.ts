import { first, forged, message, textIs, twin, rejects } from './forgery.ts';

rejects({
  I5: [
    ['an entry is missing', () => forged('feed.event', first(), () => null)],
    ['an entry comes twice', () => forged('feed.event', first(), (line) => twin(line))],
    [
      'two subscribers see different entries at one place',
      () =>
        forged(
          'feed.event',
          ({ subscriber, cursor }) => subscriber === 'b 2' && cursor === 'e.2',
          () => ({ subject: 'msg_other' }),
        ),
    ],
    [
      'nobody took a snapshot when told to',
      () =>
        forged(
          'feed.snapshot',
          ({ subscriber, cursor }) => subscriber === 'b 2' && cursor !== 'e.0',
          () => null,
        ),
    ],
    [
      'a subscriber never reaches the end',
      () =>
        forged(
          'read.log',
          ({ tenant }) => tenant === 'a',
          () => ({ cursor: 'e.999' }),
        ),
    ],
    [
      'a subscriber comes back from another place than it had reached',
      () =>
        forged(
          'feed.connected',
          ({ after }) => after === 'e.2',
          () => ({ after: 'e.1' }),
        ),
    ],
    [
      'a listener of one conversation misses an entry of it',
      () =>
        forged(
          'feed.event',
          ({ subscriber, cursor }) => subscriber === 'b 3' && cursor === 'e.2',
          () => null,
        ),
    ],
    [
      'a message was never announced',
      () =>
        forged('read.message', message('canarya c1n1', 'OUT'), () => ({ id: 'msg_unannounced' })),
    ],
  ],
  I6: [
    [
      'a call counts a token too many',
      () => forged('read.call', first(), ({ total }) => ({ total: (total ?? 0) + 1 })),
    ],
    [
      'the model answered a call that nobody shows',
      () =>
        forged(
          'read.call',
          ({ state }) => state === 'LOST',
          () => null,
        ),
    ],
    [
      'the bill is not the sum of the calls',
      () =>
        forged('read.usage', first(), ({ tokens }) => ({
          tokens: { ...tokens, total: tokens.total - 1 },
        })),
    ],
    [
      'a call stays open although nothing has failed',
      () =>
        forged(
          'read.call',
          ({ state }) => state === 'LOST',
          () => ({ state: 'OPEN' }),
        ).filter(({ kind }) => kind !== 'fault'),
    ],
    [
      'one answer is counted twice',
      () => forged('read.call', first(), (line) => twin(line, { attempt: 2 })),
    ],
  ],
  I7: [
    [
      'a feed shows another tenant',
      () => forged('feed.event', first(), () => ({ marks: ['canarya', 'canaryb'] })),
    ],
    [
      'a page shows another tenant',
      () => forged('read.message', message('canarya c1n1', 'IN'), () => ({ text: 'canaryb c1n1' })),
    ],
    [
      'a customer hears of another tenant',
      () =>
        forged('chat.message', textIs('Welcome to the tea house.'), () => ({
          text: 'Welcome to canaryb.',
        })),
    ],
    [
      'a prompt holds two tenants',
      () => forged('model.call', first(), () => ({ marks: ['canarya', 'canaryb'] })),
    ],
  ],
  I8: [
    [
      'a log shows a token',
      () =>
        forged(
          'secret.scanned',
          ({ place }) => place === 'log',
          () => ({ found: ['a bot token'] }),
        ),
    ],
    [
      'the database was not looked through',
      () =>
        forged(
          'secret.scanned',
          ({ place }) => place === 'database',
          () => null,
        ),
    ],
    [
      'no secret was planted',
      () =>
        forged(
          'secret.planted',
          () => true,
          () => null,
        ),
    ],
    [
      'the logs were empty',
      () =>
        forged(
          'secret.scanned',
          ({ place }) => place === 'log',
          () => ({ bytes: 0 }),
        ),
    ],
  ],
  I9: [
    [
      'a process grows',
      () =>
        forged(
          'measured',
          () => true,
          ({ t }) => ({ rssMb: 100 + t / 5 }),
        ),
    ],
    ['a process is too large', () => forged('measured', first(), () => ({ rssMb: 5_000 }))],
    ['sockets pile up', () => forged('measured', first(), () => ({ sockets: 5_000 }))],
    [
      'nothing was measured',
      () =>
        forged(
          'measured',
          () => true,
          () => null,
        ),
    ],
  ],
});

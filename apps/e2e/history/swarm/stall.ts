import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Judged } from '../outcome.ts';
import { inBatches, openCrowd, type Crowd, type CrowdPlan } from './crowd.ts';
import { quantile } from './storm.ts';

/** How badly some of a crowd behave. */
export interface StallPlan extends CrowdPlan {
  eventsPerSecond: number;
  /** How many of the crowd stop reading. */
  stalled: number;
  /** Sockets that never say who they are, from many addresses and as many from one. */
  strangers: number;
  /** Subscriptions that one socket asks for. */
  subscriptions: number;
  /** How long the healthy ones are watched alone, and beside the others. */
  seconds: number;
}

/** What the others noticed of it, and what it cost the api. */
export interface StallFigures {
  sockets: number;
  events: number;
  stalled: number;
  /** How many of the stalled were cut within half a minute. */
  cut: number;
  /** Strangers that were let in for their three seconds. */
  admitted: number;
  /** How many subscriptions the greedy socket got before it was closed, and with which code. */
  granted: number;
  closedWith: number;
  lagMsP99Alone: number;
  lagMsP99Beside: number;
  rssMbAlone: number;
  rssMbBeside: number;
}

const tickMs = 50;
const cutWithinMs = 30_000;

/**
 * Some stop reading, some never say who they are, one asks for far too much: the others must not
 * notice, the api must not grow, and whoever stalled goes on from its cursor afterwards.
 */
export async function stall(plan: StallPlan): Promise<Judged<StallFigures>> {
  const crowd = await openCrowd({
    ...plan,
    env: [{ METRICS_TOKEN: metricsToken, SOCKETS_PER_ADDRESS: '20' }],
  });
  const wrong: string[] = [];
  try {
    const healthy = crowd.subscribers.slice(plan.stalled);
    const idle = crowd.subscribers.slice(0, plan.stalled);
    await load(crowd, plan, 5_000);
    crowd.lags();
    const alone = await load(crowd, plan, plan.seconds * 1000);
    const rssMbAlone = await rssMb(crowd);

    const stalledAt = Date.now();
    for (const one of idle) one.stall();
    const misbehaving = Promise.all([
      strangers(crowd, plan.strangers),
      greedy(crowd, plan.subscriptions),
    ]);
    const beside = await load(crowd, plan, Math.max(plan.seconds * 1000, cutWithinMs));
    const [admitted, { granted, closedWith }] = await misbehaving;
    const rssMbBeside = await rssMb(crowd);
    const seconds = Math.round((Date.now() - stalledAt) / 1000);
    const cut = await wakeUp(idle);
    if (cut < idle.length) {
      wrong.push(`${idle.length - cut} stalled sockets were still served after ${seconds} s.`);
    }
    if (healthy.some((one) => !one.isOpen())) wrong.push('A healthy subscriber was cut.');
    if (granted !== mayHave) {
      wrong.push(`One socket was given ${granted} subscriptions, not ${mayHave}.`);
    }
    await inBatches(idle, 10, (one) => one.connect());
    await crowd.settle(20_000);
    return {
      figures: {
        sockets: plan.sockets,
        events: crowd.watch.logged(),
        stalled: idle.length,
        cut,
        admitted,
        granted,
        closedWith,
        lagMsP99Alone: quantile(alone, 0.99),
        lagMsP99Beside: quantile(beside, 0.99),
        rssMbAlone,
        rssMbBeside,
      },
      wrong: [...wrong, ...crowd.watch.wrong()],
    };
  } finally {
    await crowd.stop();
  }
}

/** Has customers write for a while; the sorted delays of what arrived meanwhile. */
async function load(crowd: Crowd, plan: StallPlan, ms: number): Promise<number[]> {
  const begun = Date.now();
  let said = 0;
  while (Date.now() - begun < ms) {
    const due = Math.floor((((Date.now() - begun) / 1000) * plan.eventsPerSecond) / 3) - said;
    if (due > 0) await crowd.say(Math.min(due, 200));
    said += Math.max(0, Math.min(due, 200));
    await pause(tickMs);
  }
  return crowd.lags().sort((a, b) => a - b);
}

/** Reads again what has come to the stalled ones; how many find that they were cut. */
async function wakeUp(stalled: Crowd['subscribers']): Promise<number> {
  for (const one of stalled) one.wake();
  const until = Date.now() + 10_000;
  while (stalled.some((one) => one.isOpen()) && Date.now() < until) await pause(50);
  return stalled.filter((one) => !one.isOpen()).length;
}

/**
 * Opens sockets that upgrade and then keep silent: as many as one address may have from each of
 * many addresses of this machine, then all the rest from one. How many were let in.
 */
async function strangers(crowd: Crowd, count: number): Promise<number> {
  const api = new URL(crowd.apis[0]?.url ?? '');
  let admitted = 0;
  const numbers = Array.from({ length: count }, (_, number) => number);
  await inBatches(numbers, 250, (number) => {
    const host =
      number < count / 2 ? `127.0.${1 + (number >> 8)}.${1 + (number & 0xfe)}` : '127.1.0.1';
    return new Promise<void>((done) => {
      const socket = connect({ host: api.hostname, port: Number(api.port), localAddress: host });
      socket.on('error', () => done());
      socket.on('close', () => done());
      socket.on('connect', () => {
        socket.write(
          `GET /graphql HTTP/1.1\r\nHost: ${api.host}\r\nOrigin: ${crowd.origin}\r\n` +
            'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
            'Sec-WebSocket-Protocol: graphql-transport-ws\r\n' +
            'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
        );
      });
      socket.once('data', (data) => {
        if (data.toString('latin1').startsWith('HTTP/1.1 101')) admitted += 1;
        // Who was let in stays until the api ends it; nobody waits for that here.
        done();
      });
    });
  });
  return admitted;
}

/** One socket that subscribes far too often: what it was given, and how it was closed. */
function greedy(crowd: Crowd, count: number): Promise<{ granted: number; closedWith: number }> {
  const url = `${(crowd.apis[0]?.url ?? '').replace('http', 'ws')}/graphql`;
  const headers = { cookie: crowd.cookie, origin: crowd.origin };
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
  const refused = new Set<number>();
  let asked = 0;
  const ask = (until: number) => {
    for (; asked < until; asked += 1) {
      const payload = { query: 'subscription { events { cursor } }' };
      socket.send(JSON.stringify({ type: 'subscribe', id: `g${asked}`, payload }));
    }
  };
  return new Promise((resolve, reject) => {
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (text.includes('"connection_ack"')) ask(politely);
      const number = /"id":"g(\d+)"/.exec(text)?.[1];
      if (number === undefined || !text.includes('"type":"error"')) return;
      // Some of the flood are refused, too, before the socket is closed.
      if (Number(number) < politely) refused.add(Number(number));
      // What it may have is known by now; the rest is for the flood.
      if (Number(number) === politely - 1) ask(count);
    });
    socket.on('close', (code) => resolve({ granted: politely - refused.size, closedWith: code }));
    socket.on('error', reject);
  });
}

// What one socket may have, and what is more than that and few enough not to be taken for a flood.
const [mayHave, politely] = [20, 40];

const metricsToken = 'a token that only this run knows';

async function rssMb(crowd: Crowd): Promise<number> {
  const answer = await fetch(`${crowd.apis[0]?.url}/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
  });
  const bytes = /^\w*process_resident_memory_bytes (\S+)$/m.exec(await answer.text())?.[1];
  if (bytes === undefined) throw new Error('The api does not say how large it is.');
  return Math.round(Number(bytes) / 1024 / 1024);
}

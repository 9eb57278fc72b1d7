// The processes of a local start together: started in order, restarted when one dies, ended in order.
import { setTimeout as sleep } from 'node:timers/promises';
import { isReady, startChild } from './child.mjs';
import { Complaint, say, step } from './say.mjs';

const longestStartMs = 60_000;
// npm passes Ctrl-C on to a process that the terminal has told already.
const sameKeypressMs = 700;

/** A family that keeps its processes in `logs` and tells `onLine` what they say, when given. */
export function createFamily({ logs, onLine }) {
  const members = new Map();
  let ending;

  async function start(spec) {
    const child = startChild(spec, { logs, onLine });
    members.set(spec.name, child);
    if (await isReady(child, spec.ready, longestStartMs)) {
      void child.ended.then((how) => mourn(spec, how, Date.now()));
      return;
    }
    if (ending !== undefined) return;
    const words = child.lastWords();
    throw new Complaint(
      `${sentence(spec.name)} could not start${words === '' ? '' : `. It said:\n${words}`}\nIts log is ${logs}/${spec.name}.log.`,
    );
  }

  /**
   * Runs a process to its end and gives the lines it said; a Complaint has those of its failure. They
   * may hold a password, so they are not logged.
   */
  async function runTask(spec) {
    const said = [];
    const child = startChild(spec, { onLine: (_name, line) => said.push(line) });
    members.set(spec.name, child);
    const how = await child.closed;
    members.delete(spec.name);
    if (how === 'ended with code 0' || ending !== undefined) return said;
    throw new Complaint(`${sentence(spec.name)} could not be made. It said:\n${child.lastWords()}`);
  }

  /** Starts a process that goes on beside the others; nothing depends on it. */
  function startTask(spec) {
    members.set(spec.name, startChild(spec, { logs, onLine }));
  }

  async function mourn(spec, how, readyAt, deaths = 0) {
    if (ending !== undefined) return;
    const lived = Date.now() - readyAt;
    const count = lived > 60_000 ? 1 : deaths + 1;
    if (count > 5) {
      say(
        `${sentence(spec.name)} ${how} again and again, so everything is stopped: see ${logs}/${spec.name}.log.`,
      );
      await end();
      process.exit(1);
    }
    const waitMs = Math.min(15_000, 500 * 2 ** (count - 1));
    say(
      `${sentence(spec.name)} ${how}; it is started again in ${waitMs / 1000} s. Its log is ${logs}/${spec.name}.log.`,
    );
    await sleep(waitMs);
    if (ending !== undefined) return;
    const child = startChild(spec, { logs, onLine });
    members.set(spec.name, child);
    const bornAt = Date.now();
    void isReady(child, spec.ready, longestStartMs).then((ready) => {
      if (ready && ending === undefined) say(`${sentence(spec.name)} is back.`);
    });
    void child.ended.then((again) => mourn(spec, again, bornAt, count));
  }

  /** Ends all of them: those who use the api first, so that they can say goodbye to it. */
  function end() {
    ending ??= endAll();
    return ending;
  }

  async function endAll() {
    const [api, simulator] = ['api', 'simulator'].map((name) => members.get(name));
    const rest = [...members.values()].filter((child) => child !== api && child !== simulator);
    await stopAll(rest, 2_200);
    await stopAll([api], 1_500);
    await stopAll([simulator], 600);
  }

  return { start, runTask, startTask, end, isEnding: () => ending !== undefined };
}

/** Ends `family`, then this process with code 0, on Ctrl-C or SIGTERM; a second signal at once. */
export function endOnSignals(family) {
  let first;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (first !== undefined && Date.now() - first > sameKeypressMs) process.exit(1);
      if (first !== undefined) return;
      first = Date.now();
      void step('Stopping', () => family.end()).then(() => process.exit(0));
    });
  }
}

async function stopAll(children, graceMs) {
  const present = children.filter((child) => child !== undefined);
  for (const child of present) child.stop('SIGTERM');
  const gone = Promise.all(present.map((child) => child.ended)).then(() => true);
  if (await Promise.race([gone, sleep(graceMs, false)])) return;
  for (const child of present) child.stop('SIGKILL');
  await gone;
}

function sentence(name) {
  return `The ${name}`;
}

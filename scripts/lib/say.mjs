// What the scripts say on the terminal: one line a step, and complaints that are whole sentences.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Something the person at the terminal can mend; shown as it is, without a stack. */
export class Complaint extends Error {}

/** Prints one line. */
export function say(text = '') {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs `work` under a title and prints the title with the seconds it took. Work that lasts says so
 * on a terminal each second and in a log each ten, so that waiting never looks like hanging.
 */
export async function step(title, work) {
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  const isTerminal = process.stdout.isTTY === true;
  const draw = () => {
    if (isTerminal)
      process.stdout.write(`\r  … ${title} ${Math.round((Date.now() - start) / 1000)} s`);
    else say(`  … ${title}, ${Math.round((Date.now() - start) / 1000)} s so far`);
  };
  const end = (mark) => {
    clearInterval(ticker);
    say(`${isTerminal ? '\r\x1b[2K' : ''}  ${mark} ${title} (${seconds()} s)`);
  };
  if (isTerminal) draw();
  const ticker = setInterval(draw, isTerminal ? 1_000 : 10_000);
  try {
    const result = await work();
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    throw error;
  }
}

/** Runs a script's `main`; a Complaint is printed as it is and ends the process with 1. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(
      `\n${error instanceof Complaint ? error.message : (error?.stack ?? error)}\n`,
    );
    process.exit(1);
  }
}

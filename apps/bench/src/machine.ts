import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { root } from './report.ts';

/** Above this other work weighs on what is measured. */
const quietLoad = 1.5;

/** The machine of a run, as it was when the run began. */
export interface Machine {
  readonly words: string;
  /** What a reader of the figures must know; null when the machine was quiet. */
  readonly warning: string | null;
}

/** Names the machine and its load now. */
export function lookAtMachine(load = loadavg()[0] ?? 0): Machine {
  const [cpu] = cpus();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  const gib = Math.round(totalmem() / 2 ** 30);
  const place = `${availableParallelism()} × ${cpu?.model ?? 'unknown processor'}, ${gib} GiB, ${process.platform}, Node ${process.version}`;
  const when = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return {
    words: `${when} UTC, commit ${commit}, ${place}, load average at the start ${load.toFixed(1)}`,
    warning:
      load > quietLoad
        ? `The load average was ${load.toFixed(1)} when this began: other work ran beside it. Times and rates are upper bounds; only ratios of processor time mean much.`
        : null,
  };
}

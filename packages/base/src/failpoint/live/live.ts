import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { currentRules, seed } from './env.ts';
import { readRules, type Rule } from './rules.ts';

let text = '';
let rules: readonly Rule[] = [];
let dice = seed();
const hits = new Map<string, number>();

/** Does at this point what the rules say, having written `{"failpoint":"name"}` to stderr. */
export async function hit(name: string): Promise<void> {
  const rule = ruleFor(name);
  if (rule === undefined || rule.action.kind === 'drop') return;
  writeSync(2, `${JSON.stringify({ failpoint: name, action: rule.action.kind })}\n`);
  switch (rule.action.kind) {
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      return;
    case 'stop':
      process.kill(process.pid, 'SIGSTOP');
      return;
    case 'delay':
      return pause(rule.action.ms);
    case 'throw':
      throw new Error(`The failpoint ${name} was told to fail.`);
  }
}

/** Whether this hint is lost, by the rule's share and the dice of FAILPOINT_SEED. */
export function loses(name: string): boolean {
  const rule = ruleFor(name);
  return rule?.action.kind === 'drop' && roll() < rule.action.share;
}

/** Hits are counted from the moment the rules became what they are. */
function ruleFor(name: string): Rule | undefined {
  const current = currentRules();
  if (current !== text) {
    rules = readRules(current);
    text = current;
    hits.clear();
  }
  if (rules.length === 0) return undefined;
  const count = (hits.get(name) ?? 0) + 1;
  hits.set(name, count);
  return rules.find((rule) => rule.name === name && (rule.at === null || rule.at === count));
}

/** A number below 1; the same sequence for the same seed (mulberry32). */
function roll(): number {
  dice = (dice + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(dice ^ (dice >>> 15), dice | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

// Mutated webhooks of Meta's for others to send, one a line in base64: so many, by this seed.
// `node --conditions=source --import tsx test/mutated.ts 1000 42`
import { once } from 'node:events';
import { mutate, pick, randomFrom } from './mutate.ts';
import { SEEDS } from './seeds.ts';

const [runs = 0, seed = 1] = process.argv.slice(2).map(Number);
const random = randomFrom(seed);
for (let run = 0; run < runs; run += 1) {
  const bytes = mutate(random, pick(random, SEEDS), 6);
  // A message that was seen before would only be recognised.
  const fresh = bytes
    .toString('latin1')
    .replaceAll('wamid.m1', `wamid.m1.${run}`)
    .replaceAll('"mid":"a"', `"mid":"a.${run}"`);
  const line = `${Buffer.from(fresh, 'latin1').toString('base64')}\n`;
  if (!process.stdout.write(line)) await once(process.stdout, 'drain');
}

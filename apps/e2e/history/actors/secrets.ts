import type { Pen } from './pen.ts';

/** Looks for secrets in whatever passes by. */
export interface Lookout {
  /** From now on this secret is looked for, under this name. */
  plant(name: string, secret: string): void;
  /** Looks through a piece of a text that comes in pieces; `where` names the text. */
  pass(place: 'log' | 'answer' | 'database', where: string, text: string): void;
  /** Writes what was looked through and what was found. */
  report(): void;
}

interface Scan {
  place: 'log' | 'answer' | 'database';
  bytes: number;
  tail: string;
  found: Set<string>;
}

/** Begins to look; a secret that lies across two pieces of a text is found, too. */
export function openLookout(pen: Pen): Lookout {
  const secrets = new Map<string, string>();
  const scans = new Map<string, Scan>();
  let longest = 0;
  return {
    plant: (name, secret) => {
      if (secret.length < 8) throw new Error(`${name} is too short to be looked for.`);
      secrets.set(name, secret);
      longest = Math.max(longest, secret.length);
      pen.write({ kind: 'secret.planted', name });
    },
    pass: (place, where, text) => {
      const key = `${place} ${where}`;
      const scan = scans.get(key) ?? { place, bytes: 0, tail: '', found: new Set<string>() };
      scans.set(key, scan);
      const whole = scan.tail + text;
      for (const [name, secret] of secrets) if (whole.includes(secret)) scan.found.add(name);
      scan.bytes += text.length;
      scan.tail = whole.slice(-longest);
    },
    report: () => {
      for (const [key, { place, bytes, found }] of scans) {
        pen.write({ kind: 'secret.scanned', place, where: key, bytes, found: [...found] });
      }
    },
  };
}

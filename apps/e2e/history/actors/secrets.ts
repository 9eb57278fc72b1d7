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

const AT_ONCE = 64 * 1024;

interface Scan {
  place: 'log' | 'answer' | 'database';
  bytes: number;
  /** What has not been looked through, and the end of what has. */
  text: string;
  found: Set<string>;
}

/** Begins to look; a secret that lies across two pieces of a text is found, too. */
export function openLookout(pen: Pen): Lookout {
  const secrets = new Map<string, string>();
  const scans = new Map<string, Scan>();
  let longest = 0;
  const look = (scan: Scan) => {
    for (const [name, secret] of secrets) if (scan.text.includes(secret)) scan.found.add(name);
    scan.text = scan.text.slice(-longest);
  };
  return {
    plant: (name, secret) => {
      if (secret.length < 8) throw new Error(`${name} is too short to be looked for.`);
      secrets.set(name, secret);
      longest = Math.max(longest, secret.length);
      pen.write({ kind: 'secret.planted', name });
    },
    pass: (place, where, text) => {
      const key = `${place} ${where}`;
      const scan = scans.get(key) ?? { place, bytes: 0, text: '', found: new Set<string>() };
      scans.set(key, scan);
      scan.bytes += text.length;
      scan.text += text;
      // Looking through much at once costs far less than looking at each piece.
      if (scan.text.length > AT_ONCE) look(scan);
    },
    report: () => {
      for (const [key, scan] of scans) {
        look(scan);
        const { place, bytes, found } = scan;
        pen.write({ kind: 'secret.scanned', place, where: key, bytes, found: [...found] });
      }
    },
  };
}

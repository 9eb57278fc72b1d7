import type { z } from 'zod';
import { badRequest } from './errors.ts';
import { asObject, fromJson } from '../json.ts';
import { type Part, readMultipart } from '../multipart.ts';

/**
 * The parameters of one call, whichever of the four ways they came. As in the real server every
 * value is a string; what was not one in a JSON body is its JSON text. Unknown ones are ignored.
 */
export class Params {
  readonly #values: ReadonlyMap<string, string>;
  readonly #files: readonly Part[];

  constructor(values: ReadonlyMap<string, string>, files: readonly Part[] = []) {
    this.#values = values;
    this.#files = files;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The parameter as text; empty when it is missing. */
  text(name: string): string {
    return this.#values.get(name) ?? '';
  }

  /** The parameter as a whole number, or the fallback when it is missing or no number. */
  int(name: string, fallback = 0): number {
    const text = this.text(name).trim();
    return /^-?\d+$/.test(text) ? Number(text) : fallback;
  }

  /** The parameter as a whole number inside bounds. */
  clamped(name: string, fallback: number, low: number, high: number): number {
    return Math.min(high, Math.max(low, this.int(name, fallback)));
  }

  bool(name: string): boolean {
    return ['true', 'yes', '1'].includes(this.text(name).toLowerCase());
  }

  /** The parameter's JSON in the asked shape; undefined when missing, 400 when it does not fit. */
  json<T>(name: string, shape: z.ZodType<T>, complaint: string): T | undefined {
    const text = this.text(name);
    if (text === '') return undefined;
    const result = shape.safeParse(fromJson(text));
    if (!result.success) throw badRequest(complaint);
    return result.data;
  }

  /** An uploaded file, either under the parameter's own name or attached under another. */
  upload(name: string): Part | undefined {
    const attached = /^attach:\/\/(.+)$/.exec(this.text(name))?.[1];
    return this.#files.find((part) => part.name === (attached ?? name));
  }
}

/** Reads query and body of a request; throws 400 when a JSON or multipart body is broken. */
export function readParams(query: URLSearchParams, contentType: string, body: Buffer): Params {
  const values = new Map<string, string>(query);
  const files: Part[] = [];
  if (body.length === 0) return new Params(values);
  const kind = contentType.split(';')[0]?.trim().toLowerCase();
  if (kind === 'application/json') {
    const object = asObject(fromJson(body.toString('utf8')));
    if (!object) throw badRequest("can't parse JSON object");
    for (const [name, value] of Object.entries(object)) {
      if (value !== null)
        values.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  } else if (kind === 'multipart/form-data') {
    const parts = readMultipart(contentType, body);
    if (!parts) throw badRequest("can't parse multipart/form-data body");
    for (const part of parts) {
      if (part.fileName === undefined) values.set(part.name, part.bytes.toString('utf8'));
      else files.push(part);
    }
  } else if (kind === 'application/x-www-form-urlencoded') {
    for (const [name, value] of new URLSearchParams(body.toString('utf8'))) values.set(name, value);
  }
  return new Params(values, files);
}

import type { Limits, PlatformName } from '@cbf/channels';
import type { Simulator } from '@cbf/simulator/launch';

/** How the platform fails with one message: it does not take it, or the line breaks. */
export type Failure =
  /** It wants to be left alone for a while. */
  | 'rate'
  /** There is something wrong with the message. */
  | 'refused'
  /** The customer cannot be reached. */
  | 'blocked'
  /** The customer last wrote too long ago. */
  | 'window'
  /** The line broke before the platform had the message. */
  | 'cut before'
  /** The line broke after the platform had the message. */
  | 'cut after';

/** What every channel promises; the contract suite has a case for each. */
export const promises = [
  'limits',
  'verify',
  'receive',
  'strangers',
  'answer',
  'split',
  'duplicate',
  'disorder',
  'burst',
  'takeover',
  'handover in the app',
  'window',
  'rate',
  'refusal',
  'blocked',
  'lost before',
  'lost after',
  'token death',
  'file in',
  'file out',
] as const;
export type Promised = (typeof promises)[number];

/** Why a platform has no such case, and what its limits say of it. */
export interface Lack {
  readonly because: string;
  readonly isSo?: (limits: Limits) => boolean;
}

/** A platform as the contract suite knows it; what a promise means is the same on all. */
export interface Driver {
  readonly platform: PlatformName;
  /** Of what the platform has no notion. */
  readonly without: Partial<Record<Promised, Lack>>;
  /** What a bot is connected with besides the credential. */
  readonly wish: Readonly<Record<string, unknown>>;
  /** The call by which a message is sent, as the simulator names it. */
  readonly sendsBy: string;
  /** How long it wants to be left alone after `rate`, ms. */
  readonly restMs: number;
  /** How often a customer reads a message whose send was `cut after`, and whether the owner is told. */
  readonly afterCut: { readonly times: number; readonly marked: boolean };
  /** A business's account at the platform, which no bot has yet; with this id, where Meta gives one. */
  openAccount(control: Simulator['control'], name: string, id?: string): Promise<Account>;
}

/** An account of a business at a platform: what its owner types into the form, and what happens to it. */
export interface Account {
  /** Its id at the platform, which the simulator calls `bot`. */
  readonly id: string;
  /** What connects it, and what a check is asked about. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The same with a token that was never issued. */
  readonly wrong: Readonly<Record<string, unknown>>;
  /** What may be read nowhere. */
  readonly secrets: readonly string[];
  /** What an owner does at the platform once the channel is there. */
  arrange(hook: Hook): Promise<unknown>;
  /** Strangers send this text to where the platform's webhooks go; what they are answered. */
  forge(hookUrl: string, text: string): Promise<number[]>;
  /** Somebody who has not written yet. */
  enter(name: string): Promise<Guest>;
  /** From now on the next message with these words fails in this way. */
  fail(how: Failure, words: string): Promise<void>;
  /** The webhook that brings these words comes twice. */
  double(words: string): Promise<void>;
  /** Its token is refused from now on. */
  revoke(): Promise<void>;
}

/** Where webhooks go, and the word by which the platform knows that it is right. */
export interface Hook {
  readonly hookUrl: string;
  readonly verifyToken: string;
}

/** A customer of an account. */
export interface Guest {
  readonly name: string;
  /** How the platform names them to this account; whom it has not introduced yet is shown by it. */
  readonly ids: readonly string[];
  say(text: string): Promise<void>;
  /** Sends a picture of these bytes. */
  sendPicture(bytes: Buffer): Promise<void>;
  /** Says two lines, of which the second one arrives first. */
  sayTwisted(first: string, second: string): Promise<void>;
  /** Said something so many hours ago, which arrives only now. */
  saidBefore(hours: number, text: string): Promise<void>;
  /** A person of the business answers in the platform's own app. */
  isAnsweredInApp(text: string): Promise<void>;
  /** How many pictures have arrived. */
  pictures(): Promise<number>;
  /** The texts that have arrived, oldest first. */
  heard(): Promise<readonly string[]>;
}

/** The call of a method that a platform has no notion of: nobody may come here. */
export function unknownHere(what: string): () => Promise<never> {
  return () => Promise.reject(new Error(`The platform has no ${what}.`));
}

/** What a POST of this text with these headers is answered. */
export async function statusOf(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<number> {
  const type = { 'content-type': 'application/json' };
  return (await fetch(url, { method: 'POST', body, headers: { ...type, ...headers } })).status;
}

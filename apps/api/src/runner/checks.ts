import { between, newId, steadyMs } from '@cbf/base';
import {
  CredentialCheck,
  rows,
  type ChannelMode,
  type CredentialField,
  type Platform,
  type StatusCode,
} from '@cbf/db';
import { openCheck, sealCheck } from '../channels/secrets.ts';
import type { Live } from '../events/live.ts';
import { Refusal } from '../words/refusal.ts';
import type { ChannelKeeper } from './opened.ts';
import type { Timings } from './lease.ts';
import { runnersSeen } from './presence.ts';

/** A credential in a runner's hands, to be tried. */
export interface ClaimedCheck {
  readonly id: string;
  readonly platform: Platform;
  readonly mode: ChannelMode;
  readonly credential: string;
}

/** What a runner found out about a credential. */
export interface CheckResult {
  readonly ok: boolean;
  readonly code: StatusCode;
  readonly displayName: string | null;
  readonly username: string | null;
  readonly externalId: string | null;
  /** Which of the values is wrong, where the platform tells. */
  readonly field: CredentialField | null;
}

/** The same as a runner sends it: what it does not know is left out. */
export type CheckWord = Pick<CheckResult, 'ok' | 'code'> & {
  readonly [Known in 'displayName' | 'username' | 'externalId']?: string | null | undefined;
} & { readonly field?: CredentialField | null | undefined };

/** How long a person waits for a runner's word, ms. */
export const patienceMs = 10_000;

/**
 * Asks a runner whether a credential works and waits for its word. Refuses at once when no runner
 * works, and after ten seconds when none has answered.
 */
export async function askForCheck(
  keeper: ChannelKeeper,
  times: Timings,
  workspaceId: string,
  wish: Omit<ClaimedCheck, 'id'>,
): Promise<CheckResult> {
  const { database, live, sealer } = keeper;
  if ((await runnersSeen(database, times)).runners === 0)
    throw new Refusal('BAD_STATE', 'noRunner');
  const id = newId('chk');
  const em = database.em.fork();
  em.create(CredentialCheck, {
    id,
    workspaceId,
    platform: wish.platform,
    mode: wish.mode,
    sealedCredential: sealCheck(sealer, { id, workspaceId }, wish.credential),
    createdAt: database.now(),
  });
  await between('commit:ask-credential', () => em.flush());
  try {
    const result = await waitUntil(
      live,
      id,
      patienceMs,
      async () => {
        const check = await database.em.fork().findOneOrFail(CredentialCheck, { id });
        return check.finishedAt == null ? null : resultOf(check);
      },
      () => {
        live.wakeRunners('CHANNELS');
      },
    );
    if (result === null) throw new Refusal('BAD_STATE', 'checkTimedOut');
    return result;
  } finally {
    // The credential is not needed any more, found good or bad.
    await database.em.fork().nativeDelete(CredentialCheck, { id });
  }
}

/** Waits until `look` finds something, looking at each wake-up of `key` and twice a second; null when time is up. */
export async function waitUntil<Found>(
  live: Live,
  key: string,
  ms: number,
  look: () => Promise<Found | null>,
  begin: () => void,
): Promise<Found | null> {
  const end = steadyMs() + ms;
  let wake: () => void = () => undefined;
  const stop = live.checks.on(key, () => {
    wake();
  });
  try {
    begin();
    for (;;) {
      const found = await look();
      if (found !== null || steadyMs() >= end) return found;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 500);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    stop();
  }
}

/** Hands a runner credentials that nobody has tried yet. */
export async function claimChecks(
  { database, sealer }: ChannelKeeper,
  runnerId: string,
  limit: number,
): Promise<ClaimedCheck[]> {
  const em = database.em.fork();
  const claimed = await rows<{ id: string }>(
    em,
    `update credential_check set claimed_by = ?, claimed_at = ?
     where claimed_at is null and id in (
       select id from credential_check where claimed_at is null order by created_at limit ?)
     returning id`,
    [runnerId, database.now(), limit],
  );
  const checks = await em.find(CredentialCheck, { id: { $in: claimed.map(({ id }) => id) } });
  return checks.map((check) => ({
    id: check.id,
    platform: check.platform,
    mode: check.mode,
    credential: openCheck(sealer, check),
  }));
}

/** Takes a runner's word on a credential; false when nobody waits for it any more. */
export async function reportCheck(
  { database, live }: Pick<ChannelKeeper, 'database' | 'live'>,
  id: string,
  word: CheckWord,
): Promise<boolean> {
  const changed = await database.em.fork().nativeUpdate(
    CredentialCheck,
    { id, finishedAt: null },
    {
      ok: word.ok,
      code: word.code,
      displayName: word.displayName ?? null,
      username: word.username ?? null,
      externalId: word.externalId ?? null,
      field: word.field ?? null,
      finishedAt: database.now(),
    },
  );
  live.checks.tell(id, null);
  return changed > 0;
}

function resultOf(check: CredentialCheck): CheckResult {
  return {
    ok: check.ok ?? false,
    code: check.code ?? 'INTERNAL',
    displayName: check.displayName ?? null,
    username: check.username ?? null,
    externalId: check.externalId ?? null,
    field: check.field ?? null,
  };
}

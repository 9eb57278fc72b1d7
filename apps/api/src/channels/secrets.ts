import { createHash } from 'node:crypto';
import type { Sealer } from '@cbf/base';
import type { Channel, CredentialCheck } from '@cbf/db';

// A sealed text is tied to its row and column: moved to another row, it cannot be opened.
type Place = Pick<Channel, 'id' | 'workspaceId'>;

/** The platform's secret, sealed for this channel's row. */
export function sealCredential(sealer: Sealer, channel: Place, credential: string): string {
  return sealer.seal(credential, place(channel, 'channel|credential'));
}

/** The platform's secret of a channel; null when it holds none. Only a runner may be given it. */
export function openCredential(
  sealer: Sealer,
  channel: Place & Pick<Channel, 'sealedCredential'>,
): string | null {
  if (channel.sealedCredential == null) return null;
  return sealer.open(channel.sealedCredential, place(channel, 'channel|credential'));
}

/** What a platform must send back with a webhook, sealed for this channel's row. */
export function sealHookSecret(sealer: Sealer, channel: Place, secret: string): string {
  return sealer.seal(secret, place(channel, 'channel|hookSecret'));
}

/** What a platform must send back with a webhook; empty when the channel has no secret. */
export function openHookSecret(
  sealer: Sealer,
  channel: Place & Pick<Channel, 'sealedHookSecret'>,
): string {
  if (channel.sealedHookSecret == null) return '';
  return sealer.open(channel.sealedHookSecret, place(channel, 'channel|hookSecret'));
}

/** A credential that is only asked about, sealed for the question's row. */
export function sealCheck(sealer: Sealer, check: Place, credential: string): string {
  return sealer.seal(credential, place(check, 'credential_check|credential'));
}

/** The credential that a runner is asked about. */
export function openCheck(
  sealer: Sealer,
  check: Pick<CredentialCheck, 'id' | 'workspaceId' | 'sealedCredential'>,
): string {
  return sealer.open(check.sealedCredential, place(check, 'credential_check|credential'));
}

/** By what a verify token is found: it is random and long, so that nothing leads back from this. */
export function verifyTokenHash(verifyToken: string): string {
  return createHash('sha256').update(verifyToken).digest('hex');
}

function place({ id, workspaceId }: Place, column: string): string {
  return `${workspaceId}|${column}|${id}`;
}

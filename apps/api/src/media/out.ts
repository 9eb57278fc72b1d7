import { createHmac, timingSafeEqual } from 'node:crypto';
import { Delivery, Media } from '@cbf/db';
import type { Parts } from '../context.ts';
import { Refusal } from '../words/refusal.ts';
import { keptFile, type Shelved } from './serve.ts';

/** A send that is under way, by whose lease its file may be asked for from outside. */
export interface Ticket {
  readonly deliveryId: string;
  readonly lease: string;
}

const minutes = 10;

/**
 * An address at which a platform that takes files by address alone finds one, without a session: for
 * ten minutes, and not after its send is over or another's.
 */
export function outUrl({ config, database }: Parts, ticket: Ticket): string {
  const until = Math.floor(database.now().getTime() / 1_000) + minutes * 60;
  const token = [ticket.deliveryId, until, signed(config.sessionSecret, ticket, until)].join('.');
  return `${config.publicUrl}/media/out/${token}`;
}

/** The file behind such an address; NOT_FOUND once it has ended, and for every other. */
export async function outgoingFile(parts: Parts, token: string): Promise<Shelved> {
  const { config, database } = parts;
  const [, deliveryId = '', until = '', proof = ''] = form.exec(token) ?? [];
  const [delivery] = await database.read.find(Delivery, "id = ? and state = 'SENDING'", [
    deliveryId,
  ]);
  const isOver = Number(until) * 1_000 <= database.now().getTime();
  if (delivery?.lease == null || isOver) throw gone();
  const { lease, messageId } = delivery;
  const wanted = signed(config.sessionSecret, { deliveryId, lease }, Number(until));
  if (!timingSafeEqual(Buffer.from(wanted), Buffer.from(proof))) throw gone();
  const [media] = await database.read.find(Media, 'message_id = ? and part = 0', [messageId]);
  if (media === undefined) throw gone();
  return keptFile(parts, media.id, null);
}

const form = /^(dlv_[0-9a-z]{26})\.(\d{1,12})\.([\w-]{43})$/;

function signed(secret: string, { deliveryId, lease }: Ticket, until: number): string {
  const what = ['media-out', deliveryId, lease, until].join('|');
  return createHmac('sha256', secret).update(what).digest('base64url');
}

function gone(): Refusal {
  return new Refusal('NOT_FOUND', 'mediaNotFound');
}

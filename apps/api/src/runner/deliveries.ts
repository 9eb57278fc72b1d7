import {
  Bot,
  Channel,
  Conversation,
  Delivery,
  Message,
  setAside,
  type DeliveryReason,
  type DeliveryState,
  type Platform,
} from '@cbf/db';
import { isAnswer } from '../conversations/outgoing.ts';
import { isReaction, settleReaction } from '../conversations/reactions.ts';
import { isShut } from '../conversations/window.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { mark } from '../letters/attention.ts';
import { claimAll } from '../turns/claim-all.ts';
import { claimedDelivery, type ClaimedDelivery } from './claimed.ts';
import { after, takeLease, type Lease, type Timings } from './lease.ts';
import { wasShown } from './proved.ts';

// Only the first open message or reaction of a conversation may go, and only by the runner that holds
// the channel; a channel whose token is refused keeps its messages until it has a new one, and one
// that the platform wants quiet until that is over.
const dueDeliveries = `
  select d.id, d.workspace_id as "workspaceId"
  from delivery d
  join channel h on h.id = d.channel_id
  where d.state = 'QUEUED' and d.next_at <= ?
    and (d.lease_until is null or d.lease_until <= ?)
    and h.disconnected_at is null and h.status_code <> 'WRONG_TOKEN'
    and h.lease_owner = ? and h.lease_until > ?
    and (h.sends_paused_until is null or h.sends_paused_until <= ?) and h.id not in (?)
    and not exists (
      select 1 from delivery e
      where e.conversation_id = d.conversation_id and e.seq <= d.seq
        and (e.seq < d.seq or e.id < d.id) and e.state in ('QUEUED', 'SENDING'))
  order by d.next_at limit ?`;

/**
 * How long after a cut-off send it is repeated, when the bot's owner wants that. Meta tells of what it
 * has by itself, some seconds later, and so as not to send it again its word is waited for.
 */
const resendAfterMs: Readonly<Record<Platform, number>> = {
  ...{ TELEGRAM: 5_000, WEB: 5_000 },
  ...{ WHATSAPP: 15_000, INSTAGRAM: 15_000 },
};

/**
 * Hands a runner the messages that are next in their conversations. Each is marked as being sent
 * before the runner writes a byte, so that a crash leaves a doubt and never a silent repeat.
 * `closed` are channels that have sent as much as they may at the moment.
 */
export async function claimDeliveries(
  writer: Writer,
  times: Timings,
  runnerId: string,
  limit: number,
  closed: readonly string[] = [],
): Promise<ClaimedDelivery[]> {
  const now = writer.database.now();
  const params = [now, now, runnerId, now, now, closed.length === 0 ? [''] : closed];
  const due = await setAside(
    writer.database,
    { table: 'delivery', text: dueDeliveries, params },
    limit,
  );
  return claimAll(writer, due, (workspaceIds, candidates) =>
    change(writer, 'claim-deliveries', workspaceIds, async (inner) => {
      const claimed: ClaimedDelivery[] = [];
      for (const { id } of candidates) {
        const lease = takeLease(runnerId, inner.at, times.leaseMs);
        if (await begin(inner, id, lease)) claimed.push(await claimedDelivery(inner.em, id));
      }
      return claimed;
    }),
  );
}

async function begin(inner: LineChange, id: string, lease: Lease): Promise<boolean> {
  const { em } = inner;
  const delivery = await em.findOne(Delivery, { id, state: 'QUEUED' });
  if (delivery === null) return false;
  const message = await em.findOneOrFail(Message, { id: delivery.messageId });
  const conversation = await em.findOneOrFail(Conversation, { id: delivery.conversationId });
  const isMessage = !isReaction(delivery);
  if (isMessage && isAnswer(message) && conversation.mode === 'HUMAN') {
    await settle(inner, delivery, 'FAILED', 'SILENCED');
    return false;
  }
  if (isTooLate(delivery, inner.at)) {
    await settle(inner, delivery, 'FAILED', 'TOO_LATE');
    return false;
  }
  const isFree = !isMessage || (message.template == null && message.comment == null);
  if (conversation.windowUntil != null && isFree) {
    const { platform } = await em.findOneOrFail(Channel, { id: delivery.channelId });
    // Whoever gives a reaction: the longer time that a person has is for words.
    if (isShut(platform, conversation, isMessage ? message.author : 'BOT', inner.at)) {
      await settle(inner, delivery, 'FAILED', 'WINDOW_CLOSED');
      return false;
    }
  }
  em.assign(delivery, { ...lease, state: 'SENDING', attempt: delivery.attempt + 1 });
  // A long message goes out in several claims, with pauses that are nobody's business.
  if (isMessage && message.deliveryState !== 'SENDING')
    mark(inner, message, 'SENDING', message.deliveryReason ?? null);
  await em.flush();
  return true;
}

// Older than this a message only puzzles whoever gets it.
const tooLateMs = 24 * 3_600_000;

/** Whether a message has waited so long that it is better not sent any more. */
export function isTooLate({ createdAt }: Delivery, at: Date): boolean {
  return at.getTime() - createdAt.getTime() > tooLateMs;
}

/**
 * Ends a delivery and shows how it ended on its message. One whose repeat came to nothing may be with
 * the customer all the same, by the send that was cut off.
 */
export async function settle(
  inner: LineChange,
  delivery: Delivery,
  state: Extract<DeliveryState, 'SENT' | 'FAILED' | 'UNCERTAIN'>,
  reason: DeliveryReason | null,
): Promise<void> {
  if (isReaction(delivery)) return settleReaction(inner, delivery, state, reason);
  const message = await inner.em.findOneOrFail(Message, { id: delivery.messageId });
  delivery.state = state === 'SENT' ? 'SENT' : 'FAILED';
  delivery.finishedAt = inner.at;
  delivery.leaseUntil = null;
  mark(inner, message, state === 'FAILED' && delivery.resent ? 'UNCERTAIN' : state, reason);
}

/**
 * A send was cut off and nobody knows whether it arrived: by the bot's policy it is repeated once,
 * marked as perhaps twice, or held and shown as uncertain. A reaction can be given twice without harm.
 */
export async function settleDoubt(inner: LineChange, delivery: Delivery): Promise<void> {
  const bot = await inner.em.findOneOrFail(Bot, { id: delivery.botId });
  const channel = await inner.em.findOneOrFail(Channel, { id: delivery.channelId });
  const message = await inner.em.findOneOrFail(Message, { id: delivery.messageId });
  if (!isReaction(delivery) && wasShown(inner, channel.platform, delivery, message)) return;
  const ended = channel.disconnectedAt != null;
  const isHeld = bot.uncertainSend === 'HOLD' && !isReaction(delivery);
  if (delivery.resent || ended || isHeld) return settle(inner, delivery, 'UNCERTAIN', 'UNCERTAIN');
  delivery.resent = true;
  requeue(inner, delivery, resendAfterMs[channel.platform]);
  if (isReaction(delivery)) return;
  message.maybeTwice = true;
  mark(inner, message, 'QUEUED', null);
}

/** Puts a delivery back to be claimed after a while; its old lease may still report a success. */
export function requeue(inner: LineChange, delivery: Delivery, waitMs: number): void {
  delivery.state = 'QUEUED';
  delivery.nextAt = after(inner.at, waitMs);
  delivery.leaseUntil = null;
  inner.work('DELIVERIES', delivery.nextAt);
}

/**
 * Whether a runner may still begin to send what it was handed; false when its lease has ended or a
 * person has taken the conversation over meanwhile. Asked when some time has passed since the claim.
 */
export async function mayStillSend(
  writer: Writer,
  times: Timings,
  deliveryId: string,
  lease: string,
): Promise<boolean> {
  const known = await writer.database.em.fork().findOne(Delivery, { id: deliveryId, lease });
  if (known === null) return false;
  return change(writer, 'ask-send', [known.workspaceId], async (inner) => {
    const { em, at } = inner;
    const delivery = await em.findOne(Delivery, { id: deliveryId, lease, state: 'SENDING' });
    if (delivery?.leaseUntil == null || delivery.leaseUntil <= at) return false;
    if (await isSilenced(inner, delivery)) {
      await settle(inner, delivery, 'FAILED', 'SILENCED');
      return false;
    }
    delivery.leaseUntil = after(at, times.leaseMs);
    return true;
  });
}

/** Whether this is an answer of the bot where a person answers by now. */
export async function isSilenced({ em }: LineChange, delivery: Delivery): Promise<boolean> {
  if (isReaction(delivery)) return false;
  const message = await em.findOneOrFail(Message, { id: delivery.messageId });
  if (!isAnswer(message)) return false;
  const conversation = await em.findOneOrFail(Conversation, { id: delivery.conversationId });
  return conversation.mode === 'HUMAN';
}

/** Settles the sends of runners that have gone silent. Returns how many there were. */
export async function expireDeliveries(writer: Writer): Promise<number> {
  const where = { state: 'SENDING', leaseUntil: { $lte: writer.database.now() } } as const;
  const expired = await writer.database.em.fork().find(Delivery, where, { limit: 200 });
  if (expired.length === 0) return 0;
  return change(
    writer,
    'expire-deliveries',
    expired.map(({ workspaceId }) => workspaceId),
    async (inner) => {
      const ids = expired.map(({ id }) => id);
      const still = await inner.em.find(Delivery, { ...where, id: { $in: ids } });
      for (const delivery of still) await settleDoubt(inner, delivery);
      return still.length;
    },
  );
}

import {
  Channel,
  Conversation,
  Delivery,
  Message,
  rollUp,
  type DeliveryReason,
  type DeliveryState,
  type Pricing,
} from '@cbf/db';
import { isReaction, settleReaction } from '../conversations/reactions.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { mark } from '../letters/attention.ts';
import { withPlatformId } from './arrived.ts';
import { isForward, proveArrival } from './proved.ts';

/** A platform's word that a message was delivered, read or failed. */
export interface Receipt {
  readonly platformMessageId: string;
  readonly state: DeliveryState;
  /** Our delivery's id, where it came back with it: the send may not be answered yet. */
  readonly trace?: string | null | undefined;
  readonly reason?: DeliveryReason | null | undefined;
  readonly platformCode?: string | null | undefined;
  readonly pricing?: Pricing | null | undefined;
}

/** Moves messages forward by the platform's receipts; returns how many changed. */
export async function recordReceipts(
  writer: Writer,
  channelId: string,
  receipts: readonly Receipt[],
): Promise<number> {
  const channel = await writer.database.em.fork().findOne(Channel, { id: channelId });
  if (channel === null) return 0;
  return change(writer, 'record-receipts', [channel.workspaceId], async (inner) => {
    let changed = 0;
    for (const receipt of receipts) {
      const found = await messageOf(inner, channelId, receipt);
      if (found === null) continue;
      const { delivery } = found;
      const isChanged =
        delivery && isReaction(delivery)
          ? await takeOfReaction(inner, delivery, receipt)
          : await take(inner, channel, found, receipt);
      if (isChanged) changed += 1;
    }
    return changed;
  });
}

interface Found {
  readonly message: Message;
  readonly delivery: Delivery | null;
}

async function messageOf(
  { em }: LineChange,
  channelId: string,
  { platformMessageId, trace }: Receipt,
): Promise<Found | null> {
  const traced = trace ? await em.findOne(Delivery, { id: trace, channelId }) : null;
  const message = await em.findOne(
    Message,
    traced ? { id: traced.messageId } : { channelId, platformMessageId, direction: 'OUT' },
  );
  if (message === null) return null;
  return {
    message,
    delivery: traced ?? (await em.findOne(Delivery, { messageId: message.id, reactionNo: 0 })),
  };
}

// The reaction has an id of its own there, which nobody asks for; its message keeps its own.
async function takeOfReaction(
  inner: LineChange,
  delivery: Delivery,
  { state, reason, platformCode }: Receipt,
): Promise<boolean> {
  const inDoubt = delivery.resent && (delivery.state === 'QUEUED' || delivery.state === 'FAILED');
  if (state !== 'FAILED') {
    if (inDoubt) await settleReaction(inner, delivery, 'SENT', null);
    return inDoubt;
  }
  // One that waits anew is another than the one that was refused.
  if (!inDoubt && delivery.state !== 'SENT' && delivery.state !== 'SENDING') return false;
  const code = platformCode?.slice(0, 100) ?? null;
  await settleReaction(inner, delivery, 'FAILED', reason ?? 'REJECTED', code);
  return true;
}

async function take(
  inner: LineChange,
  channel: Channel,
  { message, delivery }: Found,
  receipt: Receipt,
): Promise<boolean> {
  const { state, platformMessageId } = receipt;
  const priced = await price(inner, channel, message, receipt);
  Object.assign(message, withPlatformId(message, platformMessageId));
  if (state === 'FAILED') return failed(inner, message, delivery, receipt) || priced;
  const proved = delivery !== null && proveArrival(inner, channel.platform, delivery, message);
  // Of a message in several pieces the last one tells.
  const isWhole =
    message.platformMessageIds.length <= 1 || message.platformMessageId === platformMessageId;
  const isOver = message.deliveryState === 'FAILED';
  if (isOver || !isWhole || !isForward(message.deliveryState, state)) return proved || priced;
  mark(inner, message, state, null);
  return true;
}

// What the platform took and then refused is not tried again.
function failed(
  inner: LineChange,
  message: Message,
  delivery: Delivery | null,
  { reason, platformCode }: Receipt,
): boolean {
  if (isForward('SENT', message.deliveryState) || message.deliveryState === 'FAILED') return false;
  if (delivery?.state === 'QUEUED') {
    delivery.state = 'FAILED';
    delivery.finishedAt = inner.at;
  }
  message.platformCode = platformCode?.slice(0, 100) ?? null;
  mark(inner, message, 'FAILED', reason ?? 'REJECTED');
  return true;
}

// What went out in one piece is charged once, however many receipts say so.
async function price(
  { em }: LineChange,
  { settings }: Channel,
  message: Message,
  { pricing, platformMessageId }: Receipt,
): Promise<boolean> {
  const counted = message.pricing?.counted ?? [];
  if (pricing == null || counted.includes(platformMessageId)) return false;
  message.pricing = { ...pricing, counted: [...counted, platformMessageId] };
  const nano = priceOf(pricing, settings);
  if (nano === undefined) return true;
  message.priceNano = (message.priceNano ?? 0) + nano;
  if (nano === 0) return true;
  const { conversationId, workspaceId, botId, createdAt: at } = message;
  const conversation = await em.findOneOrFail(Conversation, { id: conversationId });
  conversation.messageCostNano += nano;
  // Counted when the message was written, by which a rebuild finds it, too.
  await rollUp(em, { workspaceId, botId, model: '', at }, { messageCostNano: nano });
  return true;
}

function priceOf({ billable, category }: Pricing, settings: Channel['settings']) {
  const { messagePriceNano, marketingPriceNano = messagePriceNano } = settings ?? {};
  if (!billable) return 0;
  return category.toLowerCase() === 'marketing' ? marketingPriceNano : messagePriceNano;
}

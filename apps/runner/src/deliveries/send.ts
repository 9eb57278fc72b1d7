import type { Logger } from '@cbf/base';
import { limitsOf, type Outbound, type SendResult } from '@cbf/channels';
import type { DeliveryReportInput } from '@cbf/client';
import type { Api, ClaimedDelivery } from '../api.ts';
import type { Book } from '../channels/book.ts';
import { reasonOf } from '../channels/reasons.ts';
import type { Speaker } from '../channels/speaker.ts';
import type { Holdings } from '../holdings.ts';
import type { Store } from '../media/store.ts';
import type { Metrics } from '../metrics.ts';
import { handedOver, shownAt } from './file.ts';
import { templateOf } from './template.ts';

/** What sending works with. */
export interface SendParts {
  api: Api;
  book: Book;
  deliveries: Holdings;
  logger: Logger;
  metrics: Metrics;
  /** Where the files of messages are. */
  store: Pick<Store, 'open'>;
}

type Report = Omit<DeliveryReportInput, 'deliveryId' | 'lease'>;

/** After this long the world may have moved on: a lease ended, a person took over. */
const freshMs = 1_000;

/**
 * Sends what is still missing of a claimed delivery, piece by piece, and records each outcome
 * before the next piece; stops at the first that did not arrive or when the lease is lost. When more
 * than a second has passed since it was asked for (`askedAt`, of `performance.now()`), because the
 * process was stopped or the api was away, it asks once more before it writes a byte.
 */
export async function sendDelivery(
  delivery: ClaimedDelivery,
  parts: SendParts,
  askedAt: number,
): Promise<void> {
  let dropped = false;
  parts.deliveries.add(delivery.id, { lease: delivery.lease, drop: () => (dropped = true) });
  const startedAt = performance.now();
  try {
    const speaker = await speakerOf(delivery, parts);
    if (speaker === null) {
      await record(delivery, parts, notReady(delivery));
      return;
    }
    const pieces = layOut(speaker, delivery, parts);
    if (pieces.length === 0) {
      await record(delivery, parts, {
        outcome: 'REJECTED',
        piece: 1,
        pieces: 1,
        detail: 'no text',
      });
      return;
    }
    if (delivery.readId !== null) showRead(speaker, delivery.chatId, delivery.readId);
    let freshAt = askedAt;
    for (const [index, send] of pieces.entries()) {
      if (index < delivery.piecesSent) continue;
      if (dropped || !(await isFresh(delivery, parts, freshAt))) return;
      const result = await send();
      const isLast = index === pieces.length - 1;
      const report = reportOf(result, { piece: index + 1, pieces: pieces.length, isLast });
      const kept = await record(delivery, parts, {
        ...report,
        sendMs: Math.round(performance.now() - startedAt),
      });
      freshAt = performance.now();
      if (result.outcome !== 'sent' || !kept) return;
    }
  } finally {
    parts.deliveries.remove(delivery.id);
  }
}

async function isFresh(
  { id, lease }: ClaimedDelivery,
  { api, logger }: SendParts,
  since: number,
): Promise<boolean> {
  if (performance.now() - since < freshMs) return true;
  return api.mayStillSend(id, lease).catch((error: unknown) => {
    // Not a byte is written on a guess: the lease ends, and the api hands it out again.
    logger.warn({ deliveryId: id, err: error }, 'nobody could say whether to send; not sent');
    return false;
  });
}

/** The pieces of a message on its platform, each as what sends it. */
function layOut(
  { platform, client }: Speaker,
  delivery: ClaimedDelivery,
  { store }: SendParts,
): (() => Promise<SendResult>)[] {
  const { id: trace, chatId, text, buttons, byHuman, replyTo, reaction, comment } = delivery;
  const words = {
    ...{ text, buttons, byHuman, trace },
    ...(replyTo === null ? {} : { replyTo }),
    ...(comment === null ? {} : { comment }),
    ...(reaction === null ? {} : { reaction }),
  };
  const carried = handedOver(delivery.media, store);
  switch (platform) {
    case 'TELEGRAM':
      return client
        .layOut({ ...words, ...carried })
        .map((piece) => () => client.send(chatId, piece));
    case 'WHATSAPP': {
      const template = templateOf(delivery);
      const whole = { ...words, ...carried, ...menuOf(delivery), ...(template && { template }) };
      return client.layOut(whole).map((piece) => () => client.send(chatId, piece));
    }
    case 'INSTAGRAM':
      return client
        .layOut({ ...words, ...shownAt(delivery.media) })
        .map((piece) => () => client.send(chatId, piece));
  }
}

/** More buttons than WhatsApp shows under a message open as a list, by a word of the customer's language. */
function menuOf({
  buttons,
  buttonsOpener: label,
}: ClaimedDelivery): Pick<Outbound, 'buttons' | 'list'> {
  const isList = label != null && buttons.length > limitsOf('WHATSAPP').buttons.most;
  return isList ? { list: { label, sections: [{ rows: buttons }] } } : { buttons };
}

// Whoever answers has read. It is a courtesy that may fail freely, and nothing waits for it.
function showRead(speaker: Speaker, chatId: string, readId: string): void {
  if (speaker.platform !== 'TELEGRAM') void speaker.client.markRead(chatId, readId);
}

async function speakerOf(delivery: ClaimedDelivery, parts: SendParts): Promise<Speaker | null> {
  const open = await parts.book.find(delivery.channelId).catch((error: unknown) => {
    parts.logger.warn(
      { deliveryId: delivery.id, err: error },
      'the channel could not be looked up',
    );
    return null;
  });
  return open?.speaker ?? null;
}

/** Nothing was sent, so the delivery may wait for its channel to run again. */
function notReady(delivery: ClaimedDelivery): Report {
  return {
    outcome: 'RETRY',
    piece: delivery.piecesSent + 1,
    pieces: delivery.piecesSent + 1,
    retryAfterMs: 5_000,
    detail: 'The channel does not run at the moment.',
  };
}

/** What the api is told of one piece. */
export function reportOf(
  result: SendResult,
  place: { piece: number; pieces: number; isLast: boolean },
): Report {
  const { piece, pieces } = place;
  switch (result.outcome) {
    case 'sent': {
      const outcome = place.isLast ? 'SENT' : 'PIECE_SENT';
      const { platformMessageId, movedTo: movedToChatId } = result;
      return { outcome, piece, pieces, platformMessageId, movedToChatId };
    }
    case 'retry':
      return {
        outcome: 'RETRY',
        piece,
        pieces,
        retryAfterMs: result.afterMs,
        limited: result.limited ?? false,
        channelPauseMs: result.botPauseMs === undefined ? null : Math.ceil(result.botPauseMs),
        detail: result.detail,
      };
    case 'rejected':
      return {
        ...{ outcome: 'REJECTED', piece, pieces, detail: result.reason },
        reason: reasonOf(result.reasonCode),
        platformCode: result.platformCode ?? null,
      };
    case 'blocked':
      return { outcome: 'BLOCKED', piece, pieces, detail: result.detail };
    case 'unauthorized':
      return { outcome: 'UNAUTHORIZED', piece, pieces, detail: result.detail };
    case 'uncertain':
      return { outcome: 'UNCERTAIN', piece, pieces, detail: result.detail };
  }
}

/** False when the lease is no longer this runner's: somebody else goes on with the delivery. */
async function record(
  delivery: ClaimedDelivery,
  parts: SendParts,
  report: Report,
): Promise<boolean> {
  parts.metrics.sends.inc({ outcome: report.outcome });
  try {
    const { id: deliveryId, lease } = delivery;
    return await parts.api.recordDelivery({ deliveryId, lease, ...report });
  } catch (error) {
    const { id: deliveryId } = delivery;
    parts.logger.error({ deliveryId, err: error, outcome: report.outcome }, 'a send is unrecorded');
    return false;
  }
}

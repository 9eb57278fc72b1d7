import { z } from 'zod';
import { InboundKind, type Received } from '../channel.ts';
import { Id, isoOf, keyOf } from '../meta/read.ts';
import { partsOf } from './parts.ts';
import { chatOf, type Surroundings } from './people.ts';
import { WhatsappMessage } from './wire.ts';

const Revoked = z.object({ original_message_id: Id });
const Edited = Revoked.extend({ message: z.looseObject({ type: z.string() }) });

/**
 * One of the `message_echoes`: what a person of the business wrote, changed or took back in the
 * phone's app; null when it does not say to whom. Never something that a customer said.
 */
export function readEcho(raw: unknown, { people, receivedAt }: Surroundings): Received | null {
  const echo = WhatsappMessage.safeParse(raw).data;
  if (echo === undefined) return null;
  const contact = people({ phone: echo.to, bsuid: echo.to_user_id });
  if (contact === null) return null;
  const start = {
    externalId: keyOf('wa', 'echo', echo.id),
    chatId: echo.group_id === undefined ? chatOf(contact) : `group:${echo.group_id}`,
    isPrivate: echo.group_id === undefined,
    contact,
    at: isoOf(echo.timestamp, receivedAt),
  };
  const content = echo[echo.type];
  const revoked = echo.type === 'revoke' ? Revoked.safeParse(content).data : undefined;
  if (revoked) {
    const messageId = revoked.original_message_id;
    return plain({ ...start, kind: InboundKind.DELETE, messageId, parts: [], byBusiness: true });
  }
  const edited = echo.type === 'edit' ? Edited.safeParse(content).data : undefined;
  if (edited) {
    const { original_message_id: messageId, message } = edited;
    const parts = partsOf(message.type, message[message.type]);
    return plain({ ...start, kind: InboundKind.EDIT, messageId, parts, byBusiness: true });
  }
  const parts = partsOf(echo.type, content);
  return plain({ ...start, kind: InboundKind.ECHO, messageId: echo.id, parts });
}

function plain(inbound: Received['inbound']): Received {
  return { inbound, pressId: null };
}

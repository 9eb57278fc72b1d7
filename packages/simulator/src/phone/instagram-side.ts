import { asObject, type Json } from '../json.ts';
import { addPerson } from '../instagram/book.ts';
import { namedAccount, react, seat, see, type Seated, setBlocked } from '../instagram/customers.ts';
import { hasListener, threadTopic } from '../instagram/events.ts';
import type { Message } from '../instagram/model.ts';
import { press, say } from '../instagram/say.ts';
import type { Meta } from '../meta/service.ts';
import { objectsIn, type PhoneFile, type PhoneMessage, type Side, textIn } from './side.ts';

const WINDOW_MS = 24 * 3_600_000;
const FILES: Readonly<Record<string, PhoneFile['kind']>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  file: 'file',
  story_mention: 'image',
  ig_post: 'image',
  ig_reel: 'image',
  share: 'image',
};

/** Instagram as the page sees it: accounts stand where Telegram has bots. */
export function instagramSide(meta: Meta): Side {
  const { world } = meta;
  return {
    platform: 'instagram',
    bots: () =>
      Object.values(world.instagram.accounts).map((account) => ({
        username: account.username,
        name: account.name,
        handle: `@${account.username}`,
        listening: hasListener(meta, account),
      })),
    customers: () => Object.values(world.instagram.people).map(({ id, name }) => ({ id, name })),
    addCustomer: (wish) => addPerson(world, wish),
    seat: ({ bot, customer }) => {
      const seated = seat(meta, { account: namedAccount(meta, bot).id, customer });
      const names = { account: seated.account.id, customer };
      return {
        topic: threadTopic(seated.account, seated.thread),
        messages: () => seated.thread.messages.map((message) => drawn(seated, message)),
        state: () => stateOf(meta, seated),
        see: () => see(meta, seated),
        say: ({ text, photo, voice }, origin) =>
          say(meta, { ...names, standby: false, text, ...files(photo, voice) }, origin),
        press: (messageId, button) => press(meta, { ...names, messageId, button }),
        react: (id, isLiked) => react(meta, seated, id, isLiked ? 'love' : undefined),
        setBlocked: (isBlocked) => setBlocked(meta, seated, isBlocked),
      };
    },
    file: (id) => {
      const media = world.shared.media[id];
      if (!media || !world.instagram.accounts[media.owner]) return null;
      return { mimeType: media.mimeType, bytes: world.bytesOf(media) };
    },
  };
}

function files(photo: true | undefined, voice: true | undefined) {
  return { ...(photo ? { image: {} } : {}), ...(voice ? { audio: {} } : {}) };
}

function stateOf(meta: Meta, { account, thread }: Seated) {
  const now = meta.world.clock.now();
  const until = thread.heardAt === 0 ? 0 : thread.heardAt + WINDOW_MS;
  return {
    blocked: thread.blocked,
    typingMs: Math.max(0, thread.typingUntil - now),
    windowUntil: until > now ? until : null,
    listening: hasListener(meta, account),
    starters: objectsIn(account.profile['ice_breakers'])
      .flatMap((group) => objectsIn(group['call_to_actions']))
      .map(({ question, payload }) => ({ id: String(payload), title: String(question) })),
  };
}

function drawn({ thread }: Seated, message: Message): PhoneMessage {
  const { content } = message;
  const quotedId = textIn(asObject(content['reply_to'])?.['mid']);
  const quoted = thread.messages.find(({ id }) => id === quotedId);
  return {
    message_id: message.id,
    from: message.from,
    date: Math.floor(message.at / 1000),
    ...(message.edits === undefined ? {} : { edit_date: 1 }),
    ...(message.deleted ? { deleted: true } : body(content)),
    ...(quoted ? { quote: textIn(quoted.content['text']) ?? '…' } : {}),
    ...(message.reaction === undefined ? {} : { reaction: message.reaction }),
    ...(message.from === 'customer'
      ? { ticks: message.at <= thread.seenAt ? 'read' : 'sent' }
      : {}),
  };
}

function body(content: Json): Partial<PhoneMessage> {
  const text = textIn(content['text']);
  const one = asObject(content['attachment']);
  const attachments = [...objectsIn(content['attachments']), ...(one ? [one] : [])];
  const quick = objectsIn(content['quick_replies']).map(({ title, payload }) => ({
    id: textIn(payload) ?? String(title),
    title: String(title),
  }));
  if (attachments.some(({ type }) => type === 'like_heart')) return { text: '❤️' };
  const shown = attachments.flatMap((attachment) => fileOf(attachment));
  return {
    ...(text === undefined ? {} : { text }),
    ...(shown.length > 0 ? { files: shown } : {}),
    ...(quick.length > 0 ? { quick } : {}),
  };
}

/** Files of customers lie here; those of an account are noted by their address and never fetched. */
function fileOf({ type, payload }: Json): PhoneFile[] {
  const kind = FILES[String(type)];
  if (!kind) return [];
  const address = textIn(asObject(payload)?.['url']);
  const id = /\/instagram\/cdn\?mid=(\d+)/.exec(address ?? '')?.[1];
  if (id !== undefined) return [{ kind, url: `/phone/api/instagram/file?id=${id}` }];
  return [{ kind: 'file', ...(address === undefined ? {} : { name: address }) }];
}

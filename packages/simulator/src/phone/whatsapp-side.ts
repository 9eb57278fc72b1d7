import { asObject, type Json } from '../json.ts';
import { CODES } from '../meta/codes.ts';
import type { Meta } from '../meta/service.ts';
import { addPerson } from '../whatsapp/book.ts';
import { open, react, seat, type Seated, setBlocked } from '../whatsapp/customers.ts';
import { chatTopic, hasListener, textOf } from '../whatsapp/events.ts';
import type { Message } from '../whatsapp/model.ts';
import { press, say } from '../whatsapp/say.ts';
import { objectsIn, type PhoneFile, type PhoneMessage, type Side, textIn } from './side.ts';

const FILES: Readonly<Record<string, PhoneFile['kind']>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  document: 'file',
  sticker: 'sticker',
};

/** WhatsApp as the page sees it: numbers stand where Telegram has bots. */
export function whatsappSide(meta: Meta): Side {
  const { world } = meta;
  return {
    platform: 'whatsapp',
    bots: () =>
      Object.values(world.whatsapp.phones).map((phone) => ({
        username: phone.id,
        name: phone.name,
        handle: `+${phone.phone}`,
        listening: hasListener(meta, phone),
      })),
    customers: () => Object.values(world.whatsapp.people).map(({ id, name }) => ({ id, name })),
    addCustomer: ({ id, name }) =>
      addPerson(world, { name, ...(id === undefined ? {} : { phone: String(id) }) }),
    seat: ({ bot, customer }) => {
      const seated = seat(meta, { number: bot, customer });
      const names = { number: seated.phone.id, customer };
      return {
        topic: chatTopic(seated.phone, seated.chat),
        messages: () => seated.chat.messages.map((message) => drawn(seated, message)),
        state: () => stateOf(meta, seated),
        see: () => open(meta, seated),
        say: ({ text, photo, voice }, origin) =>
          say(meta, { ...names, text, ...files(photo, voice) }, origin),
        press: (messageId = '', button) => press(meta, { ...names, messageId, button }),
        react: (messageId, isLiked) => react(meta, seated, messageId, isLiked ? '❤️' : ''),
        setBlocked: (isBlocked) => setBlocked(meta, seated, isBlocked),
      };
    },
    file: (id) => {
      const media = world.shared.media[id];
      if (!media || !world.whatsapp.phones[media.owner]) return null;
      return { mimeType: media.mimeType, bytes: world.bytesOf(media) };
    },
  };
}

function files(photo: true | undefined, voice: true | undefined) {
  return { ...(photo ? { image: {} } : {}), ...(voice ? { voice: {} } : {}) };
}

function stateOf(meta: Meta, { phone, chat }: Seated) {
  const now = meta.world.clock.now();
  const until = Math.max(chat.windowUntil, chat.freeEntryUntil);
  const prompts: unknown = phone.automation['prompts'];
  return {
    blocked: chat.blockedByCustomer,
    typingMs: Math.max(0, chat.typingUntil - now),
    windowUntil: until > now ? until : null,
    listening: hasListener(meta, phone),
    starters: (Array.isArray(prompts) ? prompts : []).map((one) => ({
      id: String(one),
      title: String(one),
    })),
  };
}

function drawn({ chat }: Seated, message: Message): PhoneMessage {
  const content = asObject(message.content) ?? {};
  const quoted = chat.messages.find(({ id }) => id === message.context);
  const readAt = chat.messages.find(({ id }) => id === chat.readId)?.n ?? 0;
  const { failure } = message;
  return {
    message_id: message.id,
    from: message.from,
    date: Math.floor(message.at / 1000),
    ...(message.edited ? { edit_date: 1 } : {}),
    ...(message.deleted ? { deleted: true } : body(message, content)),
    ...(quoted ? { quote: wordsOf(quoted) } : {}),
    ...(message.reaction === undefined ? {} : { reaction: message.reaction }),
    ...(message.from === 'customer' ? { ticks: message.n <= readAt ? 'read' : 'sent' } : {}),
    ...(failure === undefined
      ? {}
      : { refused: { code: failure, reason: CODES[failure]?.title ?? '' } }),
  };
}

function body(message: Message, content: Json): Partial<PhoneMessage> {
  const { type } = message;
  const kind = FILES[type];
  if (kind) {
    const id = textIn(content['id']);
    const name = textIn(content['filename']) ?? textIn(content['link']);
    const url = id === undefined ? {} : { url: `/phone/api/whatsapp/file?id=${id}` };
    const file: PhoneFile = { kind, ...url, ...(name === undefined ? {} : { name }) };
    return { files: [file], ...optionalText(textIn(content['caption'])) };
  }
  if (type === 'interactive') return interactive(content);
  if (type === 'template') return optionalText(textIn(content['rendered']));
  if (type === 'button') return optionalText(textIn(content['text']));
  if (type === 'location') {
    const place =
      textIn(content['name']) ?? `${String(content['latitude'])}, ${String(content['longitude'])}`;
    return { label: { icon: '📍', text: place } };
  }
  if (type === 'contacts') {
    const [first] = objectsIn(message.content);
    const name = asObject(first?.['name'])?.['formatted_name'];
    return { label: { icon: '👤', text: textIn(name) ?? '' } };
  }
  return optionalText(textOf(message));
}

function interactive(content: Json): Partial<PhoneMessage> {
  const reply = asObject(content['button_reply']) ?? asObject(content['list_reply']);
  if (reply) return optionalText(textIn(reply['title']));
  const part = (name: string) => textIn(asObject(content[name])?.['text']);
  const action = asObject(content['action']) ?? {};
  const buttons = objectsIn(action['buttons']).map((button) => {
    const { id, title } = asObject(button['reply']) ?? {};
    return { id: String(id), title: String(title) };
  });
  const rows = objectsIn(action['sections'])
    .flatMap((section) => objectsIn(section['rows']))
    .map((row) => {
      const description = textIn(row['description']);
      return {
        id: String(row['id']),
        title: String(row['title']),
        ...(description === undefined ? {} : { description }),
      };
    });
  const [header, footer] = [part('header'), part('footer')];
  return {
    ...(header === undefined ? {} : { header }),
    ...optionalText(part('body')),
    ...(footer === undefined ? {} : { footer }),
    ...(buttons.length > 0 ? { buttons } : {}),
    ...(rows.length > 0 ? { list: { name: String(action['button']), rows } } : {}),
  };
}

function wordsOf(message: Message): string {
  const content = asObject(message.content) ?? {};
  const inside = body(message, content);
  return inside.text ?? inside.label?.text ?? inside.files?.[0]?.name ?? message.type;
}

function optionalText(text: string | undefined): { text?: string } {
  return text === undefined ? {} : { text };
}

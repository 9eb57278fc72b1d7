import { z } from 'zod';
import { type InboundPart, PartKind } from '../channel.ts';
import { clean } from '../clean.ts';
import { Id, itemsOf, List, maybe, parseBody, Words } from '../meta/read.ts';

const MOST_PARTS = 20;

const Text = z.object({ body: z.string() });
const File = z.object({
  id: Id,
  caption: Words,
  filename: Words,
  mime_type: Words,
  voice: maybe(z.boolean()),
});
const Place = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: Words,
  address: Words,
});
const Card = z.object({
  name: maybe(z.object({ formatted_name: Words, first_name: Words, last_name: Words })),
  phones: List,
});
const Phone = z.object({ phone: z.string().transform(clean) });
const Order = z.object({ text: Words, product_items: List });
const Item = z.object({
  product_retailer_id: z.string(),
  quantity: maybe(z.number()),
  item_price: maybe(z.number()),
  currency: Words,
});
const Form = z.object({
  type: z.literal('nfm_reply'),
  nfm_reply: z.object({ body: Words, response_json: maybe(z.string()) }),
});
const Answers = z.record(z.string(), z.unknown());
const Unsupported = z.object({ type: Words });

const FILES = {
  audio: PartKind.AUDIO,
  image: PartKind.IMAGE,
  video: PartKind.VIDEO,
  document: PartKind.DOCUMENT,
  sticker: PartKind.STICKER,
} as const;

/** What a message of this type holds, in our words; what we have no word for says so. Never empty. */
export function partsOf(type: string, content: unknown): InboundPart[] {
  const parts = readParts(type, content);
  return parts.length > 0 ? parts : [unsupported(content, type)];
}

function readParts(type: string, content: unknown): InboundPart[] {
  switch (type) {
    case 'text':
      return text(Text.safeParse(content).data?.body);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return file(type, content);
    case 'location':
      return place(content);
    case 'contacts':
      return itemsOf(content).slice(0, MOST_PARTS).flatMap(card);
    case 'order':
      return order(content);
    case 'interactive':
      return form(content);
    default:
      return [];
  }
}

function text(words: string | undefined): InboundPart[] {
  const told = clean(words ?? '');
  return told.trim() === '' ? [] : [{ kind: PartKind.TEXT, text: told }];
}

function file(type: keyof typeof FILES, content: unknown): InboundPart[] {
  const read = File.safeParse(content).data;
  if (read === undefined) return [];
  const { id, caption, filename, mime_type } = read;
  const part = {
    kind: read.voice === true ? PartKind.VOICE : FILES[type],
    fileId: id,
    ...(filename === undefined ? {} : { fileName: filename }),
    ...(mime_type === undefined ? {} : { mimeType: mime_type }),
  };
  return [part, ...text(caption)];
}

function place(content: unknown): InboundPart[] {
  const read = Place.safeParse(content).data;
  if (read === undefined) return [];
  const { latitude, longitude, name, address } = read;
  const words = [name, address].filter(Boolean).join(', ');
  const part = { kind: PartKind.LOCATION, latitude, longitude };
  return [words === '' ? part : { ...part, text: words }];
}

function card(content: unknown): InboundPart[] {
  const read = Card.safeParse(content).data;
  if (read === undefined) return [];
  const { formatted_name, first_name, last_name } = read.name ?? {};
  const name = formatted_name ?? [first_name, last_name].filter(Boolean).join(' ');
  const phones = read.phones.flatMap((one) => Phone.safeParse(one).data?.phone ?? []);
  const words = [name, ...phones].join(' ').trim();
  return words === '' ? [] : [{ kind: PartKind.CONTACT, text: words }];
}

/** A basket as lines that a person and a model can read: 3 × HAMBURGER, 30 ILS. */
function order(content: unknown): InboundPart[] {
  const read = Order.safeParse(content).data;
  const lines = (read?.product_items ?? []).flatMap((one) => {
    const item = Item.safeParse(one).data;
    if (item === undefined) return [];
    const { product_retailer_id, quantity = 1, item_price, currency = '' } = item;
    const price = item_price === undefined ? '' : `, ${item_price} ${currency}`.trimEnd();
    return `${quantity} × ${product_retailer_id}${price}`;
  });
  return text([read?.text ?? '', ...lines].join('\n').trim());
}

/** A filled form as lines of name and answer. */
function form(content: unknown): InboundPart[] {
  const reply = Form.safeParse(content).data?.nfm_reply;
  if (reply === undefined) return [];
  const answers = Answers.safeParse(parseBody(reply.response_json ?? '')).data ?? {};
  const lines = Object.entries(answers).flatMap(([name, value]) =>
    name === 'flow_token' || !isPlain(value) ? [] : `${name}: ${value}`,
  );
  return text([reply.body ?? '', ...lines].join('\n').trim());
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function unsupported(content: unknown, type: string): InboundPart {
  const what = Unsupported.safeParse(content).data?.type ?? type;
  return {
    kind: PartKind.UNSUPPORTED,
    text: clean(what).slice(0, 100),
  };
}

import { z } from 'zod';
import { GraphError, invalid } from '../meta/errors.ts';
import type { Json } from '../json.ts';
import { readPart } from '../meta/clues.ts';

/** The kinds of messages that are a file. */
export const MEDIA_TYPES = ['image', 'video', 'audio', 'document', 'sticker'];
const CAPTION = 1024;

const Header = z.looseObject({ type: z.string(), text: z.string().optional() });
const Interactive = z.looseObject({
  type: z.string(),
  header: Header.optional(),
  body: z.looseObject({ text: z.string() }).optional(),
  footer: z.looseObject({ text: z.string() }).optional(),
  action: z.looseObject({}),
});
type Interactive = z.infer<typeof Interactive>;

const Buttons = z.array(
  z.looseObject({ type: z.string(), reply: z.looseObject({ id: z.string(), title: z.string() }) }),
);
const Sections = z.array(
  z.looseObject({
    title: z.string().optional(),
    rows: z.array(
      z.looseObject({ id: z.string(), title: z.string(), description: z.string().optional() }),
    ),
  }),
);
const Media = z.looseObject({
  id: z.string().optional(),
  link: z.string().optional(),
  caption: z.string().optional(),
});

/** A send's content under its type, once it keeps all limits; throws 100, 131008 or 131009. */
export function readContent(type: string, body: Json): unknown {
  const given = body[type];
  if (given === undefined) throw missing(type, type);
  if (type === 'text') return readText(given);
  if (MEDIA_TYPES.includes(type)) return readMedia(type, given);
  if (type === 'interactive') return readInteractive(given);
  if (type === 'reaction') {
    return readPart(given, z.looseObject({ message_id: z.string(), emoji: z.string() }), type);
  }
  if (type === 'location') {
    const Coordinate = z.union([z.number(), z.string()]);
    return readPart(given, z.looseObject({ latitude: Coordinate, longitude: Coordinate }), type);
  }
  if (type === 'contacts') {
    const contacts = readPart(given, z.array(z.looseObject({ name: z.looseObject({}) })), type);
    if (contacts.length < 1 || contacts.length > 5) throw wrong('Invalid contacts count. Max: 5');
    return contacts;
  }
  if (type === 'template') return readPart(given, TemplateSend, type);
  throw invalid(`Unexpected type '${type}'`);
}

/** What a template's send has to say; the template itself decides about the parameters. */
export const TemplateSend = z.looseObject({
  name: z.string(),
  language: z.looseObject({ code: z.string() }),
  components: z
    .array(
      z.looseObject({
        type: z.string(),
        sub_type: z.string().optional(),
        index: z.union([z.string(), z.number()]).optional(),
        parameters: z
          .array(z.looseObject({ type: z.string(), text: z.string().optional() }))
          .default([]),
      }),
    )
    .default([]),
});

/** 131008 in the words of the Cloud API. */
export function missing(parameter: string, type: string): GraphError {
  return new GraphError(131008, {
    details: `Parameter '${parameter}' is mandatory for type '${type}'`,
  });
}

function readText(given: unknown): unknown {
  const text = readPart(given, z.looseObject({ body: z.string() }), 'text');
  if (text.body.trim() === '') throw invalid("Param text['body'] cannot be empty.");
  if (text.body.length > 4096) {
    throw invalid("Param text['body'] must be at most 4096 characters long.");
  }
  return text;
}

function readMedia(type: string, given: unknown): unknown {
  const media = readPart(given, Media, type);
  if ((media.id === undefined) === (media.link === undefined)) {
    throw wrong(`Either id or link must be given for type '${type}'`);
  }
  if (media.link !== undefined && !/^https?:\/\//.test(media.link)) {
    throw wrong(`Param ${type}['link'] is not a valid URI.`);
  }
  if ((media.caption?.length ?? 0) > CAPTION) {
    throw invalid(`Param ${type}['caption'] must be at most ${CAPTION} characters long.`);
  }
  return media;
}

function readInteractive(given: unknown): unknown {
  const interactive = readPart(given, Interactive, 'interactive');
  checkFrame(interactive);
  const { type, action } = interactive;
  if (type === 'button') checkButtons(readPart(action['buttons'], Buttons, 'buttons'));
  else if (type === 'list') {
    checkLength('List button', action['button'], 1, 20);
    checkSections(readPart(action['sections'], Sections, 'sections'));
  } else if (!['cta_url', 'flow', 'location_request_message', 'product'].includes(type)) {
    throw invalid(`Unexpected interactive type '${type}'`);
  }
  return interactive;
}

function checkFrame({ type, header, body, footer }: Interactive): void {
  if (!body && type !== 'product') throw missing('body', 'interactive');
  if (body) checkLength('Body text', body.text, 1, 1024);
  if (header?.type === 'text') checkLength('Header text', header.text, 1, 60);
  if (footer) checkLength('Footer text', footer.text, 1, 60);
}

function checkButtons(buttons: z.infer<typeof Buttons>): void {
  if (buttons.length < 1 || buttons.length > 3) {
    throw wrong('Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3');
  }
  for (const { reply } of buttons) {
    checkLength('Button title', reply.title, 1, 20);
    checkLength('Button id', reply.id, 1, 256);
  }
  unlike(
    'Button titles',
    buttons.map(({ reply }) => reply.title),
  );
  unlike(
    'Button ids',
    buttons.map(({ reply }) => reply.id),
  );
}

function checkSections(sections: z.infer<typeof Sections>): void {
  const rows = sections.flatMap((section) => section.rows);
  if (sections.length < 1 || sections.length > 10) {
    throw wrong('Invalid sections count. Min allowed sections: 1, Max allowed sections: 10');
  }
  if (rows.length < 1 || rows.length > 10) {
    throw wrong('Total row count exceed max allowed count: 10');
  }
  for (const { title } of sections) {
    if (title === undefined && sections.length > 1) throw missing('title', 'section');
    if (title !== undefined) checkLength('Section title', title, 0, 24);
  }
  for (const row of rows) {
    checkLength('Row title', row.title, 1, 24);
    checkLength('Row id', row.id, 1, 200);
    checkLength('Row description', row.description ?? '', 0, 72);
  }
  unlike(
    'Row ids',
    rows.map((row) => row.id),
  );
}

function checkLength(what: string, text: unknown, least: number, most: number): void {
  const length = typeof text === 'string' ? text.length : -1;
  if (length >= least && length <= most) return;
  throw wrong(`${what} length invalid. Min length: ${least}, Max length: ${most}`);
}

function unlike(what: string, texts: readonly string[]): void {
  if (new Set(texts).size < texts.length) throw wrong(`${what} must be unique.`);
}

function wrong(details: string): GraphError {
  return new GraphError(131009, { details });
}

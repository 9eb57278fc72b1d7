import { z } from 'zod';
import { badRequest } from './errors.ts';
import type { Json } from '../json.ts';
import type { Params } from './params.ts';

const CALLBACK_DATA_LIMIT_BYTES = 64;

const Button = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
const Markup = z.looseObject({ inline_keyboard: z.array(z.array(Button)).optional() });

/** The keyboard of a call, checked as Telegram checks it; undefined when there is none. */
export function readMarkup(params: Params): Json | undefined {
  const markup = params.json(
    'reply_markup',
    Markup,
    "can't parse reply keyboard markup JSON object",
  );
  for (const button of markup?.inline_keyboard?.flat() ?? []) {
    const { text, callback_data: data, url, ...others } = button;
    if (text === '')
      throw badRequest(
        "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard",
      );
    if (data === undefined && url === undefined && Object.keys(others).length === 0) {
      throw badRequest(
        "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard",
      );
    }
    const bytes = Buffer.byteLength(data ?? 'x');
    if (bytes < 1 || bytes > CALLBACK_DATA_LIMIT_BYTES) throw badRequest('BUTTON_DATA_INVALID');
    if (url !== undefined && !/^(https?|tg|ton):\/\/|^mailto:|^[\w-]+(\.[\w-]+)+/i.test(url)) {
      throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    }
  }
  return markup;
}

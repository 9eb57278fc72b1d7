import type { TemplateUse, TemplateValue } from '../outbound.ts';
import { mediaOf } from './media-out.ts';

/** A filled template as WhatsApp takes it. */
export function templateOf({ name, language, header, body, buttons = [] }: TemplateUse): object {
  const components = [
    ...(header === undefined ? [] : [{ type: 'header', parameters: headerOf(header) }]),
    ...(body === undefined || body.length === 0
      ? []
      : [{ type: 'body', parameters: body.map(valueOf) }]),
    ...buttons.map(({ index, kind, value }) => ({
      type: 'button',
      sub_type: kind === 'URL' ? 'url' : 'quick_reply',
      index: String(index),
      parameters: [
        kind === 'URL' ? { type: 'text', text: value } : { type: 'payload', payload: value },
      ],
    })),
  ];
  return {
    name,
    language: { code: language },
    ...(components.length === 0 ? {} : { components }),
  };
}

function headerOf(header: NonNullable<TemplateUse['header']>): object[] {
  if (!('kind' in header)) return header.map(valueOf);
  const { type, content } = mediaOf(header);
  return [{ type, [type]: content }];
}

function valueOf({ name, text }: TemplateValue): object {
  return { type: 'text', ...(name === undefined ? {} : { parameter_name: name }), text };
}

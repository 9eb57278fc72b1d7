import type { z } from 'zod';
import { GraphError } from '../meta/errors.ts';
import { readPart } from '../meta/clues.ts';
import type { Meta } from '../meta/service.ts';
import { TemplateSend } from './limits.ts';
import type { Phone, Template } from './model.ts';

/** A template that may be sent as it was asked for. */
export interface Filled {
  category: Template['category'];
  send: z.infer<typeof TemplateSend>;
  /** What the customer reads. */
  text: string;
}

/** Finds a template and fills it in; throws 132000, 132001, 132015 or 132016. */
export function readTemplate(meta: Meta, phone: Phone, given: unknown): Filled {
  const send = readPart(given, TemplateSend, 'template');
  const business = meta.world.whatsapp.businesses[phone.businessId];
  const found = business?.templates.find(
    (one) => one.name === send.name && one.language === send.language.code,
  );
  if (found?.status === 'PAUSED') throw new GraphError(132015);
  if (found?.status === 'DISABLED') throw new GraphError(132016);
  if (found?.status !== 'APPROVED') {
    throw new GraphError(132001, {
      details: `template name (${send.name}) does not exist in ${send.language.code}`,
    });
  }
  const lines = found.components
    .filter(({ type, text }) => text !== undefined && type.toUpperCase() !== 'BUTTONS')
    .map(({ type, text = '' }) => filled(type, text, send));
  return { category: found.category, send, text: lines.join('\n') };
}

function filled(type: string, text: string, send: Filled['send']): string {
  const wanted = [...new Set(text.match(/\{\{\w+\}\}/g))];
  const given =
    send.components.find((one) => one.type.toLowerCase() === type.toLowerCase())?.parameters ?? [];
  if (wanted.length !== given.length) {
    throw new GraphError(132000, {
      details: `${type.toLowerCase()}: number of localizable_params (${given.length}) does not match the expected number of params (${wanted.length})`,
    });
  }
  return wanted.reduce((line, mark, at) => {
    const parameter = given[at];
    if (parameter?.type === 'text' && (parameter.text ?? '') === '') {
      throw new GraphError(132012, { details: `${type.toLowerCase()}: Parameter text is empty` });
    }
    return line.replaceAll(mark, parameter?.text ?? `[${parameter?.type}]`);
  }, text);
}

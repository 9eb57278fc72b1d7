import type { TemplateUse } from '@cbf/channels';
import type { ClaimedDelivery } from '../api.ts';

/** The template that a delivery sends instead of its words, as the adapters take one. */
export function templateOf({ template }: ClaimedDelivery): TemplateUse | null {
  if (template == null) return null;
  const { name, language, header, file, body, buttons } = template;
  const values = (given: typeof header) =>
    given?.map(({ name: place, text }) => ({ ...(place != null && { name: place }), text }));
  const head = file ? { kind: file.kind, source: { url: file.url } } : values(header);
  const words = values(body);
  return {
    ...{ name, language },
    ...(head && { header: head }),
    ...(words && { body: words }),
    ...(buttons && { buttons: buttons.map((button) => ({ ...button, kind: 'URL' as const })) }),
  };
}

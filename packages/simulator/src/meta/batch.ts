import { asObject, type Json } from '../json.ts';
import type { Told } from './model.ts';

/**
 * The body of one POST that tells all of these, which are of one topic: entries by business or
 * account, and in an entry of WhatsApp what is of the same kind and number in one value.
 */
export function bodyOf(all: readonly Told[], now: number): Json {
  const entries = new Map<string, Told[]>();
  for (const told of all) {
    const key = told.form === 'flat' ? `${told.entry}:${told.n}` : told.entry;
    entries.set(key, [...(entries.get(key) ?? []), told]);
  }
  return {
    object: all[0]?.topic,
    entry: [...entries.values()].map((group) =>
      group[0]?.topic === 'instagram' ? instagramEntry(group, now) : whatsappEntry(group),
    ),
  };
}

function whatsappEntry(group: readonly Told[]): Json {
  const changes: { field: string; value: Json }[] = [];
  for (const { field, value } of group) {
    const last = changes.at(-1);
    const merged = last?.field === field ? mergedValue(last.value, value) : null;
    if (last && merged) last.value = merged;
    else changes.push({ field, value });
  }
  return { id: group[0]?.entry, changes: changes.map(({ field, value }) => ({ value, field })) };
}

/** Two values of one number in one, when both carry messages or both carry statuses. */
function mergedValue(one: Json, other: Json): Json | null {
  const list = ['messages', 'statuses'].find((name) => name in one && name in other);
  const numberOf = (value: Json) => asObject(value['metadata'])?.['phone_number_id'];
  if (list === undefined || numberOf(one) !== numberOf(other)) return null;
  const both = (name: string) => [...listIn(one, name), ...listIn(other, name)];
  const contacts = new Map(both('contacts').map((contact) => [JSON.stringify(contact), contact]));
  return {
    ...one,
    ...(contacts.size > 0 ? { contacts: [...contacts.values()] } : {}),
    [list]: both(list),
  };
}

function listIn(value: Json, name: string): unknown[] {
  const list: unknown = value[name];
  return Array.isArray(list) ? list : [];
}

function instagramEntry(group: readonly Told[], now: number): Json {
  const [first] = group;
  const seconds = Math.floor(now / 1000);
  if (first?.form === 'flat') {
    return { id: first.entry, time: seconds, field: first.field, value: first.value };
  }
  const of = (form: Told['form']) => group.filter((told) => told.form === form);
  const changes = of('change').map(({ field, value }) => ({ field, value }));
  const messaging = of('messaging').map(({ value }) => value);
  const standby = of('standby').map(({ value }) => value);
  return {
    id: first?.entry,
    time: changes.length > 0 ? seconds : now,
    ...(messaging.length > 0 ? { messaging } : {}),
    ...(standby.length > 0 ? { standby } : {}),
    ...(changes.length > 0 ? { changes } : {}),
  };
}

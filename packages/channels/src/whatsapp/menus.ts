import { limitsOf } from '../limits.ts';
import { distinct, fit } from '../labels.ts';
import type { Button, ListMenu } from '../outbound.ts';

const { buttons: BUTTONS, list } = limitsOf('WHATSAPP');
const LIST = list ?? { rows: 10, label: 20, row: 24, description: 72 };
/** What stands on the button that opens a list made of too many buttons; understood everywhere. */
const OPEN = '☰';

/** What is chosen from under a text: up to three buttons, else a list; null when there is nothing. */
export function menuOf(
  buttons: readonly Button[] = [],
  menu: ListMenu | undefined,
): Record<string, unknown> | null {
  if (menu) return listOf(menu);
  const keys = distinct(buttons, BUTTONS.label);
  if (keys.length === 0) return null;
  if (keys.length > BUTTONS.most) return listOf({ label: OPEN, sections: [{ rows: buttons }] });
  const replies = keys.map(({ label: title, data: id }) => ({
    type: 'reply',
    reply: { id, title },
  }));
  return { type: 'button', action: { buttons: replies } };
}

function listOf({ label, sections }: ListMenu): Record<string, unknown> | null {
  let left = LIST.rows;
  const filled = sections.flatMap(({ title, rows }) => {
    const kept = distinct(rows, LIST.row).slice(0, left);
    left -= kept.length;
    if (kept.length === 0) return [];
    return {
      // A title is asked for only where there are several sections.
      ...(title === undefined && sections.length < 2
        ? {}
        : { title: fit(title ?? OPEN, LIST.row) }),
      rows: kept.map(({ data: id, label: title, ...row }) => ({
        id: id.slice(0, 200),
        title,
        ...('description' in row && typeof row.description === 'string' && row.description !== ''
          ? { description: fit(row.description, LIST.description) }
          : {}),
      })),
    };
  });
  if (filled.length === 0) return null;
  return { type: 'list', action: { button: fit(label, LIST.label), sections: filled } };
}

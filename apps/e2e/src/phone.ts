import type { Page } from 'playwright-core';
import type { Seat } from './browser.ts';

/** A person who plays the customer on the practice phone. */
export interface Phone {
  readonly page: Page;
  /** The bot's user name. */
  readonly bot: string;
  start(): Promise<void>;
  /** Waits until the phone says that the business is online: what is written before goes nowhere. */
  online(): Promise<void>;
  /** Types key by key and sends with Enter. */
  write(text: string): Promise<void>;
  /** Waits until a message with this text is on the screen. */
  shows(text: string | RegExp): Promise<void>;
}

/** Opens the practice phone by the dashboard's link, as a new customer of that name. */
export async function openPhone({ context, page, say }: Seat, name: string): Promise<Phone> {
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: say('channel_open_phone') }).click();
  const phone = await opened;
  const who = phone.getByRole('dialog');
  await who.getByRole('textbox').fill(name);
  await who.locator('button[type=submit]').click();
  const text = phone.locator('textarea[name=text]');
  return {
    page: phone,
    bot: new URL(phone.url()).pathname.split('/').at(-1) ?? '',
    start: () => phone.locator('#start').click(),
    online: () => phone.locator('#bot-state.on').waitFor(),
    write: async (line) => {
      await text.pressSequentially(line);
      await text.press('Enter');
    },
    shows: (line) => phone.getByRole('log').getByText(line).first().waitFor(),
  };
}

import type { Locator, Page } from 'playwright-core';
import type { Seat } from './browser.ts';
import type { Locale } from './words.ts';

/** Creates an account by the form; ends on the empty list of bots. */
export async function register({ page, say }: Seat, username: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel(say('username'), { exact: true }).fill(username);
  await page.getByLabel(say('password'), { exact: true }).fill(passwordOf(username));
  await page.getByRole('button', { name: say('sign_up') }).click();
  await page.getByRole('heading', { name: say('bots_empty_title') }).waitFor();
}

/** The password that `register` chooses for a name. */
export function passwordOf(username: string): string {
  return `a long sentence of ${username}`;
}

/** Goes through the wizard with the practice phone; ends at its last step. */
export async function makeBot(seat: Seat, name: string, about: string): Promise<void> {
  await startBot(seat, name, about);
  await seat.page.getByRole('button', { name: seat.say('wizard_sandbox_use') }).click();
  await untilTalk(seat, name);
}

/** Makes a bot by the wizard; ends where a channel is chosen. */
export async function startBot({ page, say }: Seat, name: string, about: string): Promise<void> {
  await page
    .getByRole('link', { name: say('bots_new') })
    .first()
    .click();
  await page.getByLabel(say('wizard_name_label')).fill(name);
  await page.getByLabel(say('trade_cafe')).check();
  await page.getByRole('button', { name: say('next') }).click();
  await page.getByRole('radio', { name: say('preset_support') }).check();
  await page.getByLabel(say('wizard_about')).fill(about);
  await page.getByRole('button', { name: say('wizard_create') }).click();
}

/** Waits for the last step of the wizard. */
export async function untilTalk({ page, say }: Seat, name: string): Promise<void> {
  await page.getByRole('heading', { name: say('wizard_talk_title', { name }) }).waitFor();
}

/** Asks the new bot something in the wizard's last step; gives what the chat shows, and the last answer's receipt. */
export async function tryBot({ page, say }: Seat, name: string, question: string) {
  await page.getByLabel(say('tryout_label')).fill(question);
  await page.getByRole('button', { name: say('tryout_send') }).click();
  await page.getByText(say('wizard_answered', { name })).waitFor();
  const log = await page.getByRole('log', { name: say('tryout_log', { name }) }).innerText();
  return { answer: log, receipt: log.trim().split('\n').at(-1) ?? '' };
}

/** Chooses the language of the account that is signed in. */
export async function speak(page: Page, locale: Locale): Promise<void> {
  await page.goto('/account');
  const choice = page.getByRole('main').locator(`button[name=locale][value=${locale}]`);
  await choice.click();
  await choice.and(page.locator('[aria-pressed=true]')).waitFor();
}

/** Opens a customer's conversation from the menu as soon as it is in the list. */
export async function openTalk(seat: Seat, customer: string): Promise<Talk> {
  const { page, say } = seat;
  await page.getByRole('link', { name: say('nav_inbox'), exact: true }).click();
  await page.getByRole('link', { name: customer }).click();
  const talk = talkWith(seat, customer);
  await talk.messages.first().waitFor();
  return talk;
}

/** An open conversation of the inbox. */
export type Talk = ReturnType<typeof talkWith>;

/** The conversation with a customer that is open on the page. */
export function talkWith({ page, say }: Seat, customer: string) {
  const log = page.getByRole('region', { name: say('inbox_log_label', { name: customer }) });
  const messages = log.locator('li[id^="m-"]');
  return {
    messages,
    /** The answer that is being written, as far as it is there. */
    draft: log.locator('[data-draft]'),
    /** What was said, oldest first, without names, times and receipts. */
    said: async () => (await messages.locator('> div > div').allInnerTexts()).map(flat),
    shows: (text: string | RegExp) => messages.filter({ hasText: text }).first().waitFor(),
    reply: async (text: string) => {
      await page.getByLabel(say('inbox_reply_label', { name: customer })).fill(text);
      await page.getByRole('button', { name: say('inbox_send') }).click();
    },
    takeOver: () => press(page.getByRole('button', { name: say('inbox_take_over') })),
    handBack: () => press(page.getByRole('button', { name: say('inbox_hand_back') })),
  };
}

// The head of a conversation and its foot may offer the same.
const press = (buttons: Locator) => buttons.first().click();

/** A text as it reads when line breaks and spaces do not count. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

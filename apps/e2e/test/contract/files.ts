import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { z } from 'zod';
import { by, operator } from '../../src/inbox.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { until } from '../../src/until.ts';
import { there, visit, type Stand } from './stand.ts';

interface File {
  state: string;
  url: string | null;
}

const Parts = operation<
  {
    conversation: { messages: { edges: { node: { parts: { media: File | null }[] } }[] } };
  },
  { id: string }
>(`query Parts($id: ID!) {
  conversation(id: $id) { messages(last: 5) { edges { node { parts { media { state url } } } } } }
}`);

/** A customer's file is fetched and kept to the last byte, for whom the conversation is, and nobody else. */
export async function kept(stand: Stand): Promise<void> {
  const { house, owner } = stand;
  const bytes = randomBytes(20_000);
  const guest = await visit(stand);
  await guest.sendPicture(bytes);
  const { id } = await guest.untilTalk(() => true);
  const file = await until(
    async () => {
      const { messages } = (await owner.ask(Parts, { id })).conversation;
      return messages.edges.flatMap(({ node }) => node.parts)[0]?.media;
    },
    (one) => one?.state === 'KEPT',
    60_000,
  );
  const fetched = (cookie: string) =>
    fetch(`${house.apiUrl}${file?.url ?? ''}`, { headers: { cookie } });
  const answer = await fetched(owner.cookie());
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  const stranger = await house.signUp();
  expect((await fetched(stranger.cookie())).status).toBe(404);
  expect((await fetched('')).status).toBe(401);
}

const Send = operation<{ sendMessage: { id: string } }, { id: string; mediaId: string }>(
  `mutation Send($id: ID!, $mediaId: ID!) {
    sendMessage(conversationId: $id, mediaId: $mediaId) { id }
  }`,
);
const Uploaded = z.object({ id: z.string() });

/** A person's picture reaches the customer, once; nobody else can put one there or send it elsewhere. */
export async function sent(stand: Stand): Promise<void> {
  const { house, owner } = stand;
  const [guest, other] = [await visit(stand), await visit(stand)];
  for (const one of [guest, other]) {
    await one.say('#echo hello');
    await one.hears(1);
  }
  const { id } = await guest.untilTalk((talk) => by('BOT', talk).length > 0);
  const elsewhere = await other.untilTalk((talk) => by('BOT', talk).length > 0);
  for (const talk of [id, elsewhere.id]) await operator.takeOver(owner, talk);
  const upload = (as: Owner) =>
    fetch(`${house.apiUrl}/media?conversationId=${id}&name=tea.png`, {
      method: 'POST',
      headers: { cookie: as.cookie(), 'content-type': 'image/png' },
      body: 'so many bytes of a picture',
    });
  expect((await upload(await house.signUp())).status).toBe(404);
  const { id: mediaId } = Uploaded.parse(await (await upload(owner)).json());
  const misplaced = owner.ask(Send, { id: elsewhere.id, mediaId });
  await expect(misplaced).rejects.toMatchObject({ code: 'BAD_INPUT' });
  await owner.ask(Send, { id, mediaId });
  await expect(owner.ask(Send, { id, mediaId })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  const isThere = (state = '') => there.some((one) => one === state);
  await guest.untilTalk((talk) => isThere(by('OPERATOR', talk)[0]?.deliveryState));
  expect(await guest.pictures()).toBe(1);
  expect(await other.pictures()).toBe(0);
}

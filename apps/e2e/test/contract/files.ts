import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { operation } from '../../src/owner.ts';
import { until } from '../../src/until.ts';
import { visit, type Stand } from './stand.ts';

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

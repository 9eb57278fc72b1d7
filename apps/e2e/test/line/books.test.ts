import { expect, it } from 'vitest';
import { enter } from '../../src/customer.ts';
import { startLine } from '../../src/line.ts';
import { operation } from '../../src/owner.ts';
import { openShop, untilChannel } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

interface OpenTurn {
  id: string;
  state: string;
}

const Open = operation<
  { conversations: { edges: { node: { openTurn: OpenTurn | null } }[] } },
  { botId: string }
>(`query Open($botId: ID!) {
  conversations(botId: $botId, first: 1) { edges { node { openTurn { id state } } } }
}`);
const TurnOf = operation<
  { node: { state: string; calls: { state: string }[] } },
  { id: string }
>(`query TurnOf($id: ID!) {
  node(id: $id) { ... on Turn { state calls { state } } }
}`);

it('a superseded answer whose model was slow closes its call in the books at once', async () => {
  // The runner learns by a heartbeat that nobody waits for this answer; one comes each second here.
  const line = await startLine({ apiEnv: { LEASE_MS: '4000' } });
  try {
    const owner = await line.signUp();
    const shop = await openShop(line, owner, { mergeWindowMs: 0 });
    await untilChannel(owner, shop, 'OK');
    const customer = await enter(line, shop);
    await line.simulator.control.gemini.configure({ firstChunkMs: 60_000 });
    await customer.say('#echo first');
    const { conversations } = await until(
      () => owner.ask(Open, { botId: shop.botId }),
      (found) => found.conversations.edges[0]?.node.openTurn?.state === 'THINKING',
    );
    const id = conversations.edges[0]?.node.openTurn?.id ?? '';
    await line.simulator.control.gemini.configure({ firstChunkMs: 20 });
    await customer.say('#echo second');

    const { node } = await until(
      () => owner.ask(TurnOf, { id }),
      ({ node: turn }) => turn.calls.every(({ state }) => state !== 'OPEN'),
    );
    // With its tokens when the model had told them by then; an open call would stand for ten minutes.
    expect(node.state).toBe('SUPERSEDED');
    expect(node.calls).toHaveLength(1);
    expect(['MADE', 'LOST']).toContain(node.calls[0]?.state);
    expect(await customer.hears(1)).toHaveLength(1);
  } finally {
    await line.stop();
  }
});

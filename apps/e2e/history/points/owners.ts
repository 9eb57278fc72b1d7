import { expect } from 'vitest';
import type { Owner } from '../../src/owner.ts';
import { act, see } from './acts.ts';
import type { Scene, Stage } from './stage.ts';

/**
 * An owner's mutation dies with the api: it was done whole or not at all, by where the point
 * stands, and when it was not, doing it again works.
 */
function whole(prepare: (at: Stage) => Promise<Errand>): Scene {
  return async (at) => {
    const errand = await prepare(at);
    await at.dies(errand.act);
    expect(await errand.isDone()).toBe(at.done);
    if (at.done) return;
    await errand.act();
    expect(await errand.isDone()).toBe(true);
  };
}

interface Errand {
  act: () => Promise<unknown>;
  isDone: () => Promise<boolean>;
}

let names = 0;
const fresh = (kind: string) => `${kind}${(names += 1)}`;

async function namesOf(owner: Owner): Promise<string[]> {
  return (await see.bots(owner)).map(({ name }) => name);
}

/** A person of their own, since a plan has only room for a few bots. */
async function withBot(at: Stage): Promise<{ owner: Owner; id: string }> {
  const owner = await at.house.newcomer();
  return { owner, id: await act.createBot(owner, fresh('Bot')) };
}

async function withTalk(at: Stage): Promise<{ owner: Owner; id: string }> {
  const { customer, conversationId } = await at.customer();
  await customer.say('#echo hello');
  await customer.hears(1, 30_000);
  return { owner: at.owner, id: await conversationId() };
}

/** What owners and operators do, one scene for each kind of commit. */
export const owners = {
  create: whole(async (at) => {
    const [owner, name] = [await at.house.newcomer(), fresh('Made')];
    return {
      act: () => act.createBot(owner, name),
      isDone: async () => (await namesOf(owner)).includes(name),
    };
  }),
  update: whole(async (at) => {
    const [{ owner, id }, name] = [await withBot(at), fresh('Renamed')];
    return {
      act: () => act.rename(owner, id, name),
      isDone: async () => (await see.bot(owner, id)).name === name,
    };
  }),
  duplicate: whole(async (at) => {
    const { owner, id } = await withBot(at);
    return {
      act: () => act.duplicateBot(owner, id),
      isDone: async () => (await see.bots(owner)).length === 2,
    };
  }),
  start: whole(async (at) => {
    const { owner, id } = await withBot(at);
    const { edges } = (await see.bot(owner, id)).personalities;
    await act.publish(owner, edges[0]?.node.id ?? '');
    return {
      act: () => act.startBot(owner, id),
      isDone: async () => (await see.bot(owner, id)).desired === 'RUNNING',
    };
  }),
  stop: whole(async (at) => {
    const { owner, id } = await withBot(at);
    const { edges } = (await see.bot(owner, id)).personalities;
    await act.publish(owner, edges[0]?.node.id ?? '');
    await act.startBot(owner, id);
    return {
      act: () => act.stopBot(owner, id),
      isDone: async () => (await see.bot(owner, id)).desired === 'STOPPED',
    };
  }),
  remove: whole(async (at) => {
    const { owner, id } = await withBot(at);
    return {
      act: () => act.deleteBot(owner, id),
      isDone: async () => (await see.bots(owner)).length === 0,
    };
  }),
  restore: whole(async (at) => {
    const { owner, id } = await withBot(at);
    await act.deleteBot(owner, id);
    return {
      act: () => act.restoreBot(owner, id),
      isDone: async () => (await see.bots(owner)).length === 1,
    };
  }),
  savePersonality: whole(async (at) => {
    const [{ owner, id }, role] = [await withBot(at), `You are ${fresh('role')}.`];
    return {
      act: () => act.savePersonality(owner, id, role),
      isDone: async () => {
        const { edges } = (await see.bot(owner, id)).personalities;
        return edges.filter(({ node }) => node.role === role).length === 1;
      },
    };
  }),
  publish: whole(async (at) => {
    const { owner, id } = await withBot(at);
    const draft = await act.savePersonality(owner, id, 'You are published.');
    return {
      act: () => act.publish(owner, draft),
      isDone: async () => (await see.bot(owner, id)).published?.id === draft,
    };
  }),
  connect: whole(async (at) => {
    const { owner, id } = await withBot(at);
    const { token } = await at.house.line.simulator.control.telegram.issueBot({});
    return {
      act: () => act.connect(owner, id, token),
      isDone: async () =>
        (await see.bot(owner, id)).channels.edges.some(({ node }) => node.platform === 'TELEGRAM'),
    };
  }),
  disconnect: whole(async (at) => {
    const { owner, id } = await withBot(at);
    const { token } = await at.house.line.simulator.control.telegram.issueBot({});
    const channel = await act.connect(owner, id, token);
    return {
      act: () => act.disconnect(owner, channel),
      isDone: async () =>
        (await see.bot(owner, id)).channels.edges.every(({ node }) => node.id !== channel),
    };
  }),
  tryOut: whole(async (at) => {
    const said = fresh('tryingout');
    return {
      act: () => act.tryBot(at.owner, at.shop.botId, `#echo answer to ${said}`),
      isDone: async () => (await see.found(at.owner, said)) > 0,
    };
  }),
  resetTryOut: whole(async (at) => {
    const { conversationId } = await act.tryBot(at.owner, at.shop.botId, '#echo to be put away');
    return {
      act: () => act.resetTryOut(at.owner, at.shop.botId),
      isDone: async () => (await see.conversation(at.owner, conversationId)).status === 'CLOSED',
    };
  }),
  takeOver: whole(async (at) => {
    const { owner, id } = await withTalk(at);
    return {
      act: () => act.takeOver(owner, id),
      isDone: async () => (await see.conversation(owner, id)).mode === 'HUMAN',
    };
  }),
  handBack: whole(async (at) => {
    const { owner, id } = await withTalk(at);
    await act.takeOver(owner, id);
    return {
      act: () => act.handBack(owner, id),
      isDone: async () => (await see.conversation(owner, id)).mode === 'BOT',
    };
  }),
  close: whole(async (at) => {
    const { owner, id } = await withTalk(at);
    return {
      act: () => act.close(owner, id),
      isDone: async () => (await see.conversation(owner, id)).status === 'CLOSED',
    };
  }),
  write: whole(async (at) => {
    const [{ owner, id }, text] = [await withTalk(at), fresh('operator')];
    await act.takeOver(owner, id);
    return {
      act: () => act.write(owner, id, text),
      isDone: async () => (await see.found(owner, text)) === 1,
    };
  }),
  react: whole(async (at) => {
    const { owner, id } = await withTalk(at);
    const message = await see.first(owner, id);
    return {
      act: () => act.react(owner, message?.id ?? '', '👍'),
      isDone: async () => (await see.first(owner, id))?.reactions.length === 1,
    };
  }),
} satisfies Record<string, Scene>;

import { enter } from './customer.ts';
import { by, operator, talksOf, type Talk } from './inbox.ts';
import type { Line } from './line.ts';
import { operation, type Owner } from './owner.ts';
import type { Known } from './places.ts';
import { openStall } from './platforms/stall.ts';
import { whatsapp } from './platforms/whatsapp.ts';
import { openShop, untilChannel } from './shop.ts';
import { until } from './until.ts';

const CreateBot = operation<{ createBot: { id: string } }, { name: string }>(
  `mutation CreateBot($name: String!) { createBot(input: { name: $name, preset: EDUCATIONAL_TUTOR }) { id } }`,
);
const SaveDraft = operation<{ savePersonality: { id: string } }, { botId: string }>(
  `mutation SaveDraft($botId: ID!) {
    savePersonality(botId: $botId, input: { role: "Вы продаёте чай, кофе и сладости.", tone: "тепло" }) { id }
  }`,
);

/**
 * Fills a workspace through the whole line: bots, talks of every kind, a failure, a takeover.
 * All that people and models say is Russian, so that English on a page is the page's own.
 */
export async function fillWithLife(line: Line, owner: Owner): Promise<Known> {
  const { faults } = line.simulator.control;
  const shop = await openShop(line, owner, { role: 'Вы помогаете гостям чайханы.' });
  const { createBot: unfinished } = await owner.ask(CreateBot, { name: 'Lugʻat' });
  const { savePersonality: draft } = await owner.ask(SaveDraft, { botId: shop.botId });
  const broken = await openShop(line, owner, { name: 'Anor', role: 'Вы продаёте фрукты.' });
  await untilChannel(owner, shop, 'OK');
  await line.simulator.control.telegram.revoke(broken.simulated);

  const dilnoza = await enter(line, shop, { name: 'Дильноза', language: 'ru' });
  await dilnoza.say(`#echo ${menu}`);
  await dilnoza.hears(1);

  const azamat = await enter(line, shop, { name: 'Азамат', language: 'ru' });
  await faults.add({ platform: 'gemini', action: { kind: 'gemini', outcome: 'safety' } });
  await azamat.say('#echo unsaid');
  await azamat.hears(1);
  await faults.clear();

  const talks = await until(
    () => talksOf(owner, shop),
    (all) => all.length === 2 && all.some(({ needsHuman }) => needsHuman),
  );
  const taken = talkOf(talks, 'Дильноза');
  await operator.takeOver(owner, taken.id);
  for (const what of [{ photo: true }, { voice: true }, { location: tashkent }] as const) {
    await line.simulator.control.telegram.say({ ...dilnoza.seat, ...what });
  }
  await until(
    () => talksOf(owner, shop),
    (all) => by('CONTACT', talkOf(all, 'Дильноза')).length === 4,
  );
  await operator.write(owner, taken.id, 'Я Малика, я вам помогу.');
  await until(
    () => talksOf(owner, shop),
    (all) => by('OPERATOR', talkOf(all, 'Дильноза'))[0]?.deliveryState === 'SENT',
  );
  const { control } = line.simulator;
  const stall = await openStall(control, owner, whatsapp, { name: 'Shaftoli' });
  const nigora = await stall.account.enter('Нигора');
  await nigora.say('#echo Здравствуйте');
  const [window] = await until(
    () => talksOf(owner, stall),
    (all) => all.length === 1,
  );
  await untilChannel(owner, broken, 'WRONG_TOKEN', 60_000);
  return {
    bot: shop.botId,
    unfinished: unfinished.id,
    draft: draft.id,
    taken: taken.id,
    failed: talkOf(talks, 'Азамат').id,
    onWhatsapp: window?.id ?? '',
  };
}

const menu =
  '## Меню\n\n- **Чай**: 12 000 сумов\n- `Плов`: 45 000 сумов\n\n[Меню](https://example.uz/menu)';
const tashkent = { latitude: 41.311, longitude: 69.279 };

function talkOf(talks: readonly Talk[], name: string): Talk {
  const talk = talks.find(({ contact }) => contact.name === name);
  if (talk === undefined) throw new Error(`${name} has not written.`);
  return talk;
}

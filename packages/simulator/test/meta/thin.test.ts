import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from './callback.ts';
import { newAccountDesk, newNumberDesk } from './desks.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

describe('the thin line', () => {
  it('W6: a WhatsApp message comes signed, its answer arrives, and its statuses come back', async () => {
    const desk = await newNumberDesk(simulator);
    const { messageId } = await desk.say('Нархи қанча? 🚚');
    const [posted] = await desk.callback.until(1);
    const signed = createHmac('sha256', desk.number.appSecret).update(posted?.raw ?? '');
    expect(posted?.headers['x-hub-signature-256']).toBe(`sha256=${signed.digest('hex')}`);
    expect(posted?.body).toEqual({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: desk.number.businessId,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: {
                  display_phone_number: desk.number.phone,
                  phone_number_id: desk.number.id,
                },
                contacts: [
                  {
                    profile: { name: 'Аня Каримова' },
                    wa_id: desk.customer.phone,
                    user_id: expect.stringMatching(/^UZ\.\d+$/),
                    parent_user_id: expect.stringMatching(/^UZ\.ENT\.\d+$/),
                  },
                ],
                messages: [
                  {
                    from: desk.customer.phone,
                    from_user_id: expect.stringMatching(/^UZ\.\d+$/),
                    id: messageId,
                    timestamp: expect.stringMatching(/^\d{10}$/),
                    type: 'text',
                    text: { body: 'Нархи қанча? 🚚' },
                  },
                ],
              },
            },
          ],
        },
      ],
    });

    const answer = await desk.send('12 000 soʻm');
    expect(answer.body).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: desk.customer.phone, wa_id: desk.customer.phone }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    });
    const [got] = await simulator.control.whatsapp.wait(desk.seat);
    expect(got).toMatchObject({ from: 'bot', type: 'text', content: { body: '12 000 soʻm' } });
    await desk.callback.until(3);
    await simulator.control.whatsapp.read(desk.seat);
    await desk.callback.until(4);
    const statuses = desk
      .values()
      .slice(1)
      .map((value) => at(value, 'statuses', 0));
    expect(statuses.map((status) => at(status, 'status'))).toEqual(['sent', 'delivered', 'read']);
    expect(statuses[0]).toMatchObject({
      id: at(answer.body, 'messages', 0, 'id'),
      recipient_id: desk.customer.phone,
      pricing: { pricing_model: 'PMP', category: 'service' },
    });
    await desk.close();
  });

  it('I2: an Instagram message comes signed, its answer arrives, and its echo comes back', async () => {
    const desk = await newAccountDesk(simulator);
    const { messageId } = await desk.say('¿Cuánto cuesta? 🚚');
    const [posted] = await desk.callback.until(1);
    const signed = createHmac('sha256', desk.account.appSecret).update(posted?.raw ?? '');
    expect(posted?.headers['x-hub-signature-256']).toBe(`sha256=${signed.digest('hex')}`);
    const { scopedId } = await simulator.control.instagram.chat(desk.seat);
    expect(posted?.body).toEqual({
      object: 'instagram',
      entry: [
        {
          id: desk.account.id,
          time: expect.any(Number),
          messaging: [
            {
              sender: { id: scopedId },
              recipient: { id: desk.account.id },
              timestamp: expect.any(Number),
              message: { mid: messageId, text: '¿Cuánto cuesta? 🚚' },
            },
          ],
        },
      ],
    });

    const answer = await desk.send('20 dollars');
    expect(answer.body).toEqual({ recipient_id: scopedId, message_id: expect.any(String) });
    const [got] = await simulator.control.instagram.wait(desk.seat);
    expect(got).toMatchObject({ from: 'bot', content: { text: '20 dollars' } });
    await desk.callback.until(2);
    expect(desk.events()[1]).toMatchObject({
      sender: { id: desk.account.id },
      recipient: { id: scopedId },
      message: { mid: at(answer.body, 'message_id'), text: '20 dollars', is_echo: true },
    });
    await desk.close();
  });
});

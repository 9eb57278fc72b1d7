import type { FastifyInstance } from 'fastify';
import { ControlError, originOf, orNull, readBody, readQuery } from '../control/http.ts';
import {
  NewNumber,
  NewTemplate,
  NewWaCustomer,
  type NumberView,
  WaEcho,
  WaEdit,
  WaHabits,
  WaInject,
  WaLines,
  WaMessageRef,
  WaMove,
  WaPress,
  WaReact,
  WaSay,
  WaSeat,
  WaStatus,
  WaWait,
} from '../control/whatsapp.ts';
import { setCallback } from '../meta/apps.ts';
import type { Meta } from '../meta/service.ts';
import { digits } from '../meta/world.ts';
import { waitFor } from '../wait.ts';
import { addPerson, addPhone, newMessageId, subscribe } from './book.ts';
import {
  answerInApp,
  edit,
  namedPhone,
  open,
  react,
  revoke,
  seat,
  setBlocked,
} from './customers.ts';
import { chatTopic, raise } from './events.ts';
import { changeIdentity, move } from './identity.ts';
import { Habits, type Message } from './model.ts';
import { press, say } from './say.ts';
import { tellStatus } from './statuses.ts';
import { chatView, messagesAfter } from './view.ts';

/** The control API of the simulated WhatsApp, under /control/whatsapp. */
export function registerWhatsAppControl(app: FastifyInstance, meta: Meta): void {
  const { world } = meta;
  const phoneOf = (ref: string) => namedPhone(world.whatsapp.phones, ref);

  app.post('/numbers', (request) => openNumber(meta, readBody(request, NewNumber)));
  app.post('/customers', (request) => addPerson(world, readBody(request, NewWaCustomer)));
  app.post('/templates', (request) => {
    const { number, ...wish } = readBody(request, NewTemplate);
    const template = { ...wish, id: digits(16) };
    world.whatsapp.businesses[phoneOf(number).businessId]?.templates.push(template);
    world.save();
    return template;
  });
  app.post('/habits', (request) => {
    const { number, ...patch } = readBody(request, WaHabits);
    const phone = phoneOf(number);
    phone.habits = Habits.parse({ ...phone.habits, ...patch });
    world.save();
    return phone.habits;
  });

  app.post('/say', (request) => say(meta, readBody(request, WaSay), originOf(request)));
  app.post('/lines', (request) => {
    const { lines } = readBody(request, WaLines);
    return lines.map((line) => orNull(() => say(meta, line, originOf(request))));
  });
  app.post('/press', (request) => press(meta, readBody(request, WaPress)));
  app.post('/react', (request) => {
    const { messageId, emoji, ...names } = readBody(request, WaReact);
    return react(meta, seat(meta, names), messageId, emoji);
  });
  app.post('/edit', (request) => {
    const { messageId, text, ...names } = readBody(request, WaEdit);
    return edit(meta, seat(meta, names), messageId, text);
  });
  app.post('/remove', (request) => {
    const { messageId, ...names } = readBody(request, WaMessageRef);
    return revoke(meta, seat(meta, names), messageId);
  });
  app.post('/read', (request) => {
    const seated = seat(meta, readBody(request, WaSeat));
    open(meta, seated);
    return chatView(meta, seated);
  });
  app.post('/echo', (request) => {
    const { text, ...names } = readBody(request, WaEcho);
    return answerInApp(meta, seat(meta, names), text);
  });
  app.post('/move', (request) => {
    const { phone, ...names } = readBody(request, WaMove);
    return move(meta, seat(meta, names), phone);
  });
  app.post('/identity', (request) => changeIdentity(meta, seat(meta, readBody(request, WaSeat))));
  for (const [path, isBlocked] of [['/block', true] as const, ['/unblock', false] as const]) {
    app.post(path, (request) => {
      const seated = seat(meta, readBody(request, WaSeat));
      setBlocked(meta, seated, isBlocked);
      return chatView(meta, seated);
    });
  }
  app.post('/inject', (request) => {
    const { number, field, value } = readBody(request, WaInject);
    return { update: raise(meta, phoneOf(number), field, value, { type: field }).n };
  });
  app.post('/status', async (request) => {
    const { messageId, status, code, ...names } = readBody(request, WaStatus);
    const { phone, person, chat } = seat(meta, names);
    const known = chat.messages.find((one) => one.id === messageId);
    const message: Message = known ?? {
      n: 0,
      id: messageId === '' ? newMessageId(phone.phone) : messageId,
      from: 'bot',
      at: world.clock.now(),
      type: 'text',
      content: {},
    };
    await tellStatus(meta, { phone, person, chat, message }, status, code);
    return { messageId: message.id };
  });

  app.get('/chat', (request) => chatView(meta, seat(meta, readQuery(request, WaSeat))));
  app.get('/wait', async (request) => {
    const { after, ...query } = readQuery(request, WaWait);
    const seated = seat(meta, query);
    const topic = chatTopic(seated.phone, seated.chat);
    const found = await waitFor(world.bell, topic, () => messagesAfter(seated, after), query);
    if (found) return found;
    throw new ControlError(
      408,
      `Customer ${query.customer} has not had ${query.count} messages from the number in ${query.timeoutMs} ms.`,
    );
  });
}

/** A number with all that an owner needs to connect it; its webhooks flow once an address is set. */
async function openNumber(
  meta: Meta,
  wish: ReturnType<typeof NewNumber.parse>,
): Promise<NumberView> {
  const { world } = meta;
  const app =
    (wish.app === undefined ? undefined : world.shared.apps[wish.app]) ??
    world.addApp({ id: wish.app, secret: wish.appSecret });
  const { phone, business } = addPhone(world, { ...wish, businessId: wish.business });
  subscribe(world, business.id, app.id, null);
  const token = world.issueToken({
    appId: app.id,
    kind: 'system',
    opens: business.id,
    lifeMs: wish.tokenLifeMs,
    value: wish.token,
  });
  const refusal =
    wish.callback && (await setCallback(meta, app, 'whatsapp_business_account', wish.callback));
  if (typeof refusal === 'string') throw new ControlError(409, refusal);
  return {
    id: phone.id,
    phone: phone.phone,
    name: phone.name,
    businessId: business.id,
    appId: app.id,
    appSecret: app.secret,
    token: token.value,
  };
}

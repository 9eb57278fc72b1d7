import type { FastifyInstance } from 'fastify';
import { ControlError, originOf, orNull, readBody, readQuery } from '../control/http.ts';
import {
  type AccountView,
  IgComment,
  IgEcho,
  IgEdit,
  IgHabits,
  IgInject,
  IgLines,
  IgMessageRef,
  IgPress,
  IgReact,
  IgSay,
  IgSeat,
  IgWait,
  NewAccount,
  NewIgCustomer,
} from '../control/instagram.ts';
import { setCallback } from '../meta/apps.ts';
import type { Meta } from '../meta/service.ts';
import { waitFor } from '../wait.ts';
import { addAccount, addPerson, FIELDS } from './book.ts';
import { writeComment } from './comments.ts';
import {
  edit,
  followLink,
  namedAccount,
  react,
  seat,
  see,
  setBlocked,
  unsend,
} from './customers.ts';
import { answerInApp } from './deliver.ts';
import { raise, threadTopic } from './events.ts';
import { Habits } from './model.ts';
import { press, say } from './say.ts';
import { TOKEN_LIFE_MS } from './tokens.ts';
import { threadView } from './view.ts';

/** The control API of the simulated Instagram, under /control/instagram. */
export function registerInstagramControl(app: FastifyInstance, meta: Meta): void {
  const { world } = meta;
  app.post('/accounts', (request) => openAccount(meta, readBody(request, NewAccount)));
  app.post('/customers', (request) => addPerson(world, readBody(request, NewIgCustomer)));
  app.post('/codes', (request) => {
    const { account, app: appId } = readBody(request, CodeWish);
    const { id } = namedAccount(meta, account);
    return { code: world.issueToken({ appId, kind: 'code', opens: id }).value };
  });
  app.post('/habits', (request) => {
    const { account: ref, ...patch } = readBody(request, IgHabits);
    const account = namedAccount(meta, ref);
    account.habits = Habits.parse({ ...account.habits, ...patch });
    world.save();
    return account.habits;
  });

  app.post('/say', (request) => say(meta, readBody(request, IgSay), originOf(request)));
  app.post('/lines', (request) => {
    const { lines } = readBody(request, IgLines);
    return lines.map((line) => orNull(() => say(meta, line, originOf(request))));
  });
  app.post('/press', (request) => press(meta, readBody(request, IgPress)));
  app.post('/react', (request) => {
    const { messageId, reaction, ...names } = readBody(request, IgReact);
    return react(meta, seat(meta, names), messageId, reaction);
  });
  app.post('/edit', (request) => {
    const { messageId, text, ...names } = readBody(request, IgEdit);
    return edit(meta, seat(meta, names), messageId, text);
  });
  app.post('/remove', (request) => {
    const { messageId, ...names } = readBody(request, IgMessageRef);
    return unsend(meta, seat(meta, names), messageId);
  });
  app.post('/read', (request) => {
    const seated = seat(meta, readBody(request, IgSeat));
    see(meta, seated);
    return threadView(meta, seated);
  });
  for (const [path, isBlocked] of [['/block', true] as const, ['/unblock', false] as const]) {
    app.post(path, (request) => {
      const seated = seat(meta, readBody(request, IgSeat));
      setBlocked(meta, seated, isBlocked);
      return threadView(meta, seated);
    });
  }
  app.post('/link', (request) => {
    const seated = seat(meta, readBody(request, IgSeat));
    const referral = { ref: 'promo42', source: 'IGME_SOURCE', type: 'OPEN_THREAD' };
    return followLink(meta, seated, referral);
  });
  app.post('/echo', (request) => {
    const { text, ...names } = readBody(request, IgEcho);
    const { account, thread } = seat(meta, names);
    return answerInApp(meta, account, thread, text);
  });
  app.post('/comment', (request) => {
    const { account: ref, customer, ...wish } = readBody(request, IgComment);
    const account = namedAccount(meta, ref);
    const personId =
      customer === undefined ? null : seat(meta, { account: ref, customer }).person.id;
    const { comment, update } = writeComment(meta, account, { ...wish, personId });
    return { update, commentId: comment.id };
  });
  app.post('/inject', (request) => {
    const { account, form, field, value } = readBody(request, IgInject);
    const event = { form, field, value };
    return { update: raise(meta, namedAccount(meta, account), event, { type: field }).n };
  });

  app.get('/chat', (request) => threadView(meta, seat(meta, readQuery(request, IgSeat))));
  app.get<{ Querystring: { account: string } }>('/comments', (request) =>
    Object.values(namedAccount(meta, request.query.account).comments),
  );
  app.get('/wait', async (request) => {
    const { after, ...query } = readQuery(request, IgWait);
    const { account, thread } = seat(meta, query);
    const find = () => thread.messages.filter((one) => one.from === 'bot' && one.n > after);
    const found = await waitFor(world.bell, threadTopic(account, thread), find, query);
    if (found) return found;
    throw new ControlError(
      408,
      `Customer ${query.customer} has not had ${query.count} messages from the account in ${query.timeoutMs} ms.`,
    );
  });
}

const CodeWish = IgSeat.pick({ account: true }).extend({ app: IgSeat.shape.account });

/** An account with all that an owner needs to connect it. */
async function openAccount(
  meta: Meta,
  wish: ReturnType<typeof NewAccount.parse>,
): Promise<AccountView> {
  const { world } = meta;
  const app =
    (wish.app === undefined ? undefined : world.shared.apps[wish.app]) ??
    world.addApp({ id: wish.app, secret: wish.appSecret });
  const account = addAccount(world, wish);
  if (wish.subscribed) account.subscribed[app.id] = FIELDS;
  const token = (kind: 'short' | 'long') =>
    world.issueToken({ appId: app.id, kind, opens: account.id, lifeMs: TOKEN_LIFE_MS[kind] }).value;
  const refusal = wish.callback && (await setCallback(meta, app, 'instagram', wish.callback));
  if (typeof refusal === 'string') throw new ControlError(409, refusal);
  return {
    id: account.id,
    appScopedId: account.appScopedId,
    username: account.username,
    appId: app.id,
    appSecret: app.secret,
    shortToken: token('short'),
    token: token('long'),
  };
}

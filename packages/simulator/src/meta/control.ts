import type { FastifyInstance } from 'fastify';
import { HeardQuery } from '../control/contract.ts';
import { ControlError, readBody, readQuery } from '../control/http.ts';
import {
  AppHabits,
  AppRef,
  NewApp,
  RawPost,
  Release,
  Subscribe,
  TokenRef,
  TokenWish,
} from '../control/meta.ts';
import { setCallback } from './apps.ts';
import { writeJson } from './bytes.ts';
import type { App } from './model.ts';
import { release } from './release.ts';
import type { Meta } from './service.ts';

/** The control API of Meta's apps, tokens and webhooks, under /control/meta. */
export function registerMetaControl(app: FastifyInstance, meta: Meta): void {
  const { world } = meta;
  app.post('/apps', (request) => world.addApp(readBody(request, NewApp)));
  app.post('/apps/habits', (request) => {
    const { app: id, ...patch } = readBody(request, AppHabits);
    const found = Object.assign(named(meta, id), patch);
    world.save();
    return found;
  });
  app.post('/subscribe', async (request) => {
    const { app: id, topic, ...at } = readBody(request, Subscribe);
    const refusal = await setCallback(meta, named(meta, id), topic, at);
    if (refusal !== null) throw new ControlError(409, refusal);
    return { ok: true };
  });
  app.post('/hold', (request) => {
    named(meta, readBody(request, AppRef).app).held ??= [];
    world.save();
    return { ok: true };
  });
  app.post('/release', async (request) => {
    const { app: id, ...how } = readBody(request, Release);
    return { posts: await release(meta, named(meta, id), how) };
  });
  app.post('/post', async (request) => {
    const { app: id, topic, payload, text } = readBody(request, RawPost);
    const found = named(meta, id);
    const url = found.callbacks[topic]?.url;
    if (url === undefined) throw new ControlError(409, `App ${id} has no callback for ${topic}.`);
    const body = text ?? writeJson(payload ?? {}, found.bytes);
    return { status: (await meta.hooks.sendBody(found, url, topic, body, [])) ?? null };
  });
  app.get('/heard', (request) => {
    const { timeoutMs, ...place } = readQuery(request, HeardQuery);
    return world.heard.after(place, timeoutMs);
  });
  app.get('/deliveries', () => world.shared.deliveries);

  app.post('/tokens', (request) => {
    const { app: appId, ...wish } = readBody(request, TokenWish);
    return { token: world.issueToken({ appId, ...wish }).value };
  });
  app.post('/tokens/revoke', (request) => {
    const token = world.shared.tokens[readBody(request, TokenRef).token];
    if (!token) throw new ControlError(404, 'There is no such token.');
    token.revoked = true;
    world.save();
    return { ok: true };
  });
}

function named({ world }: Meta, id: string): App {
  const app = world.shared.apps[id];
  if (app) return app;
  throw new ControlError(404, `There is no simulated app ${id}.`);
}

import fastify, { type FastifyInstance } from 'fastify';
import { Clock } from './clock.ts';
import { registerGeneral } from './control/general.ts';
import { ControlError } from './control/http.ts';
import type { Settings } from './env.ts';
import { Faults } from './faults.ts';
import { History } from './history.ts';
import { GeminiSettings } from './gemini-settings.ts';
import { registerGemini } from './gemini/index.ts';
import { registerInstagramControl } from './instagram/control.ts';
import { registerMetaControl } from './meta/control.ts';
import { openMeta } from './meta/index.ts';
import { instagramSide } from './phone/instagram-side.ts';
import { registerPhoneApi, registerPhonePages } from './phone/routes.ts';
import { registerSide } from './phone/side-routes.ts';
import { whatsappSide } from './phone/whatsapp-side.ts';
import { registerTelegramControl } from './telegram/control.ts';
import { openTelegram } from './telegram/index.ts';
import { Transcript } from './transcript.ts';
import { registerWhatsAppControl } from './whatsapp/control.ts';
import type { Parts } from './wire.ts';

const BODY_LIMIT = 64 * 1024 * 1024;

/** The whole simulator on one port. */
export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/** Composes the simulator and listens; throws one sentence when the port is taken. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const clock = new Clock();
  const history = new History(settings.history, !settings.historyBuffered);
  const parts: Parts = {
    clock,
    faults: new Faults(),
    transcript: new Transcript(() => clock.now(), history),
    history,
  };
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  const telegram = openTelegram(app, parts, settings);
  const simulatedMeta = openMeta(app, parts, settings);
  const gemini = GeminiSettings.parse({});
  const simulatedGemini = registerGemini(app, { ...parts, settings: gemini });
  await mount(app, '/control', (it) =>
    registerGeneral(it, parts, gemini, {
      epoch: () => telegram.service.world.state.epoch,
      reset: () => {
        telegram.reset();
        simulatedMeta.reset();
        simulatedGemini.reset();
      },
      moved: () => telegram.service.world.save(),
    }),
  );
  await mount(app, '/control/telegram', (it) => registerTelegramControl(it, telegram.service));
  await mount(app, '/control/meta', (it) => registerMetaControl(it, simulatedMeta.meta));
  await mount(app, '/control/whatsapp', (it) => registerWhatsAppControl(it, simulatedMeta.meta));
  await mount(app, '/control/instagram', (it) => registerInstagramControl(it, simulatedMeta.meta));

  registerPhonePages(app);
  const sides = [whatsappSide(simulatedMeta.meta), instagramSide(simulatedMeta.meta)];
  await mount(app, '/phone/api', (it) => registerPhoneApi(it, telegram.service, sides));
  for (const side of sides) {
    const { world } = simulatedMeta.meta;
    await mount(app, `/phone/api/${side.platform}`, (it) => registerSide(it, side, world));
  }

  try {
    await app.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    throw new Error(whyNotListening(error, settings), { cause: error });
  }
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : settings.port;
  return {
    url: `http://${settings.host}:${port}`,
    close: async () => {
      telegram.close();
      simulatedMeta.close();
      clock.stop();
      await app.close();
      history.flush();
    },
  };
}

/** Answers addresses under a prefix, in sentences where they refuse. */
async function mount(
  app: FastifyInstance,
  prefix: string,
  register: (inside: FastifyInstance) => void,
): Promise<void> {
  await app.register(
    (inside, _options, done) => {
      refuseInSentences(inside);
      register(inside);
      done();
    },
    { prefix },
  );
}

/** Words errors for people, and refuses a page of another site that tries to give orders. */
function refuseInSentences(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { origin, host } = request.headers;
    const isForeign = origin !== undefined && !origin.endsWith(`//${host}`);
    done(isForeign ? new ControlError(403, 'Another site may not do this.') : undefined);
  });
  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof ControlError ? error.status : 500;
    void reply.code(status).send({ error: error instanceof Error ? error.message : String(error) });
  });
}

function whyNotListening(error: unknown, { port, host }: Settings): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is already in use. Set SIMULATOR_PORT to a free one and start again.`;
  }
  return `The simulator cannot listen on ${host}:${port}: ${String(error)}`;
}

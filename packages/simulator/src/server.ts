import fastify, { type FastifyInstance } from 'fastify';
import { Clock } from './clock.ts';
import { registerGeneral } from './control/general.ts';
import { ControlError } from './control/http.ts';
import type { Settings } from './env.ts';
import { Faults } from './faults.ts';
import { History } from './history.ts';
import { GeminiSettings } from './gemini-settings.ts';
import { registerGemini } from './gemini/index.ts';
import { registerPhoneApi, registerPhonePages } from './phone/routes.ts';
import { registerTelegramControl } from './telegram/control.ts';
import { openTelegram } from './telegram/index.ts';
import { Transcript } from './transcript.ts';
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
  const gemini = GeminiSettings.parse({});
  const simulatedGemini = registerGemini(app, { ...parts, settings: gemini });
  await app.register(
    (control, _options, done) => {
      refuseInSentences(control);
      registerGeneral(control, parts, gemini, {
        epoch: () => telegram.service.world.state.epoch,
        reset: () => {
          telegram.reset();
          simulatedGemini.reset();
        },
        moved: () => telegram.service.world.save(),
      });
      done();
    },
    { prefix: '/control' },
  );
  await app.register(
    (control, _options, done) => {
      refuseInSentences(control);
      registerTelegramControl(control, telegram.service);
      done();
    },
    { prefix: '/control/telegram' },
  );

  registerPhonePages(app);
  await app.register(
    (phone, _options, done) => {
      refuseInSentences(phone);
      registerPhoneApi(phone, telegram.service);
      done();
    },
    { prefix: '/phone/api' },
  );

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
      clock.stop();
      await app.close();
      history.flush();
    },
  };
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

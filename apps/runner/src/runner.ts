import { createGemini } from '@cbf/ai';
import { createManager, type Manager } from '@cbf/channels';
import { backoff, newId, sleep, type Logger } from '@cbf/base';
import { ApiError, createClient, type RunnerHelloInput } from '@cbf/client';
import { atPoints } from './at-points.ts';
import { openApi, type Api, type RunnerWelcome } from './api.ts';
import { openBook } from './channels/book.ts';
import { watchFaces, type Faces } from './channels/faces.ts';
import { openIntake } from './channels/intake.ts';
import { reconcileChannels } from './channels/reconcile.ts';
import { runChecks } from './checks.ts';
import { runDeliveries } from './deliveries/loop.ts';
import { atMost, planEnding } from './ending.ts';
import type { Settings } from './env.ts';
import { startHeartbeat } from './heartbeat.ts';
import { Holdings } from './holdings.ts';
import { runMedia } from './media/loop.ts';
import { openStore } from './media/store.ts';
import { runManager } from './manager.ts';
import { createMetrics } from './metrics.ts';
import { watchModelKey } from './model-key.ts';
import { runTemplates } from './templates.ts';
import { closeServer, createServer } from './server.ts';
import { createAllowance } from './turns/allowance.ts';
import { mostBytesHeld } from './turns/files.ts';
import { runTurns, type TurnLoop } from './turns/loop.ts';

/** A runner that listens for hooks and works as soon as the api knows it. */
export interface Runner {
  /** Where hooks, health and numbers are. */
  readonly url: string;
  /** Rejects when the api refuses this runner for good. */
  readonly started: Promise<void>;
  /** Takes nothing new, ends what is under way (20 s at most), and gives everything back. */
  close(): Promise<void>;
}

/** How long answers under way may take once the runner is told to stop. */
const patienceMs = 20_000;
/** And how long what came of them is offered to an api that does not take it. */
const offerMs = patienceMs + 5_000;
/** How long a file that is being fetched may take then. */
const fileMs = 5_000;
/** A socket that is only just being opened, perhaps by nobody, is not waited for. */
const partingMs = 1_000;

/** The one composition root: starts all parts of a runner; throws when the port is taken. */
export async function startRunner(settings: Settings, logger: Logger): Promise<Runner> {
  const client = createClient({
    url: `${settings.apiUrl}/graphql`,
    authorization: `Bearer ${settings.runnerKey}`,
  });
  const ending = planEnding(offerMs);
  const api = openApi(atPoints(client), settings.runnerId ?? newId('run'), ending);
  const held = { channels: new Holdings(), turns: new Holdings(), deliveries: new Holdings() };
  const metrics = createMetrics(() => held.deliveries.size);
  const book = openBook(api, settings);
  let turns: TurnLoop | null = null;
  const intake = openIntake(api, logger, metrics, (...draft) => turns?.stopDraft(...draft));

  let work: { stop: () => Promise<void> } | null = null;
  const isReady = () => work !== null;
  const { metricsToken } = settings;
  const server = createServer({ api, book, intake, metrics, metricsToken, logger, isReady });
  const url = await server.listen({ port: settings.port, host: settings.host });

  const closing = new AbortController();
  const hello: Omit<RunnerHelloInput, 'runnerId'> = {
    version: '0.1.0',
    platforms: ['TELEGRAM', 'WHATSAPP', 'INSTAGRAM'],
    modelProvider: settings.model?.provider ?? 'UNKNOWN',
    capacity: settings.capacity,
    hookUrl: url,
  };

  const begin = (welcome: RunnerWelcome) => {
    const store = openStore(settings.apiUrl, settings.runnerKey);
    const parts = { api, book, intake, logger, metrics, store, deliveries: held.deliveries };
    const onBeat = () => metrics.heartbeat.setToCurrentTime();
    const heartbeat = startHeartbeat(api, held, hello, welcome.heartbeatMs, { logger, onBeat });
    const model = settings.model && createGemini(geminiOptions(settings.model));
    const memory = createAllowance(mostBytesHeld);
    const thinking = { ...parts, model, memory, turns: held.turns };
    const turnLoop = runTurns(thinking, settings.capacity);
    turns = turnLoop;
    const deliveries = runDeliveries(parts);
    const media = runMedia({ api, book, store, logger });
    const checks = runChecks(api, settings, logger);
    const templates = runTemplates(api, settings, logger);
    const keyWatch =
      settings.model && watchModelKey(api, settings.model, welcome.provenEveryMs, logger);
    const manager = managerOf(settings);
    const making = manager && runManager(manager, api, logger);
    const faces: Faces = new Map();
    const faceWatch = watchFaces(api, faces, logger);
    const channels = reconcileChannels({
      ...parts,
      holdings: held.channels,
      settings,
      faces,
      provenEveryMs: welcome.provenEveryMs,
    });
    const wakers = {
      CHANNELS: () => {
        [heartbeat, channels, checks, templates, faceWatch].forEach((loop) => loop.wake());
      },
      TURNS: () => turnLoop.wake(),
      DELIVERIES: () => deliveries.wake(),
      MEDIA: () => media.wake(),
    };
    const wakeAll = () => Object.values(wakers).forEach((wake) => wake());
    const deafen = api.onWork(
      (kind) => wakers[kind](),
      (connected) => {
        metrics.connected.set(connected ? 1 : 0);
        if (connected) wakeAll();
      },
    );
    work = {
      stop: async () => {
        deafen();
        heartbeat.drain();
        const sent = deliveries.stop();
        const fetched = media.stop(fileMs);
        const answered = turnLoop.stop(patienceMs);
        const isIdle = async (channelId: string) => {
          await Promise.all([sent, turnLoop.idle(channelId)]);
        };
        await Promise.all([
          channels.stop(isIdle),
          answered,
          sent,
          fetched,
          checks.stop(),
          templates.stop(),
          faceWatch.stop(),
          making?.stop(),
          keyWatch?.stop(),
        ]);
        await heartbeat.stop();
      },
    };
    logger.info({ runnerId: api.runnerId, model: hello.modelProvider }, 'the runner works');
  };

  const started = introduce(api, hello, logger, closing.signal).then((welcome) => {
    if (welcome) begin(welcome);
  });
  return {
    url,
    started,
    close: async () => {
      closing.abort();
      ending.begin();
      await started.catch(() => undefined);
      const stopping = work;
      work = null;
      await stopping?.stop();
      await closeServer(server);
      await atMost(partingMs, client.close());
    },
  };
}

/** Says hello until the api is there; null when told to stop before that. */
async function introduce(
  api: Api,
  hello: Omit<RunnerHelloInput, 'runnerId'>,
  logger: Logger,
  signal: AbortSignal,
): Promise<RunnerWelcome | null> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      return await api.hello(hello, signal);
    } catch (error) {
      if (signal.aborted) return null;
      if (!(error instanceof ApiError) || !error.passing) throw error;
      if (attempt === 0) logger.warn({ err: error }, 'the api is not there yet; waiting for it');
      const ms = 200 + backoff(attempt, { baseMs: 200, capMs: 3_000 });
      await sleep(ms, signal).catch(() => undefined);
    }
  }
  return null;
}

function managerOf({ managerToken: token, addresses }: Settings): Manager | null {
  const apiRoot = addresses.TELEGRAM.LIVE;
  return token === null ? null : createManager({ token, ...(apiRoot && { apiRoot }) });
}

function geminiOptions(service: NonNullable<Settings['model']>) {
  const { apiKey, baseUrl } = service;
  return { apiKey, ...(baseUrl === undefined ? {} : { baseUrl }) };
}

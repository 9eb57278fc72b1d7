import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a runner counts; each runner has its own registry, so two fit in one process. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Makes the registry and the numbers in it; `sending` is asked when somebody looks. */
export function createMetrics(sending: () => number) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const deliveries: Gauge = new Gauge({
    name: 'cbf_runner_deliveries',
    help: 'Messages that are being sent now.',
    registers,
    collect: () => deliveries.set(sending()),
  });
  return {
    registry,
    connected: new Gauge({
      name: 'cbf_runner_api_connected',
      help: 'Whether hints of new work can arrive: 1 or 0; without them it looks each second.',
      registers,
    }),
    heartbeat: new Gauge({
      name: 'cbf_runner_last_heartbeat_timestamp_seconds',
      help: 'When the api last took a sign of life; after 30 s of silence leases run out.',
      registers,
    }),
    channels: new Gauge({
      name: 'cbf_runner_channels',
      help: 'Channels that this runner holds.',
      registers,
    }),
    turns: new Gauge({
      name: 'cbf_runner_turns',
      help: 'Answers that are being made now.',
      registers,
    }),
    updates: new Counter({
      name: 'cbf_runner_updates_total',
      help: 'Updates of platforms that the api acknowledged.',
      labelNames: ['result'] as const,
      registers,
    }),
    outcomes: new Counter({
      name: 'cbf_runner_turn_outcomes_total',
      help: 'How turns ended, in the words of the api.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    sends: new Counter({
      name: 'cbf_runner_sends_total',
      help: 'Messages handed to platforms, by what became of them.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    model: new Histogram({
      name: 'cbf_runner_model_seconds',
      help: 'Time that the model took for a whole answer.',
      buckets: [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64],
      registers,
    }),
  };
}

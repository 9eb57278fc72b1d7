import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a runner counts; each runner has its own registry, so two fit in one process. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Makes the registry and the numbers in it. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
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

import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';

type Reading = number | Promise<number>;

/** What an api counts, for a collector that comes by; every api has its own. */
export interface Meters {
  /** Shows how many there have been; `read` is asked when somebody looks. */
  total(name: string, help: string, read: () => Reading): void;
  /** Shows how many there are; a reading that fails shows as NaN and spoils nothing else. */
  gauge(name: string, help: string, read: () => Reading): void;
  /** All of it as text, and the type of that text. */
  show(): Promise<string>;
  readonly contentType: string;
}

/** Meters with what Node itself can tell: memory, CPU, the event loop's delay. */
export function createMeters(): Meters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'cbf_api_' });
  const readingOf = async (read: () => Reading): Promise<number> => {
    try {
      return await read();
    } catch {
      return Number.NaN;
    }
  };
  return {
    total(name, help, read) {
      const counter = new Counter({
        name: `cbf_api_${name}_total`,
        help,
        registers: [],
        async collect() {
          const value = await readingOf(read);
          this.reset();
          this.inc(value);
        },
      });
      registry.registerMetric(counter);
    },
    gauge(name, help, read) {
      const gauge: Gauge = new Gauge({
        name: `cbf_api_${name}`,
        help,
        registers: [],
        async collect() {
          this.set(await readingOf(read));
        },
      });
      registry.registerMetric(gauge);
    },
    show: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

import { launchSimulator, type Simulator } from '@cbf/simulator/launch';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createGemini, type GeminiOptions, type ModelRequest } from '../src/index.ts';

/** A question that any model takes; changed as a test needs. */
export function question(text: string, change: Partial<ModelRequest> = {}): ModelRequest {
  return {
    model: 'gemini-3.8-flash',
    systemInstruction: 'You are the assistant of "Registon". Tea costs 10 000 soʻm.',
    contents: [{ role: 'user', parts: [{ text }] }],
    thinking: 'LOW',
    ...change,
  };
}

/** A simulator for one test file, quick and empty before each test. */
export function simulated() {
  let running: Simulator | undefined;
  const simulator = () => {
    if (!running) throw new Error('The simulator is not running yet.');
    return running;
  };
  beforeAll(async () => {
    running = await launchSimulator();
  });
  afterAll(() => running?.stop());
  beforeEach(async () => {
    await simulator().control.reset();
    await simulator().control.gemini.configure({ firstChunkMs: 0, chunkMs: 0, chunkChars: 24 });
  });
  return {
    get control() {
      return simulator().control;
    },
    get url() {
      return simulator().geminiUrl;
    },
    model: (change: Partial<GeminiOptions> = {}) =>
      createGemini({
        apiKey: 'test-key',
        baseUrl: simulator().geminiUrl,
        random: () => 0,
        ...change,
      }),
  };
}

const shared = new URL('../../../../shared/contracts/gemini/', import.meta.url);

/** The text of a file of the shared contracts; null on a machine that has none. */
export function contract(name: string): string | null {
  const file = new URL(name, shared);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** The names of the shared recordings; none on a machine without them. */
export function recordings(): string[] {
  const folder = new URL('recordings/', shared);
  return existsSync(folder) ? readdirSync(folder).map((name) => `recordings/${name}`) : [];
}

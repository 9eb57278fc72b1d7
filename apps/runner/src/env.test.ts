import { describe, expect, it } from 'vitest';
import { readSettings } from './env.ts';

const RUNNER_KEY = 'a-key-of-the-runner-for-tests';

describe('the settings of a runner', () => {
  it.each([
    [{}, null],
    [
      { SIMULATOR_URL: 'http://127.0.0.1:4200/' },
      { provider: 'SIMULATED', apiKey: 'simulated', baseUrl: 'http://127.0.0.1:4200/gemini' },
    ],
    [
      { SIMULATOR_URL: 'http://127.0.0.1:4200', GEMINI_API_KEY: 'AQ.key' },
      { provider: 'GEMINI', apiKey: 'AQ.key', baseUrl: undefined },
    ],
    [
      { GEMINI_API_KEY: 'AQ.key', GEMINI_BASE_URL: 'https://example.com/gemini/' },
      { provider: 'GEMINI', apiKey: 'AQ.key', baseUrl: 'https://example.com/gemini' },
    ],
  ])('%o choose who answers', (given, model) => {
    expect(readSettings({ RUNNER_KEY, ...given }).model).toEqual(model);
  });

  it('send LIVE channels to the real service and SANDBOX ones to the simulator', () => {
    const plain = readSettings({ RUNNER_KEY });
    expect(plain.addresses.TELEGRAM).toEqual({ LIVE: undefined, SANDBOX: null });
    const own = readSettings({
      RUNNER_KEY,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      SIMULATOR_URL: 'http://127.0.0.1:4200',
    });
    expect(own.addresses.TELEGRAM).toEqual({
      LIVE: 'http://127.0.0.1:8081',
      SANDBOX: 'http://127.0.0.1:4200/telegram',
    });
  });

  it('report every mistake at once and no value', () => {
    const read = () =>
      readSettings({ RUNNER_KEY: 'short', RUNNER_PORT: '99999', API_URL: 'ftp://elsewhere' });
    expect(read).toThrow(/RUNNER_KEY[\s\S]*API_URL[\s\S]*RUNNER_PORT/);
    expect(read).not.toThrow(/short|elsewhere/);
  });
});

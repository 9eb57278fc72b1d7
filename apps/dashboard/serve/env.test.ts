import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('the environment of the dashboard', () => {
  it('has a default for everything, and takes an empty variable as unset', () => {
    expect(readEnv({ PORT: '', API_URL: '' })).toEqual({
      PORT: 3000,
      HOST: '0.0.0.0',
      PUBLIC_URL: 'http://localhost:3000',
      API_URL: 'http://127.0.0.1:4000',
      RUNNER_URL: 'http://127.0.0.1:4100',
    });
  });

  it('names all mistakes in one sentence', () => {
    const read = () => readEnv({ PORT: 'door', API_URL: 'ftp://x', PUBLIC_URL: 'nowhere' });
    expect(read).toThrow(
      'The dashboard cannot start: PORT must be a number; PUBLIC_URL must be an http or https address; API_URL must be an http or https address.',
    );
  });
});

/** Writes one line about an unexpected failure: where and what, never what a person typed. */
export function logFailure(route: string | null, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const line = { level: 'error', at: new Date().toISOString(), route, stack };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

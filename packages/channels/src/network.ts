const NEVER_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL)/;

/** Whether a request surely failed before any byte of it was written, so that it may be repeated. */
export function isBeforeAnyByte(error: unknown): boolean {
  if (NEVER_CONNECTED.test(codeOf(error))) return true;
  // A timeout has one code for connecting and for reading; only the words tell them apart.
  return error instanceof Error && /\bconnect ETIMEDOUT\b/.test(error.message);
}

/** The network's own name of an error, such as ECONNREFUSED; '' when it has none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

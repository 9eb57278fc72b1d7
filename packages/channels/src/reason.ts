/**
 * Why a platform did not take a message or a call; a closed list, so that people get a sentence and
 * a next step for each. Found by a platform's codes, never by its words, which are translated.
 */
export const Reason = {
  /** The customer last wrote longer ago than free text is allowed. */
  WINDOW_CLOSED: 'WINDOW_CLOSED',
  /** The customer cannot be reached there: not on the platform, blocked us, an old app. */
  NOT_ON_PLATFORM: 'NOT_ON_PLATFORM',
  /** The business has to settle how it pays. */
  PAYMENT: 'PAYMENT',
  /** Too much at a time. */
  RATE: 'RATE',
  /** The platform's rules: a restricted account, an opt-out, a country, a marketing limit. */
  POLICY: 'POLICY',
  TEMPLATE_MISSING: 'TEMPLATE_MISSING',
  TEMPLATE_PARAMETERS: 'TEMPLATE_PARAMETERS',
  TEMPLATE_PAUSED: 'TEMPLATE_PAUSED',
  /** The token is wrong, expired or revoked. */
  TOKEN: 'TOKEN',
  /** The token lacks a permission, or the app access. */
  PERMISSION: 'PERMISSION',
  /** The account or number does not exist, is not registered or not approved yet. */
  ACCOUNT: 'ACCOUNT',
  /** A file could not be fetched or stored: its kind, its size. */
  MEDIA: 'MEDIA',
  /** The platform found something wrong with the request itself. */
  INVALID: 'INVALID',
  /** The platform has troubles of its own, for a while. */
  OUTAGE: 'OUTAGE',
  UNKNOWN: 'UNKNOWN',
} as const;
export type Reason = (typeof Reason)[keyof typeof Reason];

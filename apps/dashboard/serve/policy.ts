type Source = 'self' | 'none' | 'unsafe-inline' | 'data:';
type CspDirectives = Record<string, Source[]>;

/**
 * What a page of ours may load: nothing but this origin. SvelteKit adds the nonce of its scripts
 * and styles; style attributes stay allowed because floating panels are placed with them.
 */
export const contentPolicy: CspDirectives = {
  'default-src': ['self'],
  'script-src': ['self'],
  'style-src': ['self'],
  'style-src-attr': ['unsafe-inline'],
  'img-src': ['self', 'data:'],
  'connect-src': ['self'],
  'object-src': ['none'],
  'base-uri': ['none'],
  'form-action': ['self'],
  'frame-ancestors': ['none'],
};

/** The headers that every answer of the dashboard's server carries beside the content policy. */
export function securityHeaders(isHttps: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

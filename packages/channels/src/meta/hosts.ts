/** Where Meta keeps files of customers. */
const META_HOSTS = [
  'lookaside.fbsbx.com',
  '.fbsbx.com',
  '.fbcdn.net',
  '.cdninstagram.com',
  '.whatsapp.net',
];

/** Where files may come from: Meta's own stores and where the Graph API itself is. */
export function mediaHosts(baseUrl: string): string[] {
  return [new URL(baseUrl).host, ...META_HOSTS];
}

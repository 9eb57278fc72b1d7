interface Cookie {
  name: string;
  value: string;
  options: {
    path: string;
    httpOnly: boolean;
    secure: boolean;
    sameSite: 'lax' | 'strict' | 'none';
    maxAge?: number;
    expires?: Date;
  };
}

/** Reads one Set-Cookie line; null when it isn't one. */
export function readSetCookie(line: string): Cookie | null {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const sign = pair.indexOf('=');
  if (sign < 1) return null;
  const given = new Map(attributes.map(readAttribute));
  const sameSite = given.get('samesite')?.toLowerCase();
  const maxAge = Number(given.get('max-age') ?? Number.NaN);
  const expires = new Date(given.get('expires') ?? Number.NaN);
  return {
    name: pair.slice(0, sign),
    value: pair.slice(sign + 1),
    options: {
      path: given.get('path') ?? '/',
      httpOnly: given.has('httponly'),
      secure: given.has('secure'),
      sameSite: sameSite === 'strict' || sameSite === 'none' ? sameSite : 'lax',
      ...(Number.isFinite(maxAge) ? { maxAge } : {}),
      ...(Number.isNaN(expires.getTime()) ? {} : { expires }),
    },
  };
}

function readAttribute(text: string): [string, string] {
  const sign = text.indexOf('=');
  if (sign < 0) return [text.toLowerCase(), ''];
  return [text.slice(0, sign).toLowerCase(), text.slice(sign + 1)];
}

import { randomUUID } from 'node:crypto';
import { createClient, type Client, type TypedDocumentNode } from '@cbf/client';
import { parse } from 'graphql';

/** A person who is signed in, as a program that keeps cookies. */
export interface Owner {
  readonly username: string;
  readonly password: string;
  /** The session's cookie, for sockets and browsers. */
  cookie(): string;
  /** Runs an operation; throws an `ApiError` with its code when it is refused. */
  ask<R, V>(document: TypedDocumentNode<R, V>, variables: V): Promise<R>;
}

/** An operation written in a test, with the types that the test states for it. */
export function operation<R, V = Record<string, never>>(source: string): TypedDocumentNode<R, V> {
  return parse(source);
}

const Register = operation<{ register: { viewer: { kind: string } } }, Record<string, string>>(`
  mutation Register($username: String!, $password: String!, $locale: Locale) {
    register(username: $username, password: $password, locale: $locale) { viewer { kind } }
  }
`);

/** Registers a new person; every call another one. */
export async function signUp(apiUrl: string, origin: string, locale = 'en'): Promise<Owner> {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const client: Client = createClient({
    url: `${apiUrl}/graphql`,
    authorization: '',
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.delete('authorization');
      headers.set('origin', origin);
      if (jar.size > 0) headers.set('cookie', cookie());
      const answer = await fetch(input, { ...init, headers });
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      return answer;
    },
  });
  const username = `owner_${randomUUID().slice(0, 8)}`;
  const password = `pw-${randomUUID()}`;
  await client.request(Register, { username, password, locale });
  return {
    username,
    password,
    cookie,
    ask: (document, variables) => client.request(document, variables),
  };
}

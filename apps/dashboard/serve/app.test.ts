import { once } from 'node:events';
import { createServer, request as ask, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createDoor } from './app.ts';
import { live, portOf } from './life.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${portOf(server)}`;
}

/** Answers with what it was sent. */
function mirror(): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('hex');
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.end(JSON.stringify({ url: request.url, headers: request.headers, body }));
    });
  });
}

async function open(options: { publicUrl?: string; api?: string; runner?: string } = {}) {
  const away = 'http://127.0.0.1:9';
  const door = createDoor(
    {
      PUBLIC_URL: options.publicUrl ?? 'http://bots.example',
      API_URL: options.api ?? away,
      RUNNER_URL: options.runner ?? away,
    },
    (request, response) => response.end(JSON.stringify(request.headers)),
  );
  return { door, url: await listen(door) };
}

async function get(url: string, headers: Record<string, string>) {
  const outgoing = ask(url, { headers }).end();
  const [answer] = await once(outgoing, 'response');
  let text = '';
  for await (const chunk of answer) text += chunk;
  return { status: answer.statusCode, headers: answer.headers, text };
}

describe('the door', () => {
  it('hands the bytes of a hook on unchanged, with all its headers', async () => {
    const { url } = await open({ runner: await listen(mirror()) });
    const body = Buffer.from([0, 255, 10, 13, 0xc3, 0x28]);
    const answer = await fetch(`${url}/hooks/telegram/chn_1?x=1`, {
      method: 'POST',
      body,
      headers: { 'x-telegram-bot-api-secret-token': 's' },
    });
    const seen = await answer.json();
    expect(seen.body).toBe(body.toString('hex'));
    expect(seen.url).toBe('/hooks/telegram/chn_1?x=1');
    expect(seen.headers['x-telegram-bot-api-secret-token']).toBe('s');
    expect(seen.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('hands files on to and from the api, but nothing of the runners’', async () => {
    const { url } = await open({ api: await listen(mirror()) });
    const sent = await fetch(`${url}/media?conversationId=cnv_1`, { method: 'POST', body: 'x' });
    expect((await sent.json()).url).toBe('/media?conversationId=cnv_1');
    const asked = await (
      await fetch(`${url}/media/med_1`, { headers: { range: 'bytes=0-1' } })
    ).json();
    expect([asked.url, asked.headers.range]).toEqual(['/media/med_1', 'bytes=0-1']);
    expect((await (await fetch(`${url}/runner/media/med_1`)).json()).url).toBeUndefined();
  });

  it('tells an uploader what the api says while the file is still on its way', async () => {
    const strict = createServer((request, response) => {
      request.resume();
      response.writeHead(413).end('too large');
    });
    const { url } = await open({ api: await listen(strict) });
    const sent = ask(`${url}/media?conversationId=cnv_1`, { method: 'POST' });
    sent.on('error', () => undefined);
    const answered = once(sent, 'response');
    const piece = Buffer.alloc(64 * 1024);
    for (let n = 0; n < 200 && sent.writable; n += 1)
      if (!sent.write(piece)) await Promise.race([once(sent, 'drain'), answered]);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(413);
    let text = '';
    for await (const part of answer) text += part;
    expect(text).toBe('too large');
    sent.destroy();
  });

  it('says in the shape of the api that the api is away', async () => {
    const { url } = await open();
    const answer = await fetch(`${url}/graphql`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(503);
    expect((await answer.json()).errors[0].extensions.code).toBe('OFFLINE');
  });

  it('lets a platform know that the runner is away, so that it sends again', async () => {
    const { url } = await open();
    expect((await fetch(`${url}/hooks/telegram/1`, { method: 'POST' })).status).toBe(503);
  });

  it('joins a WebSocket to the api, cookie and subprotocol included', async () => {
    const api = createServer();
    const sockets = new WebSocketServer({ server: api });
    sockets.on('connection', (socket, request) => {
      socket.send(`${request.headers.cookie} ${socket.protocol}`);
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
    const { url } = await open({ api: await listen(api) });
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { cookie: 'cbf_session=x' },
    });
    expect(String((await once(socket, 'message'))[0])).toBe('cbf_session=x graphql-transport-ws');
    socket.send('hello');
    expect(String((await once(socket, 'message'))[0])).toBe('hello');
    const closed = once(sockets.clients.values().next().value ?? socket, 'close');
    socket.terminate();
    await closed;
    sockets.close();
  });

  it('does not believe a forwarded address when no proxy can stand in front', async () => {
    const { url } = await open();
    const seen = await fetch(url, { headers: { 'x-forwarded-for': '6.6.6.6' } });
    expect((await seen.json())['x-forwarded-for']).toBe('127.0.0.1');
  });

  it('believes the near proxy of an https address, and only its last word', async () => {
    const { url } = await open({ publicUrl: 'https://bots.example' });
    const seen = await fetch(url, {
      headers: { 'x-forwarded-for': '6.6.6.6, 9.9.9.9', 'x-forwarded-host': 'bots.example' },
    });
    expect(seen.headers.get('strict-transport-security')).toContain('max-age');
    expect(await seen.json()).toMatchObject({
      'x-forwarded-for': '9.9.9.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'bots.example',
    });
  });

  it('leads a visitor from another name of this machine to the public one', async () => {
    const { door, url } = await open();
    const port = portOf(door);
    const local = createDoor(
      { PUBLIC_URL: `http://localhost:${port}`, API_URL: url, RUNNER_URL: url },
      (_, response) => response.end('page'),
    );
    const other = await listen(local);
    const page = { accept: 'text/html' };
    const led = await get(`${other}/bots?x=1`, { ...page, host: `127.0.0.1:${port}` });
    expect([led.status, led.headers.location]).toEqual([307, `http://localhost:${port}/bots?x=1`]);
    const told = await get(other, { ...page, host: 'stranger.example' });
    expect(told.status).toBe(421);
    expect(told.text).toContain(`http://localhost:${port}`);
    const right = await get(other, { ...page, host: `localhost:${port}` });
    expect(right.text).toBe('page');
    expect(right.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('the start of the door', () => {
  it('says in one sentence that its port is taken, and what to do', async () => {
    const { door } = await open();
    const PORT = portOf(door);
    const second = live(createServer(), { HOST: '127.0.0.1', PORT });
    await expect(second).rejects.toThrow(
      `Port ${PORT} is already in use. Stop the program that uses it, or set PORT to another number.`,
    );
  });
});

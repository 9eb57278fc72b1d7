import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { handleProtocols, makeServer } from 'graphql-ws';
import type { Parts } from '../context.ts';
import { noCounts, type Counts } from '../fanout/counts.ts';
import { createFanout } from '../fanout/fanout.ts';
import { Outlet } from '../fanout/outlet.ts';
import type { Engine } from '../graphql/engine.ts';
import { say, tongueOf } from '../words/say.ts';
import { createAddresses } from './address.ts';
import { Caps, type Refused } from './socket-caps.ts';
import { sendAway } from './farewell.ts';
import { createHandlers } from './socket-handlers.ts';
import { Line, type Shared } from './socket-line.ts';
import { watchLines } from './socket-watch.ts';
import { isRunner } from './viewer-of.ts';

/** The door for subscriptions: takes over upgrades of /graphql and ends its sockets. */
export interface SocketDoor {
  /** How many sockets are open, and what was done with them. */
  readonly open: number;
  /** How many groups of like subscribers they form. */
  readonly groups: number;
  readonly counts: Counts;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every socket with 1001 so that clients come back, and stops the watch over sessions. */
  close(): Promise<void>;
}

const maxFrame = 64 * 1024;
const graceMs = 1000;

/** graphql-ws and our fan-out on plain `ws`, with limits, pings and sessions looked at again. */
export function createSocketDoor(engine: Engine, parts: Parts): SocketDoor {
  const { config, logger } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrame,
    handleProtocols: (offered) => handleProtocols(offered),
    // The fan-out writes frames of its own between those of this library: they must be plain.
    perMessageDeflate: false,
  });
  const open = new Set<Line>();
  const counts = noCounts();
  const caps = new Caps(config.sockets);
  const addressOf = createAddresses(config.trustedProxy);
  const fanout = createFanout(engine, parts, counts, config.sockets.subscriptions);
  const protocol = makeServer<Record<string, unknown> | undefined, Line>(
    createHandlers(engine, parts, caps),
  );
  const unwatch = watchLines(open, parts, counts);
  const shared: Shared = { fanout, logger, framesPerSecond: config.sockets.framesPerSecond };

  const begin = (line: Line): void => {
    open.add(line);
    caps.enter(line);
    serve(line.socket, line);
    const closed = protocol.opened(line, line);
    line.socket.on('error', (err) => logger.debug({ err }, 'a socket ended with an error'));
    line.socket.once('close', (code, reason) => {
      open.delete(line);
      caps.leave(line);
      fanout.leave(line);
      closed(code, String(reason)).catch((err: unknown) =>
        logger.error({ err }, 'closing a socket'),
      );
    });
  };

  return {
    counts,
    get open() {
      return open.size;
    },
    get groups() {
      return fanout.groups;
    },
    upgrade(request, raw, head) {
      const address = addressOf(request);
      const stranger = isRunner(parts, request.headers.authorization) ? null : address;
      const refused = caps.refusal(stranger);
      if (refused) {
        counts.refused += 1;
        return refuse(request, raw, refused);
      }
      sockets.handleUpgrade(request, raw, head, (socket) => {
        begin(new Line(shared, new Outlet(socket, raw, counts), request, address, stranger));
      });
    },
    async close() {
      unwatch();
      await sendAway(open);
      const late = setTimeout(() => {
        for (const { socket } of open) socket.terminate();
      }, graceMs);
      await new Promise<void>((done) => sockets.close(() => done()));
      clearTimeout(late);
      fanout.close();
    },
  };
}

// Apart from the rest, so that a socket's listener keeps nothing alive but its line.
function serve(socket: WebSocket, line: Line): void {
  socket.on('message', (data, isBinary) => line.hear(data, isBinary));
  socket.on('pong', () => {
    line.isAlive = true;
  });
}

function refuse(request: IncomingMessage, raw: Duplex, refused: Refused): void {
  const status = refused === 'FULL' ? '503 Service Unavailable' : '429 Too Many Requests';
  const words = say(
    tongueOf(request.headers['accept-language']),
    refused === 'FULL' ? 'tooManySockets' : 'tooManyStrangers',
  );
  const body = Buffer.from(words);
  raw.end(
    Buffer.concat([
      Buffer.from(
        `HTTP/1.1 ${status}\r\nConnection: close\r\nRetry-After: 5\r\n` +
          `Content-Type: text/plain; charset=utf-8\r\nContent-Length: ${String(body.length)}\r\n\r\n`,
      ),
      body,
    ]),
  );
}

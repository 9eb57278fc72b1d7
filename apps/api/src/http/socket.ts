import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { handleProtocols, makeServer } from 'graphql-ws';
import type { Parts } from '../context.ts';
import type { Engine } from '../graphql/engine.ts';
import { createHandlers, type Extra } from './socket-handlers.ts';
import { serveLine } from './socket-line.ts';

/** The door for subscriptions: takes over upgrades of /graphql and ends its sockets. */
export interface SocketDoor {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every socket with 1001 so that clients come back, and stops the watch over sessions. */
  close(): Promise<void>;
}

const maxFrame = 64 * 1024;
const recheckMs = 2000;
const graceMs = 1000;

/** graphql-ws on plain `ws`, with limits, pings and sessions that are looked at again. */
export function createSocketDoor(engine: Engine, parts: Parts): SocketDoor {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrame,
    handleProtocols: (offered) => handleProtocols(offered),
    perMessageDeflate: false,
  });
  const open = new Set<Extra>();
  const protocol = makeServer<Record<string, unknown> | undefined, Extra>(
    createHandlers(engine, parts),
  );

  // One question for all sockets: a session that ended closes its sockets within five seconds.
  const recheck = async (): Promise<void> => {
    const members = [...open].filter((extra) => extra.viewer?.kind === 'MEMBER');
    if (members.length === 0) return;
    const viewers = members.flatMap(({ viewer }) => (viewer?.kind === 'MEMBER' ? [viewer] : []));
    const alive = await parts.accounts.stillValid(viewers);
    for (const extra of members) {
      if (extra.viewer?.kind === 'MEMBER' && !alive.has(extra.viewer.sessionId)) {
        extra.socket.close(4403, 'revoked');
      }
    }
  };
  const watch = setInterval(() => {
    recheck().catch((err: unknown) => parts.logger.error({ err }, 'sessions could not be checked'));
  }, recheckMs);

  sockets.on('connection', (socket, request) => {
    const extra: Extra = { socket, request, viewer: null };
    open.add(extra);
    socket.once('close', () => open.delete(extra));
    serveLine(protocol, extra, parts.logger);
  });

  return {
    upgrade(request, socket, head) {
      sockets.handleUpgrade(request, socket, head, (line) => {
        sockets.emit('connection', line, request);
      });
    },
    async close() {
      clearInterval(watch);
      for (const { socket } of open) socket.close(1001, 'Going away');
      const late = setTimeout(() => {
        for (const { socket } of open) socket.terminate();
      }, graceMs);
      await new Promise<void>((done) => sockets.close(() => done()));
      clearTimeout(late);
    },
  };
}

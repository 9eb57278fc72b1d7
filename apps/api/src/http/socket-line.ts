import { CloseCode, type Server } from 'graphql-ws';
import type { RawData } from 'ws';
import type { Logger } from '@cbf/base';
import type { Extra } from './socket-handlers.ts';

const pingMs = 12_000;
const maxBacklog = 1024 * 1024;
const maxFramesPerSecond = 100;

/**
 * Carries frames between one socket and graphql-ws: pings it, ends it when it stops answering,
 * stops reading, or floods us. A client that was cut off resumes by its cursor.
 */
export function serveLine(protocol: Server<Extra>, extra: Extra, logger: Logger): void {
  const { socket } = extra;
  let answered = true;
  const ping = setInterval(() => {
    if (!answered || socket.bufferedAmount > maxBacklog) return socket.terminate();
    answered = false;
    socket.ping();
  }, pingMs);
  socket.on('pong', () => (answered = true));

  let frames = 0;
  let second = 0;
  const floods = (): boolean => {
    const now = Math.floor(Date.now() / 1000);
    frames = now === second ? frames + 1 : 1;
    second = now;
    return frames > maxFramesPerSecond;
  };

  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) =>
        new Promise((sent, failed) => {
          if (socket.readyState !== socket.OPEN) return sent();
          if (socket.bufferedAmount > maxBacklog) {
            socket.terminate();
            return sent();
          }
          // Resolved when the text has left: a feed never runs ahead of its reader.
          socket.send(text, (error) => (error ? failed(error) : sent()));
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) => {
        socket.on('message', (data, isBinary) => {
          if (isBinary) return socket.close(CloseCode.BadRequest, 'Invalid message received');
          if (floods()) return socket.close(4429, 'Too many messages');
          take(textOf(data)).catch((err: unknown) => {
            // A send fails when the socket closes under it; that is no fault of ours.
            if (socket.readyState !== socket.OPEN) return;
            logger.error({ err }, 'a socket message could not be handled');
            socket.close(CloseCode.InternalServerError, 'Internal server error');
          });
        });
      },
    },
    extra,
  );

  socket.on('error', (err) => logger.debug({ err }, 'a socket ended with an error'));
  socket.once('close', (code, reason) => {
    clearInterval(ping);
    closed(code, String(reason)).catch((err: unknown) => logger.error({ err }, 'closing a socket'));
  });
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

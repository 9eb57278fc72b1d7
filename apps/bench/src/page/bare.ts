import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** The least that a page can do with a feed: what ours is measured against. */
export interface BarePage {
  readonly url: string;
  /** Writes frames to every page that is open. */
  say(frames: readonly string[]): void;
  stop(): Promise<void>;
}

// Parsed, batched by frame, the newest 200 kept: no framework, no states, no words.
const html = `<!doctype html><title>Bare</title>
<div style="height:100vh;overflow:auto;display:flex;flex-direction:column-reverse"><ol></ol></div>
<script>
const list = document.querySelector('ol');
let batch = [];
const draw = () => {
  for (const message of batch.slice(-200)) {
    const line = document.createElement('li');
    line.id = 'm-' + message.id;
    line.textContent = message.text;
    list.append(line);
  }
  batch = [];
  while (list.children.length > 200) list.firstChild.remove();
};
const line = new WebSocket(location.href.replace('http', 'ws'));
line.onmessage = ({ data }) => {
  batch.push(JSON.parse(data).payload.data.events.message);
  if (batch.length === 1) requestAnimationFrame(draw);
};
line.onopen = () => document.body.setAttribute('data-open', '');
</script>`;

/** Serves the page on a free port of this machine. */
export async function openBarePage(): Promise<BarePage> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html);
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    say: (frames) => {
      for (const socket of sockets.clients) for (const frame of frames) socket.send(frame);
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

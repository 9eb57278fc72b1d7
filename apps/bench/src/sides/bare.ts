// The baseline of HTTP: a bare server that parses the request and answers the same bytes each time.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { listen } from './listen.ts';

const [file = ''] = process.argv.slice(2);
const answer = readFileSync(file);
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': answer.byteLength,
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.writeHead(200, headers);
    response.end(answer);
  });
});
await listen(server);

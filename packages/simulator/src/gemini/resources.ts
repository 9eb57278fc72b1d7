import type { Call } from './call.ts';
import { embed } from './embed.ts';
import { invalid } from './errors.ts';
import { headersFor, JSON_TYPE, sendJson } from './http.ts';
import { describeModel, modelFor, servedAt } from './models.ts';
import { BatchEmbedRequest, CacheRequest, EmbedRequest, UploadRequest } from './request.ts';
import { readBody } from './read-body.ts';

const BATCH_LIMIT = 100;
const STANDARD_PAGE = 50;

/** `GET /models`: the models that are served now, by pages. */
export function listModels(call: Call): void {
  const models = servedAt(new Date(call.service.clock.now())).map(describeModel);
  sendPage(call, 'models', models);
}

/** `GET /models/{m}`. */
export function getModel(call: Call): void {
  const now = new Date(call.service.clock.now());
  sendJson(call.exchange, describeModel(modelFor(call.name, 'getModel', call.version, now).asked));
}

/** `embedContent`. */
export function embedContent(call: Call): void {
  const now = new Date(call.service.clock.now());
  const { answering } = modelFor(call.name, 'embedContent', call.version, now);
  const values = embed(readBody(EmbedRequest, call.body), answering);
  sendJson(call.exchange, { embedding: { values } });
}

/** `batchEmbedContents`: one vector a request, in their order. */
export function batchEmbedContents(call: Call): void {
  const now = new Date(call.service.clock.now());
  const { answering } = modelFor(call.name, 'batchEmbedContents', call.version, now);
  const { requests } = readBody(BatchEmbedRequest, call.body);
  if (requests.length > BATCH_LIMIT) {
    throw invalid(
      `* BatchEmbedContentsRequest.requests: at most ${BATCH_LIMIT} requests can be in one batch\n`,
    );
  }
  requests.forEach(({ model }, n) => {
    if (model?.replace('models/', '') !== call.name) {
      throw invalid(
        `* BatchEmbedContentsRequest.requests[${n}].model: must match the model of the batch, models/${call.name}.\n`,
      );
    }
  });
  const embeddings = requests.map((request) => ({ values: embed(request, answering) }));
  sendJson(call.exchange, { embeddings });
}

/** `POST /upload/…/files`: the start names an address in a header, the next calls bring the bytes. */
export function upload(call: Call): void {
  const { headers, service, exchange, base, key, query, body } = call;
  const commands = String(headers['x-goog-upload-command'] ?? '').split(/,\s*/);
  if (commands.includes('start')) {
    const { file } = readBody(UploadRequest, body);
    const id = service.files.start({
      key,
      displayName: file.displayName,
      mimeType: String(headers['x-goog-upload-header-content-type'] ?? file.mimeType ?? ''),
      size: Number(headers['x-goog-upload-header-content-length'] ?? file.sizeBytes ?? 0),
    });
    const address = `${base}/upload/${call.version}/files?upload_id=${id}&upload_protocol=resumable`;
    return exchange.send({
      status: 200,
      headers: {
        ...headersFor(JSON_TYPE),
        'x-goog-upload-url': address,
        'x-goog-upload-status': 'active',
      },
      body: '',
    });
  }
  const piece = {
    bytes: body,
    offset: Number(headers['x-goog-upload-offset'] ?? 0),
    isFinal: commands.includes('finalize'),
  };
  const file = service.files.receive(query.get('upload_id') ?? '', piece, base);
  exchange.send({
    status: 200,
    headers: { ...headersFor(JSON_TYPE), 'x-goog-upload-status': file ? 'final' : 'active' },
    body: file ? JSON.stringify({ file }, null, 2) : '',
  });
}

/** `GET /files`. */
export function listFiles(call: Call): void {
  sendPage(call, 'files', call.service.files.list(call.key));
}

/** `GET /files/{id}`. */
export function getFile({ service, exchange, name, key }: Call): void {
  sendJson(exchange, service.files.get(name, key));
}

/** `DELETE /files/{id}`. */
export function deleteFile({ service, exchange, name, key }: Call): void {
  service.files.delete(name, key);
  sendJson(exchange, {});
}

/** `POST /cachedContents`. */
export function createCache(call: Call): void {
  const request = readBody(CacheRequest, call.body);
  const now = new Date(call.service.clock.now());
  const { asked } = modelFor(request.model ?? '', 'generateContent', call.version, now);
  sendJson(call.exchange, call.service.caches.create(request, `models/${asked.id}`, call.key));
}

/** `GET /cachedContents`. */
export function listCaches(call: Call): void {
  sendPage(call, 'cachedContents', call.service.caches.list(call.key));
}

/** `GET /cachedContents/{id}`. */
export function getCache({ service, exchange, name, key }: Call): void {
  sendJson(exchange, service.caches.describe(name, key));
}

/** `PATCH /cachedContents/{id}`: moves its end. */
export function updateCache({ service, exchange, name, key, body }: Call): void {
  sendJson(exchange, service.caches.update(name, key, readBody(CacheRequest, body)));
}

/** `DELETE /cachedContents/{id}`. */
export function deleteCache({ service, exchange, name, key }: Call): void {
  service.caches.delete(name, key);
  sendJson(exchange, {});
}

function sendPage({ exchange, query }: Call, field: string, all: readonly unknown[]): void {
  const size = Math.max(1, Number(query.get('pageSize') ?? STANDARD_PAGE) || STANDARD_PAGE);
  const from = Number(query.get('pageToken') ?? 0) || 0;
  const next = from + size < all.length ? { nextPageToken: String(from + size) } : {};
  const page = all.slice(from, from + size);
  sendJson(exchange, { ...(page.length > 0 ? { [field]: page } : {}), ...next });
}

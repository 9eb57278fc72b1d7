import type { Call } from './call.ts';
import { countTokens, generate } from './generate.ts';
import { headersFor } from './http.ts';
import {
  batchEmbedContents,
  createCache,
  deleteCache,
  deleteFile,
  embedContent,
  getCache,
  getFile,
  getModel,
  listCaches,
  listFiles,
  listModels,
  updateCache,
  upload,
} from './resources.ts';

type Handle = (call: Call) => void | Promise<void>;

/** Where a request goes: the call's name, what its address names, and what answers it. */
type Route = {
  action: string;
  version: string;
  name: string;
  needsKey: boolean;
  handle: Handle;
};

const MODEL_ACTIONS: Record<string, Handle> = {
  generateContent: (call) => generate(call, 'generateContent'),
  streamGenerateContent: (call) => generate(call, 'streamGenerateContent'),
  countTokens,
  embedContent,
  batchEmbedContents,
};

const THINGS: [verb: string, path: RegExp, action: string, handle: Handle][] = [
  ['GET', /^models$/, 'listModels', listModels],
  ['GET', /^models\/([^/:]+)$/, 'getModel', getModel],
  ['GET', /^files$/, 'listFiles', listFiles],
  ['GET', /^files\/([^/:]+)$/, 'getFile', getFile],
  ['DELETE', /^files\/([^/:]+)$/, 'deleteFile', deleteFile],
  ['POST', /^cachedContents$/, 'createCachedContent', createCache],
  ['GET', /^cachedContents$/, 'listCachedContents', listCaches],
  ['GET', /^cachedContents\/([^/:]+)$/, 'getCachedContent', getCache],
  ['PATCH', /^cachedContents\/([^/:]+)$/, 'updateCachedContent', updateCache],
  ['DELETE', /^cachedContents\/([^/:]+)$/, 'deleteCachedContent', deleteCache],
];

/** The route of a request; an address that the API does not have is answered with a 404 page. */
export function findRoute(verb: string, path: string): Route {
  const uploaded = /^\/upload\/(v1|v1beta)\/files$/.exec(path);
  if (uploaded && verb === 'POST') {
    const version = uploaded[1] ?? '';
    return { action: 'uploadFile', version, name: '', needsKey: true, handle: upload };
  }
  const [, version = '', rest = ''] = /^\/(v1|v1beta)\/(.+)$/.exec(path) ?? [];
  const [, model = '', action = ''] = /^models\/([^/:]+):(\w+)$/.exec(rest) ?? [];
  const handle = verb === 'POST' ? MODEL_ACTIONS[action] : undefined;
  if (handle) return { action, version, name: decodeURIComponent(model), needsKey: true, handle };
  for (const [method, pattern, action, handle] of THINGS) {
    const match = method === verb ? pattern.exec(rest) : null;
    if (match) return { action, version, name: match[1] ?? '', needsKey: true, handle };
  }
  return { action: 'unknown', version, name: '', needsKey: false, handle: notFoundPage };
}

function notFoundPage({ exchange }: Call): void {
  exchange.send({
    status: 404,
    headers: headersFor('text/html; charset=UTF-8'),
    body: '<!DOCTYPE html>\n<title>Error 404 (Not Found)!!1</title>\n<p><b>404.</b> That’s an error.\n<p>The requested URL was not found on this server. That’s all we know.\n',
  });
}

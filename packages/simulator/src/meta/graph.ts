import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asObject, fromJson, type Json } from '../json.ts';
import { type Part, readMultipart } from '../multipart.ts';
import { openExchange, rawBody, type WireAnswer } from '../wire.ts';
import { envelope, errorBody, GraphError, invalid } from './errors.ts';
import { Bytes, type GraphCall, type GraphHost, type Meta } from './service.ts';

const LOWEST_VERSION = 17;
const HIGHEST_VERSION = 26;
const JSON_TYPE = 'application/json; charset=UTF-8';

/** Answers the addresses of one of Meta's hosts under a prefix of the same name. */
export function registerGraph(app: FastifyInstance, meta: Meta, host: GraphHost): void {
  app.all(`/${host.platform}/*`, (request, reply) => answer(meta, host, request, reply));
}

async function answer(meta: Meta, host: GraphHost, request: FastifyRequest, reply: FastifyReply) {
  const url = new URL(request.url, 'http://simulator');
  const pieces = url.pathname.split('/').slice(2).filter(Boolean).map(decoded);
  const version = /^v\d+\.\d+$/.test(pieces[0] ?? '') ? pieces[0] : undefined;
  const path = version === undefined ? pieces : pieces.slice(1);
  const query = url.searchParams;
  const bearer = bearerOf(request) ?? query.get('access_token') ?? undefined;
  const named = host.name(meta, { path, query, bearer });
  const product = host.platform === 'whatsapp' ? host.platform : undefined;
  const exchange = await openExchange(
    meta.parts,
    request,
    reply,
    { platform: host.platform, ...named },
    errorBody,
    JSON_TYPE,
  );
  if (!exchange) return;
  const headers = { 'facebook-api-version': version ?? `v${HIGHEST_VERSION}.0` };
  try {
    checkVersion(version);
    const call = readCall(meta, request, path, query, exchange.fault);
    const { fault } = exchange;
    if (fault?.kind === 'graph' && !fault.later) {
      throw new GraphError(fault.code, { status: fault.status, subcode: fault.subcode });
    }
    exchange.send(worded(await host.run(call), headers));
  } catch (error) {
    if (!(error instanceof GraphError)) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    }
    const refusal = error instanceof GraphError ? error : new GraphError(1, { status: 500 });
    const type = { 'content-type': JSON_TYPE };
    exchange.send({
      status: refusal.status,
      headers: { ...type, ...headers, ...challenge(refusal) },
      body: envelope(refusal, product),
    });
  }
}

function checkVersion(version: string | undefined): void {
  const number = Number(version?.slice(1) ?? HIGHEST_VERSION);
  if (number > HIGHEST_VERSION) {
    throw new GraphError(2500, { message: `Unknown path components: /${version}` });
  }
  if (number < LOWEST_VERSION) throw new GraphError(2635);
}

function worded(result: unknown, headers: Record<string, string>): WireAnswer {
  if (result instanceof Bytes) {
    return {
      status: 200,
      headers: { ...headers, 'content-type': result.type },
      body: result.body,
    };
  }
  const type = { 'content-type': JSON_TYPE };
  return { status: 200, headers: { ...type, ...headers }, body: JSON.stringify(result) };
}

function challenge({ code, message }: GraphError): Record<string, string> {
  if (code !== 190 && code !== 10) return {};
  const words = message.replace(/[^\x20-\x7e]/g, '?').replaceAll('"', "'");
  return { 'www-authenticate': `OAuth "Facebook Platform" "invalid_token" "${words}"` };
}

function readCall(
  meta: Meta,
  request: FastifyRequest,
  path: readonly string[],
  query: URLSearchParams,
  fault: GraphCall['fault'],
): GraphCall {
  const { body, files } = readBody(request.headers['content-type'] ?? '', rawBody(request));
  const all: Json = { ...Object.fromEntries(query), ...body };
  const inBody = all['access_token'];
  return {
    meta,
    verb: request.method,
    path,
    query,
    body: all,
    files,
    bearer: bearerOf(request) ?? (typeof inBody === 'string' ? inBody : undefined),
    origin: `http://${request.headers.host ?? 'localhost'}`,
    fault,
  };
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function readBody(type: string, bytes: Buffer): { body: Json; files: Part[] } {
  const kind = type.split(';')[0]?.trim().toLowerCase();
  if (bytes.length === 0) return { body: {}, files: [] };
  if (kind === 'multipart/form-data') {
    const parts = readMultipart(type, bytes);
    if (!parts) throw invalid('The body is no multipart/form-data.');
    const fields = parts.filter((part) => part.fileName === undefined);
    return {
      body: Object.fromEntries(fields.map((part) => [part.name, part.bytes.toString('utf8')])),
      files: parts.filter((part) => part.fileName !== undefined),
    };
  }
  if (kind === 'application/x-www-form-urlencoded') {
    return { body: Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))), files: [] };
  }
  const body = asObject(fromJson(bytes.toString('utf8')));
  if (!body) throw invalid('The request body is no JSON object.');
  return { body, files: [] };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

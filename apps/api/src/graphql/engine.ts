import { createHash } from 'node:crypto';
import {
  getOperationAST,
  parse,
  specifiedRules,
  validate,
  visit,
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { Viewer } from '../viewer.ts';
import { Refusal } from '../words/refusal.ts';
import { createCosts } from './cost.ts';
import { limits, sizeRule, tooComplex } from './limits.ts';
import { hasNul, saysNul } from './nul.ts';

/** One operation of a document, as a client asked for it. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** Parsed and valid documents by the key of their text; the shape Apollo asks of such a store. */
export interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** What both doors share: parsing, validation, limits and compiled execution of one schema. */
export interface Engine {
  readonly schema: GraphQLSchema;
  /** How many texts were parsed and documents validated here; a known one is neither again. */
  readonly counts: { readonly parsed: number; readonly validated: number };
  readonly documents: DocumentStore;
  /** The parsed document, or the errors of one that is malformed, unknown or too large. */
  document(text: string): DocumentNode | readonly GraphQLError[];
  /** Throws when the operation costs too much, introspects unallowed, or holds what no column can. */
  admit(operation: Operation, viewer: Viewer): void;
  /** The compiled operation, or the result that says why there is none. */
  compile(operation: Operation): CompiledQuery | ExecutionResult;
}

const keptDocuments = 1000;

/** An engine for `schema`; with `openIntrospection` even guests may ask for the schema. */
export function createEngine(schema: GraphQLSchema, openIntrospection: boolean): Engine {
  const kept = new Map<string, DocumentNode>();
  const compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery>>();
  const costs = createCosts(schema);
  const introspects = new WeakMap<DocumentNode, boolean>();
  const counts = { parsed: 0, validated: 0 };

  const remember = (key: string, document: DocumentNode): void => {
    kept.delete(key);
    kept.set(key, document);
    const [oldest] = kept.keys();
    if (kept.size > keptDocuments && oldest !== undefined) kept.delete(oldest);
  };
  const recall = (key: string): DocumentNode | undefined => {
    const document = kept.get(key);
    if (document) remember(key, document);
    return document;
  };

  return {
    schema,
    counts,
    documents: {
      get: (key) => Promise.resolve(recall(hashOf(key))),
      set: (key, document) => Promise.resolve(remember(hashOf(key), document)),
      delete: (key) => Promise.resolve(kept.delete(hashOf(key))),
    },

    document(text) {
      const key = createHash('sha256').update(text).digest('hex');
      const known = recall(key);
      if (known) return known;
      counts.parsed += 1;
      const document = parse(text, { maxTokens: limits.tokens });
      counts.validated += 1;
      const errors = validate(schema, document, [...specifiedRules, sizeRule], {
        maxErrors: limits.validationErrors,
      });
      if (errors.length > 0) return errors;
      remember(key, document);
      return document;
    },

    admit({ document, operationName, variables }, viewer) {
      if (!openIntrospection && viewer.kind === 'GUEST') {
        const asks = introspects.get(document) ?? asksForSchema(document);
        introspects.set(document, asks);
        if (asks) throw new Refusal('FORBIDDEN', 'introspectionOff');
      }
      // A runner is our own program: its lists are bounded by its own arguments, and what customers
      // wrote is mended instead of refused.
      if (viewer.kind === 'RUNNER' || !getOperationAST(document, operationName)) return;
      if (saysNul(document) || hasNul(variables)) throw new Refusal('BAD_INPUT', 'badInput');
      const cost = costs({ document, operationName, variables });
      if (cost > limits.cost) {
        throw tooComplex(`cost ${String(cost)}, at most ${String(limits.cost)}`);
      }
    },

    compile({ document, operationName }) {
      const name = operationName ?? '';
      const known = compiled.get(document)?.get(name);
      if (known) return known;
      const fresh = compileQuery(schema, document, operationName);
      if (!isCompiledQuery(fresh)) return fresh;
      const names = compiled.get(document) ?? new Map<string, CompiledQuery>();
      compiled.set(document, names.set(name, fresh));
      return fresh;
    },
  };
}

// Apollo puts the schema's hash before the document's; there is only one schema here.
function hashOf(key: string): string {
  return key.slice(-64);
}

function asksForSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field(node) {
      found = node.name.value === '__schema' || node.name.value === '__type';
      return found ? BREAK : undefined;
    },
  });
  return found;
}

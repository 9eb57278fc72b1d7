import { modelNotFound } from './errors.ts';

/** How a model of the table thinks: by named levels, by a budget of tokens, or not settable. */
export type Thinking =
  | { kind: 'levels'; levels: readonly Level[]; standard: Level }
  | { kind: 'budget'; canBeOff: boolean }
  | { kind: 'fixed' };
type Level = 'MINIMAL' | 'LOW' | 'MEDIUM' | 'HIGH';

/** One line of the table; `shut` ends a model, `routed` says which one answers in its name. */
export type Model = {
  id: string;
  title: string;
  generation: 2 | 3;
  thinking: Thinking;
  embeds?: { maxTokens: number; least: number; most: number };
  shut?: string;
  routed?: { to: string; from: string };
};

const lite: Thinking = {
  kind: 'levels',
  levels: ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH'],
  standard: 'MINIMAL',
};
const flash: Thinking = { ...lite, standard: 'MEDIUM' };
const noMinimal: Thinking = {
  kind: 'levels',
  levels: ['LOW', 'MEDIUM', 'HIGH'],
  standard: 'MEDIUM',
};
const fixed: Thinking = { kind: 'fixed' };
const budget: Thinking = { kind: 'budget', canBeOff: true };

/** The models as of November 2026, newest first; dates are the first day on which a change holds. */
const MODELS: readonly Model[] = [
  { id: 'gemini-3.8-flash', title: 'Gemini 3.8 Flash', generation: 3, thinking: noMinimal },
  {
    id: 'gemini-3.7-flash',
    title: 'Gemini 3.7 Flash',
    generation: 3,
    thinking: noMinimal,
    routed: { to: 'gemini-3.8-flash', from: '2026-01-01' },
  },
  { id: 'gemini-3.6-flash', title: 'Gemini 3.6 Flash', generation: 3, thinking: flash },
  { id: 'gemini-3.5-flash-lite', title: 'Gemini 3.5 Flash-Lite', generation: 3, thinking: lite },
  { id: 'gemini-3.5-flash', title: 'Gemini 3.5 Flash', generation: 3, thinking: fixed },
  { id: 'gemini-3.1-flash-lite', title: 'Gemini 3.1 Flash-Lite', generation: 3, thinking: fixed },
  { id: 'gemini-3.1-pro-preview', title: 'Gemini 3.1 Pro Preview', generation: 3, thinking: fixed },
  {
    id: 'gemini-2.5-pro',
    title: 'Gemini 2.5 Pro',
    generation: 2,
    thinking: { kind: 'budget', canBeOff: false },
    routed: { to: 'gemini-3.8-flash', from: '2026-12-01' },
  },
  {
    id: 'gemini-2.5-flash',
    title: 'Gemini 2.5 Flash',
    generation: 2,
    thinking: budget,
    routed: { to: 'gemini-3.5-flash-lite', from: '2026-12-01' },
  },
  { id: 'gemini-2.5-flash-lite', title: 'Gemini 2.5 Flash-Lite', generation: 2, thinking: budget },
  {
    id: 'gemini-2.0-flash',
    title: 'Gemini 2.0 Flash',
    generation: 2,
    thinking: fixed,
    shut: '2026-06-01',
  },
  {
    id: 'gemini-embedding-001',
    title: 'Gemini Embedding 001',
    generation: 2,
    thinking: fixed,
    embeds: { maxTokens: 2048, least: 1, most: 3072 },
  },
  {
    id: 'gemini-embedding-2',
    title: 'Gemini Embedding 2',
    generation: 3,
    thinking: fixed,
    embeds: { maxTokens: 8192, least: 128, most: 3072 },
  },
];

/** What the models of the table are asked for in an address. */
type Action =
  | 'generateContent'
  | 'streamGenerateContent'
  | 'countTokens'
  | 'embedContent'
  | 'batchEmbedContents';

const GENERATE: readonly Action[] = ['generateContent', 'countTokens', 'streamGenerateContent'];
const EMBED: readonly Action[] = ['embedContent', 'batchEmbedContents', 'countTokens'];

/** The calls that a model serves. */
function actionsOf(model: Model): readonly Action[] {
  return model.embeds ? EMBED : GENERATE;
}

/** The models that are served at a time. */
export function servedAt(now: Date): Model[] {
  return MODELS.filter(({ shut }) => shut === undefined || now < new Date(shut));
}

/**
 * The model that a name (`models/x`, `x`) asks for and the one that answers in its place at that
 * time; a name that is unknown, shut down or not served for the call is refused with 404.
 */
export function modelFor(
  name: string,
  action: Action | 'getModel',
  version: string,
  now: Date,
): { asked: Model; answering: Model } {
  const id = name.replace(/^models\//, '');
  const served = servedAt(now);
  const asked = served.find((model) => model.id === id);
  if (!asked || (action !== 'getModel' && !actionsOf(asked).includes(action))) {
    throw modelNotFound(`models/${id}`, version, action);
  }
  const { routed } = asked;
  const heir =
    routed && now >= new Date(routed.from) ? served.find(({ id }) => id === routed.to) : undefined;
  return { asked, answering: heir ?? asked };
}

/** A model as `GET /models` shows it. */
export function describeModel(model: Model): Record<string, unknown> {
  return {
    name: `models/${model.id}`,
    version: model.id.replace(/^gemini-/, ''),
    displayName: model.title,
    description: `${model.title} (simulated).`,
    inputTokenLimit: model.embeds?.maxTokens ?? 1_048_576,
    outputTokenLimit: model.embeds ? 1 : 65_536,
    supportedGenerationMethods: actionsOf(model),
    ...(model.embeds
      ? {}
      : { temperature: 1, topP: 0.95, topK: 64, maxTemperature: 2, thinking: true }),
  };
}

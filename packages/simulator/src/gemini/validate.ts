import { createHash } from 'node:crypto';
import { invalid } from './errors.ts';
import type { Model } from './models.ts';
import type { Content, GenerateRequest, Part } from './request.ts';

const INLINE_LIMIT = 20 * 1024 * 1024;
const STOP_SEQUENCES = 5;
const SKIP_SIGNATURES = new Set([
  'skip_thought_signature_validator',
  'context_engineering_is_the_way_to_go',
]);

/** Refuses with 400 what the API refuses of a well-formed request to that model. */
export function checkGenerate(request: GenerateRequest, model: Model): void {
  if (request.contents.length === 0) {
    throw invalid('* GenerateContentRequest.contents: contents is not specified\n');
  }
  request.contents.forEach((content, n) => checkParts(content, `contents[${n}]`));
  if (request.systemInstruction) checkParts(request.systemInstruction, 'system_instruction');
  checkRoles(request.contents, model);
  if (model.generation >= 3) checkSignatures(request.contents);
  checkConfig(request.generationConfig, model);
  checkThinking(request.generationConfig.thinkingConfig, model);
  checkTools(request);
}

/** Refuses turns without parts and parts without data. */
export function checkParts(content: Content, at: string): void {
  if (content.parts.length === 0) {
    throw invalid(`* GenerateContentRequest.${at}.parts: contents.parts must not be empty.\n`);
  }
  content.parts.forEach((part, n) => {
    const { thought: _, thoughtSignature: signature, ...data } = part;
    if (Object.keys(data).length === 0 && signature === undefined) {
      throw invalid(
        `* GenerateContentRequest.${at}.parts[${n}].data: required oneof field 'data' must have one initialized field\n`,
      );
    }
    if (part.inlineData && base64Bytes(part.inlineData.data) > INLINE_LIMIT) {
      throw invalid(
        'Request payload size exceeds the limit: 20971520 bytes. Please use the Files API to upload large files.',
      );
    }
  });
}

function base64Bytes(data: string): number {
  return Math.floor((data.replace(/=+$/, '').length * 3) / 4);
}

function checkRoles(contents: readonly Content[], model: Model): void {
  const roles = contents.map(({ role }) => role ?? 'user');
  if (roles.some((role) => role !== 'user' && role !== 'model' && role !== 'function')) {
    throw invalid('Please use a valid role: user, model.');
  }
  const speakers = roles.map((role) => (role === 'model' ? 'model' : 'user'));
  if (speakers[0] === 'model' || speakers.some((role, n) => role === speakers[n - 1])) {
    throw invalid('Please ensure that multiturn requests alternate between user and model.');
  }
  if (model.generation >= 3 && speakers.at(-1) === 'model') {
    throw invalid(
      'Please ensure that multiturn requests end with a user role or a function response.',
    );
  }
  contents.forEach((content, n) => {
    const answers = content.parts.filter((part) => part.functionResponse).length;
    const calls = contents[n - 1]?.parts.filter((part) => part.functionCall).length ?? 0;
    if (answers !== calls) {
      throw invalid(
        'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
      );
    }
  });
}

/** Function calls of the current turn, after the last words of the user, must carry their signature. */
function checkSignatures(contents: readonly Content[]): void {
  const start = contents.findLastIndex(
    ({ role, parts }) => role !== 'model' && parts.some((part) => !part.functionResponse),
  );
  contents.slice(start + 1).forEach((content, n) => {
    const call = content.parts.find((part) => part.functionCall);
    if (!call?.functionCall) return;
    const { name } = call.functionCall;
    if (call.thoughtSignature === undefined) {
      throw invalid(
        `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly. Additional data, function call \`default_api:${name}\`, position ${start + n + 2}.`,
      );
    }
    const known = call.thoughtSignature === signatureOf(call.functionCall);
    if (!known && !SKIP_SIGNATURES.has(call.thoughtSignature)) {
      throw invalid('Thought signature is not valid.');
    }
  });
}

/** The signature that the simulator gives with a function call and wants back unchanged. */
export function signatureOf(call: NonNullable<Part['functionCall']>): string {
  const hash = createHash('sha256').update(`${call.name}\n${JSON.stringify(call.args)}`);
  return hash.digest('base64');
}

function checkConfig(config: GenerateRequest['generationConfig'], model: Model): void {
  const { temperature, topP, maxOutputTokens, candidateCount, stopSequences } = config;
  if (temperature !== undefined && (temperature < 0 || temperature > 2)) {
    throw outOfRange('temperature', 'values can range from [0.0, 2.0]');
  }
  if (topP !== undefined && (topP < 0 || topP > 1)) {
    throw outOfRange('top_p', 'values can range from [0.0, 1.0]');
  }
  if (maxOutputTokens !== undefined && (maxOutputTokens < 1 || maxOutputTokens > 65_536)) {
    throw outOfRange('max_output_tokens', 'values can range from [1, 65536]');
  }
  if (candidateCount !== undefined && candidateCount !== 1) {
    const reason =
      model.generation >= 3
        ? 'Multiple candidates is not enabled for this model'
        : 'only one candidate can be specified';
    throw invalid(reason);
  }
  if (stopSequences && stopSequences.length > STOP_SEQUENCES) {
    throw outOfRange('stop_sequences', `at most ${STOP_SEQUENCES} can be specified`);
  }
}

function outOfRange(field: string, rule: string) {
  return invalid(`* GenerateContentRequest.generation_config.${field}: ${rule}.\n`);
}

function checkThinking(
  config: GenerateRequest['generationConfig']['thinkingConfig'],
  model: Model,
): void {
  const { thinkingBudget: budget, thinkingLevel: level } = config ?? {};
  if (budget !== undefined && level !== undefined) {
    throw invalid('You can only set only one of thinking budget and thinking level.');
  }
  const { thinking } = model;
  if (level !== undefined) {
    if (model.generation < 3) throw invalid('Thinking level is not supported for this model.');
    if (thinking.kind === 'levels' && !thinking.levels.includes(level)) {
      throw invalid(`Thinking level ${level} is not supported for this model.`);
    }
  }
  if (budget === undefined) return;
  if (budget < -1 || budget > 32_768) {
    throw invalid(
      `The thinking budget ${budget} is invalid. Please choose a value between 0 and 32768.`,
    );
  }
  if (budget === 0 && thinking.kind === 'budget' && !thinking.canBeOff) {
    throw invalid('Budget 0 is invalid. This model only works in thinking mode.');
  }
}

function checkTools(request: GenerateRequest): void {
  const declared = request.tools.flatMap((tool) => tool.functionDeclarations ?? []);
  const names = new Set<string>();
  for (const { name } of declared) {
    if (!/^[a-zA-Z_][\w.:-]{0,127}$/.test(name)) {
      throw invalid(
        `* GenerateContentRequest.tools[0].function_declarations[${names.size}].name: Invalid function name. Must start with a letter or an underscore.\n`,
      );
    }
    if (names.has(name)) throw invalid(`Duplicate function declaration found: ${name}`);
    names.add(name);
  }
  const allowed = request.toolConfig?.functionCallingConfig?.allowedFunctionNames ?? [];
  const unknown = allowed.find((name) => !names.has(name));
  if (unknown !== undefined) {
    throw invalid(
      `allowed_function_names contains ${unknown}, which is not one of the function declarations.`,
    );
  }
}

import { z } from 'zod';
import type { Content, GenerateRequest, Part } from './request.ts';
import { textOf } from './prompt.ts';
import { sample } from './json-mode.ts';
import { signatureOf } from './validate.ts';

const Named = z.object({ name: z.string() });

/**
 * The function that the model calls instead of answering: with mode ANY the first one allowed,
 * otherwise the one that `#call` or `#call:name` in the last message asks for. Null when it
 * answers in words, always after a function has answered.
 */
export function functionCall(request: GenerateRequest, contents: readonly Content[]): Part | null {
  const declared = request.tools.flatMap((tool) => tool.functionDeclarations ?? []);
  const { mode, allowedFunctionNames = [] } = request.toolConfig?.functionCallingConfig ?? {};
  const last = contents.at(-1);
  if (!last || mode === 'NONE' || last.parts.some((part) => part.functionResponse)) return null;
  const text = textOf(last);
  const word = /#call(?::([\w.:-]+))?/.exec(text);
  if (mode !== 'ANY' && !word) return null;
  const wanted = word?.[1] ?? allowedFunctionNames[0] ?? declared[0]?.name;
  const chosen = declared.find((one) => Named.parse(one).name === wanted);
  if (!chosen) return null;
  const args = sample(chosen.parametersJsonSchema ?? chosen.parameters, text.replace(/#\S+/g, ''));
  const call = { name: chosen.name, args: z.record(z.string(), z.unknown()).catch({}).parse(args) };
  return { functionCall: call, thoughtSignature: signatureOf(call) };
}

import { z } from 'zod';

const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);
const anyObject = z.record(z.string(), z.unknown());

const Blob = z.strictObject({
  mimeType: z.string(),
  data: z.string(),
  displayName: z.string().optional(),
});
const FileData = z.strictObject({
  fileUri: z.string(),
  mimeType: z.string().optional(),
  displayName: z.string().optional(),
});
const FunctionCall = z.strictObject({
  id: z.string().optional(),
  name: z.string(),
  args: anyObject.default({}),
});
const FunctionResponse = z.strictObject({
  id: z.string().optional(),
  name: z.string(),
  response: anyObject.default({}),
  willContinue: z.boolean().optional(),
  scheduling: z.string().optional(),
  parts: z.array(anyObject).optional(),
});

/** One piece of a turn. */
export const Part = z.strictObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  thoughtSignature: z.string().optional(),
  inlineData: Blob.optional(),
  fileData: FileData.optional(),
  functionCall: FunctionCall.optional(),
  functionResponse: FunctionResponse.optional(),
  executableCode: anyObject.optional(),
  codeExecutionResult: anyObject.optional(),
  videoMetadata: anyObject.optional(),
  mediaResolution: z.unknown().optional(),
  partMetadata: anyObject.optional(),
});
export type Part = z.infer<typeof Part>;

/** One turn of a conversation; without a role it is the user's. */
export const Content = z.strictObject({
  role: z.string().optional(),
  parts: z.array(Part).default([]),
});
export type Content = z.infer<typeof Content>;

const ThinkingConfig = z.strictObject({
  includeThoughts: z.boolean().optional(),
  thinkingBudget: integer.optional(),
  thinkingLevel: z.enum(['MINIMAL', 'LOW', 'MEDIUM', 'HIGH']).optional(),
});

const GenerationConfig = z.strictObject({
  temperature: number.optional(),
  topP: number.optional(),
  topK: number.optional(),
  candidateCount: integer.optional(),
  maxOutputTokens: integer.optional(),
  stopSequences: z.array(z.string()).optional(),
  seed: integer.optional(),
  presencePenalty: number.optional(),
  frequencyPenalty: number.optional(),
  responseMimeType: z.string().optional(),
  responseSchema: z.unknown().optional(),
  responseJsonSchema: z.unknown().optional(),
  responseModalities: z.array(z.string()).optional(),
  responseLogprobs: z.boolean().optional(),
  logprobs: integer.optional(),
  mediaResolution: z.string().optional(),
  speechConfig: anyObject.optional(),
  enableEnhancedCivicAnswers: z.boolean().optional(),
  thinkingConfig: ThinkingConfig.optional(),
});

const FunctionDeclaration = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  parameters: z.unknown().optional(),
  parametersJsonSchema: z.unknown().optional(),
  response: z.unknown().optional(),
  responseJsonSchema: z.unknown().optional(),
  behavior: z.string().optional(),
});
const Tool = z.strictObject({
  functionDeclarations: z.array(FunctionDeclaration).optional(),
  googleSearch: anyObject.optional(),
  googleSearchRetrieval: anyObject.optional(),
  codeExecution: anyObject.optional(),
  urlContext: anyObject.optional(),
  googleMaps: anyObject.optional(),
  fileSearch: anyObject.optional(),
  computerUse: anyObject.optional(),
});
const ToolConfig = z.strictObject({
  functionCallingConfig: z
    .strictObject({
      mode: z.enum(['MODE_UNSPECIFIED', 'AUTO', 'ANY', 'NONE', 'VALIDATED']).optional(),
      allowedFunctionNames: z.array(z.string()).optional(),
    })
    .optional(),
  retrievalConfig: anyObject.optional(),
});
const SafetySetting = z.strictObject({
  category: z.string().startsWith('HARM_CATEGORY_'),
  threshold: z.enum([
    'HARM_BLOCK_THRESHOLD_UNSPECIFIED',
    'BLOCK_LOW_AND_ABOVE',
    'BLOCK_MEDIUM_AND_ABOVE',
    'BLOCK_ONLY_HIGH',
    'BLOCK_NONE',
    'OFF',
  ]),
});

/** The body of `generateContent` and `streamGenerateContent`. */
export const GenerateRequest = z.strictObject({
  model: z.string().optional(),
  contents: z.array(Content).default([]),
  systemInstruction: Content.optional(),
  tools: z.array(Tool).default([]),
  toolConfig: ToolConfig.optional(),
  safetySettings: z.array(SafetySetting).optional(),
  generationConfig: GenerationConfig.default({}),
  cachedContent: z.string().optional(),
  serviceTier: z.string().optional(),
  store: z.boolean().optional(),
});
export type GenerateRequest = z.infer<typeof GenerateRequest>;

/** The body of `countTokens`: bare contents, or a whole request to be counted. */
export const CountRequest = z.strictObject({
  contents: z.array(Content).default([]),
  generateContentRequest: GenerateRequest.optional(),
});

/** The body of `embedContent`, and one entry of a batch. */
export const EmbedRequest = z.strictObject({
  model: z.string().optional(),
  content: Content.optional(),
  taskType: z.string().optional(),
  title: z.string().optional(),
  outputDimensionality: integer.optional(),
  embedContentConfig: z
    .strictObject({
      taskType: z.string().optional(),
      title: z.string().optional(),
      outputDimensionality: integer.optional(),
      autoTruncate: z.boolean().optional(),
      documentOcr: z.boolean().optional(),
      audioTrackExtraction: z.boolean().optional(),
    })
    .optional(),
});
export type EmbedRequest = z.infer<typeof EmbedRequest>;

/** The body of `batchEmbedContents`. */
export const BatchEmbedRequest = z.strictObject({ requests: z.array(EmbedRequest).default([]) });

/** The body of `POST` and `PATCH` of `cachedContents`. */
export const CacheRequest = z.strictObject({
  model: z.string().optional(),
  displayName: z.string().optional(),
  contents: z.array(Content).default([]),
  systemInstruction: Content.optional(),
  tools: z.array(Tool).default([]),
  toolConfig: ToolConfig.optional(),
  ttl: z
    .string()
    .regex(/^\d+(\.\d+)?s$/)
    .optional(),
  expireTime: z.string().optional(),
});

/** The body of the first step of an upload. */
export const UploadRequest = z.strictObject({
  file: z
    .strictObject({
      name: z.string().optional(),
      displayName: z.string().optional(),
      mimeType: z.string().optional(),
      sizeBytes: integer.optional(),
    })
    .default({}),
});

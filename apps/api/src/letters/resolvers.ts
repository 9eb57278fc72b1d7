import { BotLetters, LettersResolver } from './letters.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [LettersResolver, BotLetters] as const;

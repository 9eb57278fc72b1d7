import type { BotText } from '@cbf/db';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { BotTextType } from './types.ts';

/** What a bot offers; words that were stored before there were buttons have none. */
@Resolver(() => BotTextType)
export class BotTextResolver {
  @FieldResolver(() => [String], {
    description: 'What a customer is offered to ask, under the greeting and the help.',
  })
  buttons(@Root() text: BotText): string[] {
    return text.buttons ?? [];
  }
}

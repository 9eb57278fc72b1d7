import type { ModelCall } from '@cbf/db';
import { FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { usd } from '../usage/prices.ts';
import { ModelCallType } from './types.ts';

/** What is told of a call of the model only once its result is known. */
@Resolver(() => ModelCallType)
export class CallResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Tokens as the service reported them; null while they are not known.',
  })
  totalTokens(@Root() call: ModelCall): number | null {
    return isKnown(call) ? call.totalTokens : null;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'What it cost, in dollars; null while that is not known.',
  })
  costUsd(@Root() call: ModelCall): number | null {
    return isKnown(call) ? usd(call.costNano) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How long it took, ms; null while that is not known.',
  })
  ms(@Root() call: ModelCall): number | null {
    return isKnown(call) ? call.modelMs : null;
  }

  @FieldResolver(() => Date, { description: 'When it was begun.' })
  at(@Root() { openedAt, at }: ModelCall): Date {
    return openedAt ?? at;
  }
}

function isKnown({ state }: ModelCall): boolean {
  return state === 'MADE' || state === 'NOT_MADE';
}

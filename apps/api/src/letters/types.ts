import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../graphql/connection.ts';

/** What a letter is about. */
export const LetterKind = { ANSWER: 'ANSWER', MESSAGE: 'MESSAGE' } as const;
export type LetterKind = keyof typeof LetterKind;

registerEnumType(LetterKind, {
  name: 'DeadLetterKind',
  description:
    'What needs attention: an ANSWER that could not be made, or a MESSAGE that did not, or perhaps not, arrive.',
});

/** What could not be done and waits for somebody to look at it. */
@ObjectType('DeadLetter', {
  description:
    'What could not be done and waits for somebody: an answer that was given up, or a message that did not, or perhaps not, arrive. It leaves the list when it is tried again, dismissed, or turns out to have arrived.',
})
export class LetterType {
  @Field(() => ID, { description: "The turn's or the message's id, for `dismissDeadLetter`." })
  id!: string;

  @Field(() => Date, { description: 'Since when it waits.' })
  at!: Date;
}

/** A page of letters. */
export const LetterConnection = connectionOf(() => LetterType, 'DeadLetter');

import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../graphql/connection.ts';

/** What a letter is about. */
export const LetterKind = { ANSWER: 'ANSWER', MESSAGE: 'MESSAGE', CHANNEL: 'CHANNEL' } as const;
export type LetterKind = keyof typeof LetterKind;

registerEnumType(LetterKind, {
  name: 'DeadLetterKind',
  description:
    'What needs attention: an ANSWER that could not be made, a MESSAGE that did not, or perhaps not, arrive, or a CHANNEL whose credential is about to end.',
});

/** What could not be done and waits for somebody to look at it. */
@ObjectType('DeadLetter', {
  description:
    'What could not be done and waits for somebody: an answer that was given up, a message that did not, or perhaps not, arrive, or a channel whose credential is about to end. It leaves the list when it is tried again, dismissed, or settles by itself.',
})
export class LetterType {
  @Field(() => ID, {
    description: "The turn's, the message's or the channel's id, for `dismissDeadLetter`.",
  })
  id!: string;

  @Field(() => Date, { description: 'Since when it waits.' })
  at!: Date;
}

/** A page of letters. */
export const LetterConnection = connectionOf(() => LetterType, 'DeadLetter');

import * as db from '@cbf/db';
import { registerEnumType } from 'type-graphql';

/** What kind of viewer asks. */
export const ViewerKind = {
  GUEST: 'GUEST',
  MEMBER: 'MEMBER',
  KEY: 'KEY',
  RUNNER: 'RUNNER',
} as const;
export type ViewerKind = keyof typeof ViewerKind;

const enums: readonly (readonly [object, string, string])[] = [
  [ViewerKind, 'ViewerKind', 'What kind of viewer asks.'],
  [db.Role, 'Role', 'What a member may do in a workspace.'],
  [db.Locale, 'Locale', 'The languages that people and bots speak.'],
  [db.Theme, 'Theme', 'How the dashboard looks for a user.'],
  [db.Platform, 'Platform', "Where a channel lives; WEB is the owner's own try-out."],
  [db.ChannelMode, 'ChannelMode', 'LIVE speaks to the real platform, SANDBOX to the simulator.'],
  [db.Transport, 'Transport', 'How updates reach the runner.'],
  [
    db.CommentRule,
    'CommentRule',
    'What a bot does about a public comment: nothing but show it, answer its writer in private, or answer under it.',
  ],
  [db.CredentialField, 'CredentialField', 'The values that a credential of Meta is made of.'],
  [db.Desired, 'Desired', 'The wish: what the owner asked for.'],
  [
    db.BotStatus,
    'BotStatus',
    'What is: ACTIVE only while a runner has proven the channel and holds it.',
  ],
  [
    db.StatusCode,
    'StatusCode',
    'Why a bot or channel has its status, for programs; `statusReason` says it in words.',
  ],
  [db.Direction, 'Direction', 'Which way a message went, seen from the bot.'],
  [db.Author, 'Author', 'Who wrote a message.'],
  [db.DeliveryState, 'DeliveryState', 'How far a message has come.'],
  [
    db.DeliveryReason,
    'DeliveryReason',
    'Why a message was not, or perhaps not, delivered, for programs.',
  ],
  [db.PartKind, 'PartKind', 'What one piece of a message is.'],
  [db.ConversationMode, 'ConversationMode', 'Who answers in a conversation.'],
  [db.ConversationStatus, 'ConversationStatus', 'Whether a conversation is still worked on.'],
  [db.TurnState, 'TurnState', 'Where an answer stands.'],
  [
    db.CallState,
    'CallState',
    'What is known of one call of a model. OPEN: it is being made; MADE: its result is known; NOT_MADE: no request was written; LOST: it may have been made and billed, and nobody knows what it took.',
  ],
  [db.FailureKind, 'FailureKind', 'Why an answer could not be made or sent.'],
  [db.FinishReason, 'FinishReason', 'How the model ended.'],
  [db.Thinking, 'Thinking', 'How hard a model may think before it writes.'],
  [db.Preset, 'Preset', "Where a personality's first words came from."],
  [db.UncertainSend, 'UncertainSend', 'What to do with a send that was cut off without an answer.'],
  [db.ModelProvider, 'ModelProvider', 'Who answers: the real model or the simulator.'],
];

for (const [values, name, description] of enums) registerEnumType(values, { name, description });

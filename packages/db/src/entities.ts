import {
  ApiKey,
  AuditEntry,
  Member,
  PlanSubscription,
  Session,
  User,
  Workspace,
} from './entities/account.ts';
import { Bot, Channel, CredentialCheck, Personality } from './entities/bot.ts';
import {
  BotAnalytics,
  BotLatency,
  Counter,
  Event,
  Runner,
  UsageDay,
  UsageSum,
} from './entities/log.ts';
import { DiscardedFile, Media, Template } from './entities/media.ts';
import { Contact, Conversation, Message } from './entities/talk.ts';
import { Delivery, ModelCall, Turn } from './entities/turn.ts';

/** Every table of the house, in the order in which rows may be deleted from the end. */
export const entities = [
  User,
  Session,
  Workspace,
  Member,
  PlanSubscription,
  ApiKey,
  AuditEntry,
  Bot,
  Personality,
  Channel,
  CredentialCheck,
  Template,
  Contact,
  Conversation,
  Message,
  Media,
  DiscardedFile,
  Turn,
  ModelCall,
  Delivery,
  Counter,
  Event,
  BotAnalytics,
  BotLatency,
  UsageSum,
  UsageDay,
  Runner,
];

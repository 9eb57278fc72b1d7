import { z } from 'zod';
import { Text } from '../clean.ts';

// Only what is read; everything else in an update is let pass, so that new fields break nothing.

/** Seconds since 1970, as far as a date can be written. */
const Moment = z.number().min(0).max(8_640_000_000_000);
const Id = z.string().regex(/^[\w-]{1,200}$/);
const User = z.object({
  id: z.int(),
  is_bot: z.boolean().catch(false),
  first_name: Text.catch(''),
  last_name: Text.optional(),
  username: Text.optional(),
  language_code: Text.optional(),
});
const Chat = z.object({
  id: z.int(),
  type: z.string(),
  title: Text.optional().catch(undefined),
  username: Text.optional().catch(undefined),
});
/** Where in a forum something is. */
const topic = {
  is_topic_message: z.boolean().optional().catch(undefined),
  message_thread_id: z.int().optional().catch(undefined),
};
const Entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: User.optional(),
});
const File = z.object({
  file_id: Text.pipe(z.string().min(1)),
  file_size: z.number().optional(),
  file_name: Text.optional(),
  mime_type: Text.optional(),
  duration: z.number().optional(),
});
const Location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

/** Loose: a kind of content that we have no word for must still be seen to be there. */
const Message = z.looseObject({
  message_id: z.int(),
  date: Moment,
  edit_date: Moment.optional(),
  from: User.optional(),
  chat: Chat,
  ...topic,
  sender_chat: z.object({ id: z.int() }).optional().catch(undefined),
  is_automatic_forward: z.boolean().optional().catch(undefined),
  migrate_to_chat_id: z.int().optional().catch(undefined),
  migrate_from_chat_id: z.int().optional().catch(undefined),
  reply_to_message: z
    .object({
      message_id: z.int().optional().catch(undefined),
      from: User.optional(),
      forum_topic_created: z.looseObject({}).optional().catch(undefined),
    })
    .optional(),
  forward_origin: z.looseObject({}).optional().catch(undefined),
  text: Text.optional(),
  entities: z.array(Entity).optional(),
  caption: Text.optional(),
  caption_entities: z.array(Entity).optional(),
  photo: z.array(File).optional(),
  voice: File.optional(),
  audio: File.optional(),
  video: File.optional(),
  video_note: File.optional(),
  animation: File.optional(),
  document: File.optional(),
  sticker: File.extend({ emoji: Text.optional() }).optional(),
  location: Location.optional().catch(undefined),
  venue: z.object({ location: Location, title: Text, address: Text }).optional(),
  contact: z
    .object({ phone_number: Text, first_name: Text, last_name: Text.optional() })
    .optional(),
});

const Keyboard = z.array(z.array(z.object({ text: Text, callback_data: Text.optional() })));
const CallbackQuery = z.object({
  id: Id,
  from: User,
  // A message that is too old comes with date 0 and little else.
  message: z
    .object({
      message_id: z.int(),
      date: Moment,
      chat: Chat,
      ...topic,
      reply_markup: z.object({ inline_keyboard: Keyboard }).optional().catch(undefined),
    })
    .optional(),
  data: Text.optional(),
});
const MemberChange = z.object({
  chat: Chat,
  from: User,
  date: Moment,
  old_chat_member: z.object({ status: z.string() }),
  new_chat_member: z.object({ status: z.string() }),
});
const StoppedDraft = z.object({
  chat: Chat.extend({ first_name: Text.catch('') }),
  draft_id: z.int(),
});

const Reaction = z.object({
  chat: Chat,
  message_id: z.int(),
  user: User.optional(),
  date: Moment,
  new_reaction: z.array(z.object({ type: z.string(), emoji: Text.optional() })),
});

const BusinessConnection = z.object({
  id: Id,
  user: User,
  user_chat_id: z.int(),
  date: Moment,
  is_enabled: z.boolean(),
});

/** The kinds of update that mean something to us. */
export const UpdateOfOurs = z.object({
  update_id: z.int(),
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: CallbackQuery.optional(),
  my_chat_member: MemberChange.optional(),
  stopped_message_generation: StoppedDraft.optional(),
  business_connection: BusinessConnection.optional(),
  message_reaction: Reaction.optional(),
});

export type TelegramMessage = z.infer<typeof Message>;
export type TelegramChat = z.infer<typeof Chat>;
export type TelegramUser = z.infer<typeof User>;
export type TelegramUpdate = z.infer<typeof UpdateOfOurs>;

/** The names by which Telegram is asked for exactly these. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'stopped_message_generation',
  'business_connection',
  'message_reaction',
] as const;

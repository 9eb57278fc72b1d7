/** A chat as others know it: its number, and in a forum's topic that topic's, as in `-100:5`. */
export function chatIdOf(chat: { id: number; type: string }, told: Told = {}): string {
  const { is_topic_message, message_thread_id: topic } = told;
  // A private chat is one conversation, whatever topics its owner sorts it into.
  const isTopic = chat.type !== 'private' && is_topic_message === true && topic !== undefined;
  return isTopic ? `${chat.id}:${topic}` : String(chat.id);
}

/** What a message says of the topic that it is in. */
export interface Told {
  is_topic_message?: boolean | undefined;
  message_thread_id?: number | undefined;
}

/** The chat of an id that `chatIdOf` gave, and what leads a message into its topic. */
export function placeOf(chatId: string): { chat: string; into: { message_thread_id?: number } } {
  const [chat = chatId, topic] = chatId.split(':');
  return { chat, into: topic === undefined ? {} : { message_thread_id: Number(topic) } };
}

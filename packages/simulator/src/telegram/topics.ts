/** The topic of a bot's update queue. */
export function updatesTopic(botId: number): string {
  return `updates:${botId}`;
}

/** The topic of everything a customer can see in a chat. */
export function chatTopic(botId: number, chatId: number): string {
  return `chat:${botId}:${chatId}`;
}

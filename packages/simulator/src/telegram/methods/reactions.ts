import { z } from 'zod';
import { badRequest } from '../errors.ts';
import { writableChat } from '../peers.ts';
import { changed } from '../sending.ts';
import type { Methods } from '../service.ts';

/** What bots may give; of Bot API 10.3's ReactionTypeEmoji. */
const EMOJIS = new Set(
  `
  👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢
  🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳
  ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓
  🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈
  😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿
  🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀
  😡
`
    .trim()
    .split(/\s+/),
);

const Given = z.array(z.looseObject({ type: z.string(), emoji: z.string().optional() }));

/** Reactions, of which a bot has one to a message. */
export const reactionMethods: Methods = {
  setMessageReaction: (call) => {
    const { params } = call;
    const given = params.json('reaction', Given, "can't parse reaction types JSON object") ?? [];
    const chat = writableChat(call);
    const id = params.int('message_id');
    const target = chat.messages.find((stored) => stored.message.message_id === id);
    if (!target) throw badRequest('message to react not found');
    if (given.length > 1) throw badRequest('REACTIONS_TOO_MANY');
    const [first] = given;
    if (first === undefined) delete target.reaction;
    else if (first.type === 'emoji' && EMOJIS.has(first.emoji ?? '')) target.reaction = first.emoji;
    else throw badRequest('REACTION_INVALID');
    changed(call, chat);
    return true;
  },
};

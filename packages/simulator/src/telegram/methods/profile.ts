import { z } from 'zod';
import { badRequest } from '../errors.ts';
import type { Call, Method, Methods } from '../service.ts';

const COMMANDS_LIMIT = 100;
const CommandList = z.array(z.object({ command: z.string(), description: z.string() }));
const Scope = z.looseObject({ type: z.string() });

/** What a bot says of itself: name, descriptions, commands, menu and rights. */
export const profileMethods: Methods = {
  getMe: ({ bot }) => ({
    id: bot.id,
    is_bot: true,
    first_name: bot.name,
    username: bot.username,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    supports_guest_queries: false,
    supports_join_request_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
  }),
  setMyName: setText('name', 64),
  getMyName: getText('name'),
  setMyDescription: setText('description', 512),
  getMyDescription: getText('description'),
  setMyShortDescription: setText('short_description', 120),
  getMyShortDescription: getText('short_description'),

  setMyCommands: (call) => {
    const { service, bot, params } = call;
    const complaint = "can't parse commands JSON object";
    const commands = params.json('commands', CommandList, complaint);
    if (!commands) throw badRequest(complaint);
    if (commands.length > COMMANDS_LIMIT) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    const read = commands.map(({ command, description }) => ({
      command: command.replace(/^\//, '').toLowerCase(),
      description: description.trim(),
    }));
    for (const { command, description } of read) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
      if (description === '') throw badRequest('command description must be non-empty');
      if (description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    bot.commands[commandsKey(call)] = read;
    service.world.save();
    return true;
  },
  getMyCommands: (call) => call.bot.commands[commandsKey(call)] ?? [],
  deleteMyCommands: (call) => {
    delete call.bot.commands[commandsKey(call)];
    call.service.world.save();
    return true;
  },

  setChatMenuButton: store('menu_button'),
  getChatMenuButton: ({ bot }) => bot.settings['menu_button'] ?? { type: 'default' },
  setMyDefaultAdministratorRights: store('rights'),
  getMyDefaultAdministratorRights: ({ bot }) => bot.settings['rights'] ?? {},
  getMyStarBalance: () => ({ amount: 0 }),
};

function setText(field: string, limit: number): Method {
  return ({ service, bot, params }) => {
    const text = params.text(field).trim();
    if (text.length > limit) throw badRequest(`${field.toUpperCase()}_TOO_LONG`);
    const language = params.text('language_code');
    if (field === 'name' && language === '' && text !== '') bot.name = text;
    bot.profile[`${field}:${language}`] = text;
    service.world.save();
    return true;
  };
}

function getText(field: string): Method {
  return ({ bot, params }) => {
    const own = bot.profile[`${field}:${params.text('language_code')}`];
    const usual = bot.profile[`${field}:`] || (field === 'name' ? bot.name : '');
    return { [field]: own || usual };
  };
}

function store(name: string): Method {
  return ({ service, bot, params }) => {
    const value = params.json(name, z.unknown(), `can't parse ${name} JSON object`);
    if (value === undefined) delete bot.settings[name];
    else bot.settings[name] = value;
    service.world.save();
    return true;
  };
}

function commandsKey({ params }: Call): string {
  const scope = params.json('scope', Scope, "can't parse BotCommandScope JSON object");
  return `${JSON.stringify(scope ?? { type: 'default' })}:${params.text('language_code')}`;
}

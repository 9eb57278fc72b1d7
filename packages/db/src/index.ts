export * from './words.ts';
export * from './shapes.ts';
export * from './entities/account.ts';
export * from './entities/bot.ts';
export * from './entities/talk.ts';
export * from './entities/turn.ts';
export * from './entities/log.ts';
export { entities } from './entities.ts';
export { openDatabase, type Database, type Dialect, type OpenOptions, type Watch } from './open.ts';

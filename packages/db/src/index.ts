export * from './words.ts';
export * from './shapes.ts';
export * from './entities/account.ts';
export * from './entities/bot.ts';
export * from './entities/talk.ts';
export * from './entities/media.ts';
export * from './entities/turn.ts';
export * from './entities/log.ts';
export { entities } from './entities.ts';
export { openDatabase, type Database, type Dialect, type OpenOptions, type Watch } from './open.ts';
export { poolOptions, type PoolOptions } from './postgres.ts';
export { isPassing, retrying, UncertainCommit } from './lost.ts';
export { changeLogged, type Change, type Changed } from './change.ts';
export * from './hot/log.ts';
export * from './hot/messages.ts';
export * from './hot/reactions.ts';
export * from './hot/inbound.ts';
export * from './hot/inbound-row.ts';
export * from './hot/inbound-counts.ts';
export * from './hot/lines.ts';
export * from './hot/comments.ts';
export * from './hot/history.ts';
export * from './hot/claims.ts';
export * from './hot/turns.ts';
export * from './hot/queue.ts';
export * from './hot/thinking.ts';
export * from './hot/answers.ts';
export * from './hot/sends.ts';
export * from './hot/calls.ts';
export * from './hot/media.ts';
export * from './hot/usage.ts';
export { closableAfterMs, reopenDays } from './hot/days.ts';
export { closeDay, type Day } from './hot/close.ts';
export {
  one,
  row,
  rows,
  storable,
  time,
  type Param,
  type RawNumber,
  type RawTime,
} from './hot/sql.ts';
export type { Reader } from './hot/read.ts';
export { TooLong, type LongReader } from './long/reader.ts';
export type { Folded, Sum, UsageAsk } from './long/fold.ts';
export { recount, storedRollUp, type RollUp } from './hot/recount.ts';
export { forgetBot } from './forget.ts';
export { rebuildRollUp, type Rebuilt } from './rebuild.ts';
export { openNotices, type NoticeEars, type Notices } from './notices.ts';
export { identityOf } from './identity.ts';
export { countRetry, loadOf, queuesOf, type Load, type Queues, type Waiting } from './load.ts';

export { Control, type Exchanged } from './control/client.ts';
export type { BotView, ChatMessage, ChatView, CustomerView } from './control/contract.ts';
export { launchSimulator, type LaunchOptions, type Simulator } from './launch.ts';

export { Control, type Exchanged } from './control/client.ts';
export type { BotView, ChatMessage, ChatView, CustomerView } from './control/contract.ts';
export type { AccountView, IgCustomerView, IgThreadView } from './control/instagram.ts';
export type { NumberView, WaChatView, WaCustomerView } from './control/whatsapp.ts';
export { launchSimulator, type LaunchOptions, type Simulator } from './launch.ts';

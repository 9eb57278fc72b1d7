import type { ApiCall, Commit, TelegramCall } from '@cbf/base';
import { falling, rising, strangersHook, unhooking } from './channels.ts';
import { expiring } from './leases.ts';
import { owners } from './owners.ts';
import { dismissing, resending, retrying } from './letters.ts';
import {
  beingGreeted,
  changingPassword,
  checking,
  greeting,
  keyGoodAgain,
  receipts,
  registering,
  signingOut,
  starting,
  tryingToken,
} from './people.ts';
import { both, talks, type Pair } from './pair.ts';
import { on } from './stage.ts';
import { failing, idle, pressing, queued, reacting, talk } from './talking.ts';

/**
 * Commits without a scene, and why: a proof is over only after two minutes without one, and the rows
 * of random kills come by it. Files have tests of their own in the api, with an api that is made anew
 * over what was left.
 */
export const unplayed = [
  ...(['expire-proofs', 'upload-media', 'claim-media', 'keep-media', 'fail-media'] as const),
  ...(['discard-media', 'forget-media'] as const),
] as const;
type Unplayed = (typeof unplayed)[number];

/** A runner that takes so long before it sends has to ask whether it still may. */
const dawdling = 'api:CompleteTurn:after=delay:1500';

/**
 * What must come of a death at each commit of the api. The runner lives and goes on: it offers its
 * results again, so nothing is doubled; only a claim whose answer was lost leaves doubt.
 */
export const ofCommits: Record<Exclude<Commit, Unplayed>, Pair> = {
  'sign-up': both(registering),
  'begin-session': both(registering),
  'end-session': both(signingOut),
  'change-account': both(changingPassword),
  'make-admin': both(starting),
  'create-bot': both(owners.create),
  'update-bot': both(owners.update),
  'duplicate-bot': both(owners.duplicate),
  'start-bot': both(owners.start),
  'stop-bot': both(owners.stop),
  'delete-bot': both(owners.remove),
  'restore-bot': both(owners.restore),
  'save-personality': both(owners.savePersonality),
  'publish-personality': both(owners.publish),
  'connect-channel': both(owners.connect),
  'disconnect-channel': both(owners.disconnect),
  'ask-check': both(checking(true)),
  'keep-check': both(checking(false)),
  'ask-credential': both(tryingToken),
  'claim-credentials': both(tryingToken),
  'report-credential': both(tryingToken),
  'try-out': both(owners.tryOut),
  'reset-try-out': both(owners.resetTryOut),
  'take-over': both(owners.takeOver),
  'hand-back': both(owners.handBack),
  'close-conversation': both(owners.close),
  'send-message': both(owners.write),
  react: both(owners.react),
  'retry-turn': both(retrying),
  'resend-message': both(resending),
  'dismiss-letter': both(dismissing),
  hello: both(greeting),
  heartbeat: both(idle),
  'claim-channels': both(rising()),
  'report-channel': both(rising()),
  'report-model-key': both(keyGoodAgain),
  'release-channel': both(falling),
  'expire-channels': both(expiring('thinking')),
  receive: talks('once', 'once'),
  'record-receipts': both(receipts),
  'claim-turns': talks('once', 'once'),
  'complete-turn': talks('once', 'once'),
  'fail-turn': both(failing),
  'expire-turns': both(expiring('thinking')),
  'claim-deliveries': { before: queued('once'), after: queued('once, marked') },
  'ask-send': both(talk('once, perhaps marked', dawdling)),
  'record-delivery': talks('once', 'once'),
  'expire-deliveries': both(expiring('sending')),
  'forget-events': both(starting),
  'close-days': both(starting),
  purge: both(starting),
};

/**
 * What must come of a death of the runner at each call to the api. A send that was handed out is in
 * doubt until it is recorded, and is then made once more and marked.
 */
export const ofApiCalls: Record<ApiCall, Pair> = {
  RunnerHello: both(beingGreeted),
  RunnerHeartbeat: both(idle),
  ClaimChannels: both(idle),
  ReportChannel: both(rising()),
  ReleaseChannel: both(falling),
  HookChannel: both(strangersHook),
  // Who writes first after a start is of an account that the runner has to ask about.
  HookChannels: both(on('WHATSAPP', talk('once'))),
  RenewCredential: both(rising('INSTAGRAM')),
  ClaimChecks: both(idle),
  ReportCheck: both(tryingToken),
  ReportModelKey: both(beingGreeted),
  Receive: talks('once', 'once'),
  ClaimTurns: talks('once', 'once'),
  ReportProgress: talks('once', 'once'),
  CompleteTurn: talks('once', 'once, marked'),
  FailTurn: both(failing),
  ClaimDeliveries: { before: queued('once'), after: queued('once, perhaps marked') },
  MayStillSend: both(talk('once, perhaps marked', dawdling)),
  RecordDelivery: talks('twice, marked', 'once'),
  // What became of a message may be told before the runner has told that it was sent.
  RecordReceipts: both(on('WHATSAPP', talk('once, perhaps marked'))),
};

/** What must come of a death of the runner at each call to Telegram. */
export const ofTelegramCalls: Record<TelegramCall, Pair> = {
  getMe: both(rising()),
  getWebhookInfo: both(rising()),
  setWebhook: both(rising('WEBHOOK')),
  deleteWebhook: both(unhooking),
  setMyCommands: both(rising()),
  getUpdates: talks('once', 'once'),
  sendChatAction: talks('once', 'once'),
  sendMessage: talks('once, marked', 'twice, marked'),
  sendMessageDraft: talks('once', 'once'),
  answerCallbackQuery: both(pressing),
  setMessageReaction: both(reacting),
};

/** What must come of a death of the runner while a model answers. */
export const ofModelCalls = {
  generate: talks('once', 'once'),
  firstChunk: talk('once'),
};

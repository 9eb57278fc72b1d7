/** The api's sentences in English; the other catalogues must have exactly these keys. */
export const en = {
  // Doors
  signInFirst: 'Please sign in first.',
  notAllowed: 'Your role in this workspace does not allow this. Ask the workspace’s owner.',
  runnersOnly: 'Only a runner with the right RUNNER_KEY may do this.',
  foreignOrigin: 'This request came from another site and was refused. Open the dashboard itself.',
  internal:
    'Something went wrong on our side. Try again; if it stays, tell the administrator this number: {requestId}.',
  databaseAway: 'The database cannot be reached just now. Please try again in a moment.',
  badInput: 'Some of what was sent cannot be used. Please correct it and try again.',
  badRequest: 'The request cannot be understood: {detail}',
  overSocket:
    'Subscriptions run over a WebSocket at this same address, by the graphql-transport-ws protocol.',
  tooComplex:
    'This request asks for too much at once ({detail}). Ask for fewer fields or smaller pages.',
  tooManyRequests: 'Too many tries. Please wait {minutes} min and try again.',
  tooManySubscriptions:
    'One connection may hold {limit} subscriptions. Close one before opening another.',
  tooManySockets:
    'This server has as many live connections as it can hold. Please try again in a moment.',
  tooManyStrangers:
    'Too many connections from this address are waiting to sign in. Please try again in a moment.',
  onlySubscriptions:
    'This connection is for subscriptions only. Send queries and mutations over HTTP.',
  introspectionOff:
    'Introspection is for signed-in users here. The schema is published as schema.graphql.',
  notFound:
    'There is nothing here with this id. It may have been deleted, or it belongs to someone else.',
  shuttingDown: 'The server is restarting. Please try again in a few seconds.',

  // Fields
  fieldRequired: 'Please fill this in.',
  fieldTooShort: 'Please use at least {min} characters.',
  fieldTooLong: 'Please use at most {max} characters.',
  fieldTooMany: 'Please keep it to at most {max} entries.',
  fieldTooFew: 'Please give at least {min}.',
  fieldRange: 'Please choose a number from {min} to {max}.',
  fieldChoice: 'Please choose one of the offered values.',
  fieldUsername: 'Use 3 to 64 letters, digits, dots, hyphens or underscores, or an e-mail address.',
  fieldTimeZone: 'This time zone is not known. Choose one such as Asia/Tashkent.',
  fieldPage: 'Ask for 1 to 100 entries at a time.',
  fieldCursor: 'This place in the list is not known. Load the list from its beginning.',
  fieldModel: 'This model is not offered. Choose one from the list.',
  fieldDate: 'This moment cannot be used. Choose another date.',
  buttonTooLong:
    '{platform} shows at most {max} characters on each of so many buttons, and this one has {length}. Shorten it.',
  buttonTwice: 'There is such a button already. Give each its own words.',

  // Accounts
  wrongNameOrPassword: 'The name or the password is wrong. Check both and try again.',
  wrongPassword: 'The current password is wrong. Check it and try again.',
  nameTaken: 'The name {username} is taken. Choose another, or sign in if it is yours.',
  passwordCommon: 'This password is one of the first that attackers try. Choose a less common one.',
  passwordIsName: 'The password must differ from the name.',
  sessionNotFound: 'This session has ended already.',

  // Bots
  botNotFound: 'This bot was not found. It may have been deleted, or it belongs to someone else.',
  botDeleted: 'The bot {name} is deleted. Restore it first.',
  botNotDeleted: 'The bot {name} is not deleted, so there is nothing to restore.',
  botRestoreTooLate: 'The bot {name} was deleted more than 30 days ago and cannot be restored.',
  botCopyName: '{name} (copy)',
  personalityNotFound: 'This version of the personality was not found.',
  nothingPublished: 'The bot {name} has no published personality. Publish one before starting it.',

  // Channels
  channelNotFound: 'This channel was not found. It may have been disconnected already.',
  webIsBuiltIn: 'The try-out chat belongs to every bot and needs no connection.',
  credentialMissing: 'Paste the token that @BotFather gave you.',
  credentialShape:
    'This does not look like a Telegram token. Copy the whole line from @BotFather, such as 123456789:AAE…',
  whatsappMissing:
    'Give the id of the phone number, the id of the WhatsApp Business account, a token and the app secret.',
  instagramMissing: 'Give the token of the Instagram profile and the app secret.',
  phoneNumberIdShape:
    'The phone number ID is a row of digits, such as 106540352242922; it is not the phone number. Copy it from WhatsApp → API Setup in Meta’s dashboard.',
  wabaIdShape:
    'The WhatsApp Business Account ID is a row of digits. Copy it from WhatsApp → API Setup in Meta’s dashboard.',
  metaTokenShape:
    'This does not look like an access token. Copy the whole of it from Meta’s dashboard, without spaces.',
  appSecretShape:
    'The app secret is 32 digits and letters from a to f. Copy it from App settings → Basic in Meta’s dashboard.',
  wrong_token:
    'Meta does not accept this token for this account. Make a new one in Meta’s dashboard and allow it to read and send messages.',
  wrong_appSecret:
    'This app secret does not belong to the app that made the token. Copy it from App settings → Basic of that app.',
  wrong_phoneNumberId:
    'Meta knows no such phone number behind this token. Copy the phone number ID from WhatsApp → API Setup.',
  wrong_wabaId:
    'Meta knows no such WhatsApp Business account behind this token. Copy its ID from WhatsApp → API Setup.',
  credentialUsed:
    'This token already serves the bot {name}. Disconnect it there first, or use another token.',
  credentialUsedElsewhere:
    'This token already serves a bot of another workspace here. Get a token of your own from @BotFather.',
  channelExists:
    'The bot {name} already has a channel on this platform. Disconnect that one first.',
  commentsElsewhere: 'Only Instagram has comments that a bot can answer.',
  noSimulator:
    'No simulator runs here, so a practice channel cannot be made. Connect a real Telegram bot instead.',
  simulatorSilent: 'The simulator does not answer. Check that it runs, then try again.',
  checkTimedOut: 'No answer came within 10 seconds. Try again in a minute.',
  noRunner:
    'Nothing is running that could check this now. Start ChatBot Factory again, then try once more.',

  // Conversations and turns
  conversationNotFound: 'This conversation was not found. It may belong to someone else.',
  notTakenOver: 'Take over the conversation before you write: the bot is still answering here.',
  takenByOther: '{name} has already taken over this conversation.',
  conversationClosed: 'This conversation is closed. It opens again when the customer writes.',
  alreadyWithBot: 'The bot already has this conversation.',
  turnNotFound: 'This answer was not found.',
  turnNotDead: 'This answer did not fail, so there is nothing to try again.',
  nothingToAnswer: 'The conversation has gone on since, so there is nothing left to answer again.',
  messageNotFound: 'This message was not found. It may belong to someone else.',
  messageNotFailed: 'This message did not fail, so there is nothing to send again.',
  replayWithPerson:
    'A person has this conversation. Write to the customer yourself, or hand it back to the bot first.',
  replayNoChannel:
    'The channel that this customer wrote to is not connected any more. Connect it again and write anew.',
  replayBotDeleted: 'This bot is deleted. Restore it before you try again.',
  replayOrder:
    'Another message of this conversation is being sent right now. Try again when it has arrived.',
  messageEmpty: 'Write something before sending.',
  messageTakenBack: 'This message was taken back, so it can be neither quoted nor reacted to.',
  messageNotThere:
    'This message is not on the platform, or not yet, so it can be neither quoted nor reacted to.',
  quotesUnknown: '{platform} knows no quotes. Write your answer without one.',
  reactionsUnknown: '{platform} knows no reactions. Answer in words.',
  reactionNotOffered:
    '{platform} does not take this emoji as a reaction. Choose one of those offered.',
  fileWrongKind: '{platform} takes no files of this kind. Send another kind, such as a JPEG photo.',
  fileTooLarge:
    '{platform} takes files of this kind up to {most} MB. Make it smaller, or send a link.',
  captionTooLong:
    'A text beside a file may have at most {max} characters on {platform}. Shorten it, or send it as a message of its own.',
  reactionOneEmoji: 'Choose one emoji as a reaction.',
  channelNotFoundForRunner: 'This channel is not connected any more.',
  leaseLost: 'This lease is no longer yours.',

  // What a customer's commands are called in the platform's menu
  commandStart: 'Begin anew',
  commandHelp: 'What this bot can do',
  commandLanguage: 'Choose the language',
  commandHuman: 'Talk to a person',
  chooseLanguage: 'Which language shall we speak?',
  oneTapOffer:
    'Tap the button and Telegram makes the bot for “{name}”. You may change its name first.',
  oneTapMake: 'Make the bot',
  oneTapDone: '{name} is connected. You can go back to ChatBot Factory.',
  oneTapOver: 'This link is over. Open it anew from ChatBot Factory.',
  chooseButton: 'Choose',
  languageSet: 'We will speak English.',
  automatedLine: 'An automated assistant answers here. To reach a person, write /human.',
  automatedLineBrief: 'Automated. A person: /human',

  // Why a bot or channel has its status
  statusSTOPPED: 'The bot is stopped. Press Start when it shall answer.',
  statusNO_CHANNEL:
    'The bot is not connected anywhere yet. Connect a channel so that customers can write to it.',
  statusWAITING_FOR_RUNNER:
    'Waiting for a worker to take the bot. If this lasts, start ChatBot Factory again.',
  statusNOT_PROVEN:
    'Nothing was heard from the platform for two minutes, so we are not sure that the bot works. We keep checking by ourselves.',
  statusCHECKING: 'Checking the connection with the platform.',
  statusWRONG_TOKEN:
    'The platform no longer accepts the bot’s token. Get a fresh one (on Telegram from @BotFather, on WhatsApp and Instagram in Meta’s dashboard) and connect the channel again.',
  statusUSED_ELSEWHERE:
    'Another program fetches this bot’s messages with the same token. Stop it there, or get a fresh token from @BotFather; we try again by ourselves.',
  statusWEBHOOK_ELSEWHERE:
    'This bot’s messages go to another service. Switch the bot off there, or get a fresh token from @BotFather; we try again by ourselves.',
  statusUNREACHABLE:
    'The platform cannot be reached. Check the network; we try again by ourselves.',
  statusRUNNER_LOST:
    'The worker that held the bot has gone silent. Another takes over as soon as one works.',
  statusMODEL_KEY_INVALID:
    'The Gemini key is refused. Ask the administrator to set a working GEMINI_API_KEY.',
  statusINTERNAL:
    'Something unexpected stopped the bot. Stop and start it; if it stays, ask the administrator.',

  tokenEnds:
    'The token of this channel ends on {date} and could not be renewed so far. Make a fresh one in Meta’s dashboard and connect the channel again before that day.',
  tokenEnded:
    'The token of this channel ended on {date}. Make a fresh one in Meta’s dashboard and connect the channel again.',
  tokenEndsSoon:
    'The token of this channel ends soon. Make a fresh one in Meta’s dashboard and connect the channel again.',
  replayRenewed:
    'It leaves this list when the token is renewed, which is tried again by itself while the bot runs.',

  // Why an answer could not be made
  failureSAFETY:
    'Gemini refused to answer for safety reasons. Read the question and answer it yourself.',
  failureQUOTA: 'The Gemini quota is used up. Wait, or ask the administrator for a larger quota.',
  failureEMPTY: 'Gemini returned an empty answer. Try again, or answer yourself.',
  failureCUT: 'Gemini’s answer broke off half-way. Try again, or answer yourself.',
  failureBAD_KEY:
    'The Gemini key is refused. Ask the administrator to set a working GEMINI_API_KEY.',
  failureTIMEOUT: 'Gemini took too long. Try again, or choose a faster model.',
  failureUNAVAILABLE: 'Gemini cannot be reached now. Try again in a few minutes.',
  failureBAD_REQUEST: 'Gemini did not accept the request. Check the personality’s model settings.',
  failureNO_MODEL: 'The chosen model does not exist any more. Choose another in the personality.',
  failureRUNNER_LOST: 'The worker stopped while it was answering. Try again, or answer yourself.',
  failureWINDOW_CLOSED:
    'The customer last wrote too long ago for an answer: the platform takes none any more. Wait until they write, or on WhatsApp send an approved template.',
  failureINTERNAL:
    'Something unexpected went wrong while answering. Try again, or answer yourself.',

  // Why a message was not delivered
  deliveryBlocked:
    'The customer has blocked the bot, so nothing can be delivered until they unblock it or write again.',
  deliveryRejected: 'The platform refused this message. Shorten or change it and send it again.',
  deliveryUncertain:
    'The line broke while sending, so it is not known whether the customer has it. If they do not react, send it again.',
  deliverySilenced:
    'A person took over before this was sent, so it was held back. Write it yourself if it still helps.',
  deliveryWrongToken:
    'The platform refuses the token. The message is sent once the channel is connected again.',
  deliveryDisconnected:
    'The channel was disconnected before this was sent. Connect it again and send the message once more.',
  deliveryTooLate:
    'This could not be sent for a whole day, so it was held back. Send it again if it still helps.',
  deliveryWindowClosed:
    'The customer last wrote too long ago, so the platform takes no free text any more. Wait until they write, or on WhatsApp send an approved template.',
  deliveryNotOnPlatform:
    'The customer cannot be reached there: they may have left the platform, blocked you or use an old app. Try another way to reach them.',
  deliveryPayment:
    'Meta wants a payment to be settled first. Look at the payment settings of the WhatsApp Business account.',
  deliveryRate: 'Too many messages were sent at a time. Wait a little and send it again.',
  deliveryPolicy:
    'The platform’s rules did not allow this message to this customer. Look at the account’s state in Meta’s dashboard.',
  deliveryTemplateMissing:
    'The account has no such template in this language. Load the templates anew and choose another.',
  deliveryTemplateParameters:
    'The values do not fit the template. Fill each place again and send it once more.',
  deliveryTemplatePaused: 'Meta has paused or disabled this template. Choose another one.',
  deliveryPermission:
    'The token may not do this. Make one that may read and send messages, and connect the channel again.',
  deliveryAccount:
    'Meta does not know the number or account, or has not approved it yet. Look at its state in Meta’s dashboard.',
  deliveryMedia: 'The platform could not take the file. Check its kind and size.',
  deliveryOutage: 'The platform has troubles of its own. Send it again later.',
  windowClosed:
    'The customer last wrote too long ago, so the platform takes no free text here any more. Wait until they write, or on WhatsApp send an approved template.',

  // Templates
  templatesNotHere: 'Only WhatsApp has templates. Write a message instead.',
  templateNotFound:
    'This template is not there any more. Load the templates anew and choose another.',
  templatePending: 'Meta has not approved this template yet. Wait for that, or choose another one.',
  templateRejected:
    'Meta has rejected this template. Change it in WhatsApp Manager, or choose another one.',
  templatePaused: 'Meta has paused or disabled this template. Choose another one.',
  templateNotApproved:
    'Meta does not let this template be sent now ({status}). Choose another one.',
  templateForCodes:
    'This template is for sign-in codes, which only a program may send. Choose another one.',
  templateTooRich:
    'This template has parts that cannot be filled here, such as a place on a map or several cards. Choose another one.',
  templateOneLine: 'Write this in one line, without more than four spaces in a row.',
  templateAddress: 'Give a whole address that begins with https://.',
  templateAddressEnd: 'Give the end of the address, without spaces.',
  templateNoSuchPlace: 'The template has no such place. Load the templates anew.',
  mediaTOO_LARGE:
    'The file is larger than files may be here. Ask the customer to send it smaller or in another way.',
  mediaGONE: 'The platform does not have the file any more. Ask the customer to send it again.',
  mediaWRONG_KIND:
    'The file is of a kind that could run on your computer, so it was not fetched. Ask for it as a photo or a PDF.',
  mediaFORBIDDEN_ADDRESS:
    'The file lies at an address that is not the platform’s, so it was not fetched. Ask the customer to attach it.',
  mediaWRONG_TOKEN:
    'The platform refused the token while the file was fetched. Connect the channel again and ask the customer to send it once more.',
  mediaUNREACHABLE:
    'The platform could not be reached for the file, though it was tried six times. Ask the customer to send it again.',
  mediaMISSING:
    'The file was kept, but is not in the store any more. Ask whoever runs ChatBot Factory to check the store of files.',
  mediaNotFound: 'There is no such file.',
  mediaEmpty: 'The file is empty. Choose another one.',
  mediaTooLarge: 'The file is larger than {most} MB. Choose a smaller one.',
  mediaNoConversation: 'Say in which conversation the file is to be sent: ?conversationId=….',
} as const;

// Written by `npm run codegen` from schema.graphql and the documents beside it.
/** The texts of the operations that our own clients send over HTTP, by their sha256. */
export const knownDocuments: Readonly<Record<string, string>> = {
  // Account
  'b639047d38f68245e231f42077a9fe94f6c26b70128752865beeec8d033ebd96':
    "query Account($after: String) {\n  viewer {\n    sessions(first: 20, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...SessionFields\n        }\n      }\n    }\n  }\n}\n\nfragment SessionFields on Session {\n  id\n  isCurrent\n  userAgent\n  address\n  createdAt\n  lastSeenAt\n  expiresAt\n}",
  // AnswerAgain
  'ca84b297961d9c810b92b014659cc33c1d71685c83f28e577587e9972679d1d5':
    "mutation AnswerAgain($id: ID!) {\n  retryTurn(id: $id) {\n    id\n  }\n}",
  // Attention
  'f840099f9e9a7b57bae39fe650b71ef2fcf6f014e5e9a8d6662c0bb7b6bed3a4':
    "fragment LetterFields on DeadLetter {\n  id\n  at\n  kind\n  reason\n  attempts\n  canReplay\n  replayRefusal\n  channel {\n    id\n    platform\n    mode\n    displayName\n  }\n  conversation {\n    id\n    channel {\n      id\n      platform\n      mode\n    }\n    contact {\n      id\n      name\n    }\n    lastMessage {\n      id\n      author\n      text\n      parts {\n        kind\n      }\n    }\n  }\n  message {\n    id\n    text\n    deliveryState\n    parts {\n      kind\n    }\n  }\n}\n\nquery Attention($botId: ID!, $after: String) {\n  cursor\n  deadLetters(botId: $botId, first: 20, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...LetterFields\n      }\n    }\n  }\n}",
  // BotChannels
  '2465572a2e1fcaab2ebe4b8cc93486a2966777d47f4b52a8a6c297cfb229fc98':
    "fragment ChannelFields on Channel {\n  id\n  platform\n  mode\n  transport\n  status\n  statusCode\n  statusReason\n  displayName\n  username\n  publicUrl\n  hookUrl\n  verifyToken\n  hasCredential\n  credentialHint\n  credentialExpiresAt\n  automatedLine\n  commentRule\n  messagePriceUsd\n  marketingPriceUsd\n  phoneNumberId\n  wabaId\n  provenAt\n  pendingCount\n  lagMs\n  lastError {\n    at\n    text\n  }\n  leaseOwner {\n    runnerId\n    since\n  }\n  sendsPausedUntil\n  templateSync {\n    count\n    approved\n    syncedAt\n    troubleReason\n  }\n  createdAt\n}\n\nquery BotChannels($id: ID!) {\n  cursor\n  bot(id: $id) {\n    id\n    channels(first: 20) {\n      edges {\n        node {\n          ...ChannelFields\n        }\n      }\n    }\n  }\n}",
  // BotLimits
  '8b344b775b615e3cbfe59b69f4d5c1f2751576b6014c6a05db1eed13591ec396':
    "query BotLimits($id: ID!) {\n  bot(id: $id) {\n    id\n    channels(first: 20) {\n      edges {\n        node {\n          id\n          platform\n          limits {\n            buttons\n            buttonLabel\n            listRowLabel\n          }\n        }\n      }\n    }\n  }\n}",
  // BotOverview
  'd8d8a566fc84c97606ec6a4db682fc9fd8572cfd789aeb207ebd400cfd1a26be':
    "fragment DayCountFields on DayCounts {\n  messagesIn\n  answers\n  totalTokens\n  costUsd\n  failures\n}\n\nfragment ChannelFields on Channel {\n  id\n  platform\n  mode\n  transport\n  status\n  statusCode\n  statusReason\n  displayName\n  username\n  publicUrl\n  hookUrl\n  verifyToken\n  hasCredential\n  credentialHint\n  credentialExpiresAt\n  automatedLine\n  commentRule\n  messagePriceUsd\n  marketingPriceUsd\n  phoneNumberId\n  wabaId\n  provenAt\n  pendingCount\n  lagMs\n  lastError {\n    at\n    text\n  }\n  leaseOwner {\n    runnerId\n    since\n  }\n  sendsPausedUntil\n  templateSync {\n    count\n    approved\n    syncedAt\n    troubleReason\n  }\n  createdAt\n}\n\nfragment BotStatusFields on Bot {\n  id\n  name\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment ConversationFields on Conversation {\n  id\n  bot {\n    id\n    name\n  }\n  channel {\n    id\n    platform\n    mode\n  }\n  contact {\n    id\n    platform\n    name\n    handle\n    language\n    tags\n    blockedAt\n    firstSeenAt\n    lastSeenAt\n  }\n  mode\n  status\n  needsHuman\n  isPlayground\n  takenBy {\n    id\n    username\n  }\n  takenAt\n  lastMessage {\n    id\n    seq\n    author\n    text\n    parts {\n      kind\n    }\n    deliveryState\n    createdAt\n  }\n  lastMessageAt\n  lastSeq\n  humanUntil\n  openTurn {\n    ...ReceiptFields\n  }\n  totalTokens\n  costUsd\n  createdAt\n}\n\nfragment UsageFields on UsageCounts {\n  messagesIn\n  answers\n  operatorMessages\n  failures\n  promptTokens\n  cachedTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  p50Ms\n  p95Ms\n}\n\nquery BotOverview($id: ID!, $from: DateTimeISO!, $to: DateTimeISO!) {\n  cursor\n  bot(id: $id) {\n    ...BotStatusFields\n    defaultLocale\n    texts {\n      locale\n      greeting\n      fallback\n    }\n    published {\n      id\n      version\n    }\n    today {\n      ...DayCountFields\n    }\n    channels(first: 20) {\n      edges {\n        node {\n          ...ChannelFields\n        }\n      }\n    }\n  }\n  usage(botId: $id, from: $from, to: $to, interval: DAY) {\n    totals {\n      ...UsageFields\n    }\n    series {\n      start\n      counts {\n        ...UsageFields\n      }\n    }\n  }\n  conversations(botId: $id, first: 5) {\n    edges {\n      node {\n        ...ConversationFields\n      }\n    }\n  }\n}",
  // BotPage
  '1950f31eed623d483f76878319eb7ebc659c3adf9831fbe36ed7aa689778d6c8':
    "fragment BotFields on Bot {\n  ...BotStatusFields\n  description\n  defaultLocale\n  mergeWindowMs\n  uncertainSend\n  texts {\n    locale\n    greeting\n    help\n    fallback\n    handoff\n    buttons\n  }\n  published {\n    id\n    version\n  }\n  createdAt\n  updatedAt\n}\n\nfragment BotStatusFields on Bot {\n  id\n  name\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n}\n\nquery BotPage($id: ID!) {\n  cursor\n  bot(id: $id) {\n    ...BotFields\n  }\n}",
  // Bots
  '9915ccd8df9d0f433965fa0e4599cbfdae6e0ab57fd4726449ad6b6edeca2b12':
    "fragment DayCountFields on DayCounts {\n  messagesIn\n  answers\n  totalTokens\n  costUsd\n  failures\n}\n\nfragment BotCard on Bot {\n  id\n  name\n  description\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n  today {\n    ...DayCountFields\n  }\n  channels(first: 5) {\n    edges {\n      node {\n        id\n        platform\n        mode\n        username\n        status\n      }\n    }\n  }\n}\n\nquery Bots($search: String, $first: Int, $after: String) {\n  cursor\n  bots(search: $search, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...BotCard\n      }\n    }\n  }\n}",
  // ChangePassword
  '31961b65bba2b59b035166c726238a2cfb3261a61b32c8a92fdb1fd5d1cd1ce6':
    "mutation ChangePassword($current: String!, $next: String!) {\n  changePassword(current: $current, next: $next)\n}",
  // ChannelFaces
  'de59e94755f3fa48f8a109aba72feac88f2dad5e19061c0ae430f3f81dca44c5':
    "query ChannelFaces($runnerId: ID!, $since: DateTimeISO) {\n  channelFaces(runnerId: $runnerId, since: $since) {\n    channelId\n    changedAt\n    defaultLocale\n    commands {\n      locale\n      command\n      description\n    }\n    about {\n      locale\n      description\n      shortDescription\n    }\n  }\n}",
  // CheckChannel
  '38a1567405adba2a7b6d65931c8093dfabd15ba77d69a85fa09eec1606494fc2':
    "fragment ChannelFields on Channel {\n  id\n  platform\n  mode\n  transport\n  status\n  statusCode\n  statusReason\n  displayName\n  username\n  publicUrl\n  hookUrl\n  verifyToken\n  hasCredential\n  credentialHint\n  credentialExpiresAt\n  automatedLine\n  commentRule\n  messagePriceUsd\n  marketingPriceUsd\n  phoneNumberId\n  wabaId\n  provenAt\n  pendingCount\n  lagMs\n  lastError {\n    at\n    text\n  }\n  leaseOwner {\n    runnerId\n    since\n  }\n  sendsPausedUntil\n  templateSync {\n    count\n    approved\n    syncedAt\n    troubleReason\n  }\n  createdAt\n}\n\nmutation CheckChannel($id: ID!) {\n  checkChannel(id: $id) {\n    ...ChannelFields\n  }\n}",
  // CheckCredential
  'd49a1eef10af4447cea39533ec2b060f634bd705bf35826e54f2b15dc378e670':
    "mutation CheckCredential($platform: Platform!, $mode: ChannelMode!, $credential: String, $whatsapp: WhatsappCredentialInput, $instagram: InstagramCredentialInput) {\n  checkCredential(\n    platform: $platform\n    mode: $mode\n    credential: $credential\n    whatsapp: $whatsapp\n    instagram: $instagram\n  ) {\n    ok\n    statusCode\n    reason\n    field\n    displayName\n    username\n  }\n}",
  // ClaimChannels
  'ac8a48ac66194a37d1544be4063d6e3319601fc63a9dc896cf03098b938564a8':
    "fragment ClaimedChannelFields on ClaimedChannel {\n  id\n  lease\n  botId\n  platform\n  mode\n  transport\n  credential\n  hookSecret\n  hookUrl\n  externalId\n  credentialExpiresAt\n  defaultLocale\n  commands {\n    locale\n    command\n    description\n  }\n  about {\n    locale\n    description\n    shortDescription\n  }\n}\n\nmutation ClaimChannels($runnerId: ID!, $limit: Int!) {\n  claimChannels(runnerId: $runnerId, limit: $limit) {\n    ...ClaimedChannelFields\n  }\n}",
  // ClaimChecks
  '984a6cbf9a19e5556f15c197860c2c224f47bee33c470daecdf4a7982db8374b':
    "mutation ClaimChecks($runnerId: ID!, $limit: Int!) {\n  claimChecks(runnerId: $runnerId, limit: $limit) {\n    id\n    platform\n    mode\n    credential\n  }\n}",
  // ClaimDeliveries
  '3a3c0dd5aab69052a82e82e67eaa0067531074a178f51f868ea6eb9829bb9466':
    "fragment ClaimedDeliveryFields on ClaimedDelivery {\n  id\n  lease\n  attempt\n  messageId\n  conversationId\n  channelId\n  platform\n  chatId\n  text\n  buttons {\n    label\n    data\n  }\n  buttonsOpener\n  byHuman\n  template {\n    name\n    language\n    header {\n      name\n      text\n    }\n    file {\n      kind\n      url\n    }\n    body {\n      name\n      text\n    }\n    buttons {\n      index\n      value\n    }\n  }\n  comment {\n    id\n    isPublic\n  }\n  piecesSent\n  media {\n    id\n    kind\n    mimeType\n    fileName\n    size\n    url\n  }\n  replyTo\n  reaction {\n    messageId\n    emoji\n  }\n  readId\n}\n\nmutation ClaimDeliveries($runnerId: ID!, $limit: Int!, $closedChannels: [ID!]) {\n  claimDeliveries(\n    runnerId: $runnerId\n    limit: $limit\n    closedChannels: $closedChannels\n  ) {\n    ...ClaimedDeliveryFields\n  }\n}",
  // ClaimMedia
  '4ac7b890609a417f9789b2daa8c97e7346a21ae76157339628be71c07f849652':
    "mutation ClaimMedia($runnerId: ID!, $limit: Int!) {\n  claimMedia(runnerId: $runnerId, limit: $limit) {\n    id\n    channelId\n    lease\n    fileId\n    mostBytes\n  }\n}",
  // ClaimTemplates
  '370d97941b402019d574e1dd3e40a2f3270457f76809a09f0e39cb8a85022ea5':
    "mutation ClaimTemplates($limit: Int!) {\n  claimTemplates(limit: $limit) {\n    id\n    platform\n    mode\n    credential\n  }\n}",
  // ClaimTurns
  '3d55ffaa7251b4128d6996c0a6af941117a1182e6b8f905f791aed79f40c0985':
    "mutation ClaimTurns($runnerId: ID!, $limit: Int!) {\n  claimTurns(runnerId: $runnerId, limit: $limit) {\n    id\n    lease\n    attempt\n    commentRule\n    conversationId\n    channelId\n    chatId\n    platform\n    canStream\n    locale\n    botName\n    contactName\n    timeZone\n    personality {\n      id\n      version\n      role\n      tone\n      must\n      mustNot\n      languages\n      instructions\n      model\n      temperature\n      maxOutputTokens\n      thinking\n      historyMessages\n      historyTokens\n    }\n    history {\n      seq\n      author\n      text\n      at\n      media {\n        id\n        kind\n        mimeType\n        size\n        words\n      }\n    }\n    newLines\n    quietMs\n    readId\n  }\n}",
  // CloseConversation
  'c925120acb12c51dfdd4267a7583706aa637ea8d81a9e347aaaacff90b281464':
    "mutation CloseConversation($id: ID!) {\n  closeConversation(conversationId: $id) {\n    ...ConversationFields\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment ConversationFields on Conversation {\n  id\n  bot {\n    id\n    name\n  }\n  channel {\n    id\n    platform\n    mode\n  }\n  contact {\n    id\n    platform\n    name\n    handle\n    language\n    tags\n    blockedAt\n    firstSeenAt\n    lastSeenAt\n  }\n  mode\n  status\n  needsHuman\n  isPlayground\n  takenBy {\n    id\n    username\n  }\n  takenAt\n  lastMessage {\n    id\n    seq\n    author\n    text\n    parts {\n      kind\n    }\n    deliveryState\n    createdAt\n  }\n  lastMessageAt\n  lastSeq\n  humanUntil\n  openTurn {\n    ...ReceiptFields\n  }\n  totalTokens\n  costUsd\n  createdAt\n}",
  // CompleteTurn
  '441fd29759a9c11fd7c0576685bcb96b661b3cf5367cef574599ed9ddbd43c37':
    "fragment ClaimedDeliveryFields on ClaimedDelivery {\n  id\n  lease\n  attempt\n  messageId\n  conversationId\n  channelId\n  platform\n  chatId\n  text\n  buttons {\n    label\n    data\n  }\n  buttonsOpener\n  byHuman\n  template {\n    name\n    language\n    header {\n      name\n      text\n    }\n    file {\n      kind\n      url\n    }\n    body {\n      name\n      text\n    }\n    buttons {\n      index\n      value\n    }\n  }\n  comment {\n    id\n    isPublic\n  }\n  piecesSent\n  media {\n    id\n    kind\n    mimeType\n    fileName\n    size\n    url\n  }\n  replyTo\n  reaction {\n    messageId\n    emoji\n  }\n  readId\n}\n\nmutation CompleteTurn($input: CompleteTurnInput!) {\n  completeTurn(input: $input) {\n    outcome\n    delivery {\n      ...ClaimedDeliveryFields\n    }\n  }\n}",
  // ConnectChannel
  '5433de630ded8ac916e8cc376aaef923876c62e107082c243d6751943cd54095':
    "fragment ChannelFields on Channel {\n  id\n  platform\n  mode\n  transport\n  status\n  statusCode\n  statusReason\n  displayName\n  username\n  publicUrl\n  hookUrl\n  verifyToken\n  hasCredential\n  credentialHint\n  credentialExpiresAt\n  automatedLine\n  commentRule\n  messagePriceUsd\n  marketingPriceUsd\n  phoneNumberId\n  wabaId\n  provenAt\n  pendingCount\n  lagMs\n  lastError {\n    at\n    text\n  }\n  leaseOwner {\n    runnerId\n    since\n  }\n  sendsPausedUntil\n  templateSync {\n    count\n    approved\n    syncedAt\n    troubleReason\n  }\n  createdAt\n}\n\nmutation ConnectChannel($input: ConnectChannelInput!) {\n  connectChannel(input: $input) {\n    ...ChannelFields\n  }\n}",
  // CreateBot
  '91d492c98a49600a09193e801a52c1ab8ff25c3830e0c727a9da24ded902e403':
    "fragment BotStatusFields on Bot {\n  id\n  name\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n}\n\nmutation CreateBot($input: CreateBotInput!) {\n  createBot(input: $input) {\n    ...BotStatusFields\n  }\n}",
  // DeleteBot
  'b36140dfcdd8152936cf56f2efe010d381e5fd8c349b6e1a665bc931bca0e5e2':
    "fragment BotStatusFields on Bot {\n  id\n  name\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n}\n\nmutation DeleteBot($id: ID!) {\n  deleteBot(id: $id) {\n    ...BotStatusFields\n  }\n}",
  // DisconnectChannel
  '148b72beaa88e6204a4d758fd5dc6ab26cd03c02957fe1ca9b3095b0d2955330':
    "fragment ChannelFields on Channel {\n  id\n  platform\n  mode\n  transport\n  status\n  statusCode\n  statusReason\n  displayName\n  username\n  publicUrl\n  hookUrl\n  verifyToken\n  hasCredential\n  credentialHint\n  credentialExpiresAt\n  automatedLine\n  commentRule\n  messagePriceUsd\n  marketingPriceUsd\n  phoneNumberId\n  wabaId\n  provenAt\n  pendingCount\n  lagMs\n  lastError {\n    at\n    text\n  }\n  leaseOwner {\n    runnerId\n    since\n  }\n  sendsPausedUntil\n  templateSync {\n    count\n    approved\n    syncedAt\n    troubleReason\n  }\n  createdAt\n}\n\nmutation DisconnectChannel($id: ID!) {\n  disconnectChannel(id: $id) {\n    ...ChannelFields\n  }\n}",
  // DismissLetter
  'e2747b9f4acee51d419564106ddc9ab3475fbc8f7c34e6b18493eef5afa5c8e9':
    "mutation DismissLetter($id: ID!) {\n  dismissDeadLetter(id: $id)\n}",
  // DuplicateBot
  'ae3dfb35de1ee2decc2aea857ab48bc658b861f92bd07ca7894e5bed21a449ca':
    "fragment BotStatusFields on Bot {\n  id\n  name\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n}\n\nmutation DuplicateBot($id: ID!) {\n  duplicateBot(id: $id) {\n    ...BotStatusFields\n  }\n}",
  // EndOtherSessions
  'e5e37edf3c6ca444bbb0939ba876228e1e1ec92aae34820cd3075e3330a53ebe':
    "mutation EndOtherSessions {\n  endOtherSessions\n}",
  // EndSession
  'a4c38f84ce47c8b065c54dc52e54458191e3d7c872c5b7e5c8da663f88ce7a52':
    "mutation EndSession($id: ID!) {\n  endSession(id: $id)\n}",
  // FailMedia
  '5e7a36858d2f07ce29c45867f304e9c525222e0b5ba9602dcff94954065cfa0e':
    "mutation FailMedia($id: ID!, $lease: String!, $code: MediaFailure!, $retry: Boolean!) {\n  failMedia(id: $id, lease: $lease, code: $code, retry: $retry)\n}",
  // FailTurn
  '98c2c84870645a9c59bbc7bf725613ee3c7eee73ab1997b3d56220ce0e183f7c':
    "fragment ClaimedDeliveryFields on ClaimedDelivery {\n  id\n  lease\n  attempt\n  messageId\n  conversationId\n  channelId\n  platform\n  chatId\n  text\n  buttons {\n    label\n    data\n  }\n  buttonsOpener\n  byHuman\n  template {\n    name\n    language\n    header {\n      name\n      text\n    }\n    file {\n      kind\n      url\n    }\n    body {\n      name\n      text\n    }\n    buttons {\n      index\n      value\n    }\n  }\n  comment {\n    id\n    isPublic\n  }\n  piecesSent\n  media {\n    id\n    kind\n    mimeType\n    fileName\n    size\n    url\n  }\n  replyTo\n  reaction {\n    messageId\n    emoji\n  }\n  readId\n}\n\nmutation FailTurn($input: FailTurnInput!) {\n  failTurn(input: $input) {\n    outcome\n    delivery {\n      ...ClaimedDeliveryFields\n    }\n  }\n}",
  // FoundMessages
  '0f8785b99da2b63721b78353360810163559ab6a4198066c3dc96da1aac297f5':
    "query FoundMessages($query: String!, $botId: ID, $first: Int) {\n  searchMessages(query: $query, botId: $botId, first: $first) {\n    edges {\n      node {\n        id\n        seq\n        conversationId\n        author\n        text\n        createdAt\n      }\n    }\n  }\n}",
  // HandBack
  'f37c43ec6786421b0d8fbedebb9d7779a03e4031fcd9ac34c2bad1ed09016db8':
    "mutation HandBack($id: ID!) {\n  handBack(conversationId: $id) {\n    ...ConversationFields\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment ConversationFields on Conversation {\n  id\n  bot {\n    id\n    name\n  }\n  channel {\n    id\n    platform\n    mode\n  }\n  contact {\n    id\n    platform\n    name\n    handle\n    language\n    tags\n    blockedAt\n    firstSeenAt\n    lastSeenAt\n  }\n  mode\n  status\n  needsHuman\n  isPlayground\n  takenBy {\n    id\n    username\n  }\n  takenAt\n  lastMessage {\n    id\n    seq\n    author\n    text\n    parts {\n      kind\n    }\n    deliveryState\n    createdAt\n  }\n  lastMessageAt\n  lastSeq\n  humanUntil\n  openTurn {\n    ...ReceiptFields\n  }\n  totalTokens\n  costUsd\n  createdAt\n}",
  // HookChannel
  '5774614b5a2685df8025b68b60b52fac87dbd18dc001f0cd6f146d6e1f497be4':
    "fragment ClaimedChannelFields on ClaimedChannel {\n  id\n  lease\n  botId\n  platform\n  mode\n  transport\n  credential\n  hookSecret\n  hookUrl\n  externalId\n  credentialExpiresAt\n  defaultLocale\n  commands {\n    locale\n    command\n    description\n  }\n  about {\n    locale\n    description\n    shortDescription\n  }\n}\n\nmutation HookChannel($channelId: ID!) {\n  hookChannel(channelId: $channelId) {\n    ...ClaimedChannelFields\n  }\n}",
  // HookChannels
  'dd39fd358dda7796e6aefefa51f38b8e92e45281d4ce65e10135a290c1055e5e':
    "fragment ClaimedChannelFields on ClaimedChannel {\n  id\n  lease\n  botId\n  platform\n  mode\n  transport\n  credential\n  hookSecret\n  hookUrl\n  externalId\n  credentialExpiresAt\n  defaultLocale\n  commands {\n    locale\n    command\n    description\n  }\n  about {\n    locale\n    description\n    shortDescription\n  }\n}\n\nmutation HookChannels($platform: Platform!, $externalIds: [String!]!) {\n  hookChannels(platform: $platform, externalIds: $externalIds) {\n    ...ClaimedChannelFields\n  }\n}",
  // Inbox
  '6d4c37b953d941902aa58ea3e19265dc1973316157c52ffeab637bbc63fa4b90':
    "query Inbox($botId: ID, $mode: ConversationMode, $status: ConversationStatus, $needsHuman: Boolean, $search: String, $first: Int, $after: String) {\n  cursor\n  conversations(\n    botId: $botId\n    mode: $mode\n    status: $status\n    needsHuman: $needsHuman\n    search: $search\n    first: $first\n    after: $after\n  ) {\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        ...ConversationFields\n      }\n    }\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment ConversationFields on Conversation {\n  id\n  bot {\n    id\n    name\n  }\n  channel {\n    id\n    platform\n    mode\n  }\n  contact {\n    id\n    platform\n    name\n    handle\n    language\n    tags\n    blockedAt\n    firstSeenAt\n    lastSeenAt\n  }\n  mode\n  status\n  needsHuman\n  isPlayground\n  takenBy {\n    id\n    username\n  }\n  takenAt\n  lastMessage {\n    id\n    seq\n    author\n    text\n    parts {\n      kind\n    }\n    deliveryState\n    createdAt\n  }\n  lastMessageAt\n  lastSeq\n  humanUntil\n  openTurn {\n    ...ReceiptFields\n  }\n  totalTokens\n  costUsd\n  createdAt\n}",
  // InboxFrame
  '931122be7c5283f8f3f7c8e2118fe69f7a00fe992885a61597ea011fdab52705':
    "query InboxFrame {\n  bots(first: 100) {\n    edges {\n      node {\n        id\n        name\n      }\n    }\n  }\n  waiting: conversations(status: OPEN, needsHuman: true, first: 1) {\n    totalCount\n  }\n}",
  // IsVerifyToken
  '45342f5af1116776a463c4b209be334915adbdc1bfa6929ab7344c571bb81311':
    "mutation IsVerifyToken($platform: Platform!, $verifyToken: String!) {\n  isVerifyToken(platform: $platform, verifyToken: $verifyToken)\n}",
  // MayStillSend
  '6fa34a7d0ea3a7cad18d903108bdb5e307db6a84f7d162597b8025d893c93d30':
    "mutation MayStillSend($deliveryId: ID!, $lease: String!) {\n  mayStillSend(deliveryId: $deliveryId, lease: $lease)\n}",
  // MoreTemplates
  '0ddadcc70d71ce39598d046f874e543b541ae609d9c6fb371cb27e2f2d6ce47c':
    "fragment TemplateFields on Template {\n  id\n  name\n  language\n  category\n  refusal\n  headerFormat\n  headerText\n  body\n  footer\n  buttons {\n    kind\n    label\n  }\n  places {\n    id\n    part\n    kind\n    name\n    example\n  }\n}\n\nquery MoreTemplates($id: ID!, $after: String) {\n  node(id: $id) {\n    ... on Channel {\n      id\n      templates(first: 100, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            ...TemplateFields\n          }\n        }\n      }\n    }\n  }\n}",
  // OneTapMade
  '9729cdb1ad021db0179b004d47959db33ce5c022787373170ed85a72e9e50855':
    "mutation OneTapMade($code: String!, $token: String!) {\n  oneTapMade(code: $code, token: $token) {\n    text\n  }\n}",
  // OneTapOffer
  '15447add028e4afe08e3f36cc4da46ea159d8d70e00f8c3baebc51e37510a10c':
    "mutation OneTapOffer($code: String!) {\n  oneTapOffer(code: $code) {\n    text\n    label\n    name\n  }\n}",
  // OneTapUrl
  '8cce32d60666387f012bb9d79ed8fffcc580667cd6a9beb8685f22bdaf92b276':
    "mutation OneTapUrl($id: ID!) {\n  oneTapUrl(botId: $id)\n}",
  // Personalities
  '6d44c24aaaf307fd44e30c42a3d0c58af7d9ce885ec72c423aa67f0f209730bb':
    "fragment PersonalityFields on Personality {\n  id\n  version\n  isPublished\n  publishedAt\n  preset\n  role\n  tone\n  must\n  mustNot\n  languages\n  instructions\n  model\n  temperature\n  maxOutputTokens\n  thinking\n  historyMessages\n  historyTokens\n  note\n  createdAt\n}\n\nquery Personalities($id: ID!, $first: Int, $after: String) {\n  bot(id: $id) {\n    id\n    personalities(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          ...PersonalityFields\n        }\n      }\n    }\n  }\n  models {\n    id\n    title\n    isDefault\n    inputUsdPerMillion\n    outputUsdPerMillion\n    supportsThinking\n    supportsTemperature\n    retiresAt\n  }\n}",
  // PublishPersonality
  'be16809d3fe67ad15eb96eb0294f2fe86d2f181f5f864327e695a20ca7d1dc4c':
    "mutation PublishPersonality($id: ID!) {\n  publishPersonality(id: $id) {\n    id\n    published {\n      id\n      version\n    }\n  }\n}",
  // React
  '677a5f6cb22594312021542e2364c0a75d4cd0d2298699d93e67bcdae7244f5f':
    "mutation React($id: ID!, $emoji: String) {\n  react(messageId: $id, emoji: $emoji) {\n    ...MessageFields\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment MessageFields on Message {\n  id\n  seq\n  conversationId\n  direction\n  author\n  authorUser {\n    id\n    username\n  }\n  text\n  parts {\n    kind\n    text\n    fileName\n    mimeType\n    size\n    durationSeconds\n    latitude\n    longitude\n    buttons {\n      label\n      data\n    }\n    media {\n      id\n      state\n      mimeType\n      size\n      fileName\n      url\n      failure\n    }\n  }\n  deliveryState\n  deliveryReason\n  platformCode\n  priceUsd\n  comment {\n    isPublic\n  }\n  maybeTwice\n  editedAt\n  deletedAt\n  forwarded\n  template {\n    name\n    language\n  }\n  replyTo {\n    id\n    author\n    text\n    deletedAt\n    parts {\n      kind\n    }\n  }\n  reactions {\n    emoji\n    direction\n    deliveryState\n    deliveryReason\n  }\n  createdAt\n  turn {\n    ...ReceiptFields\n  }\n}",
  // Receive
  '72459c6849d852e57d332f838740a4beb22fba44bd342e3d8e4df3c28b2e1424':
    "mutation Receive($channelId: ID!, $updates: [InboundInput!]!) {\n  receive(channelId: $channelId, updates: $updates) {\n    stored\n    duplicates\n    items {\n      externalId\n      duplicate\n      messageId\n      notice\n    }\n  }\n}",
  // RecordDelivery
  '21181f1fdb182d6c82296458065a96c87f44facebefa132444dea0391f479b5c':
    "mutation RecordDelivery($input: DeliveryReportInput!) {\n  recordDelivery(input: $input)\n}",
  // RecordReceipts
  '49d460ad87ee42171be991971653ab5f26642e0789a4527a9f847241cb5dc36f':
    "mutation RecordReceipts($channelId: ID!, $receipts: [ReceiptInput!]!) {\n  recordReceipts(channelId: $channelId, receipts: $receipts)\n}",
  // Register
  '978d9907d74c3d051820a7b561e3396f77037d8bed33ed6129b20e300fe1fd4c':
    "fragment ViewerFields on Viewer {\n  kind\n  role\n  user {\n    id\n    username\n    locale\n    theme\n    isAdmin\n  }\n  workspace {\n    id\n    name\n    timeZone\n  }\n}\n\nmutation Register($username: String!, $password: String!, $locale: Locale) {\n  register(username: $username, password: $password, locale: $locale) {\n    viewer {\n      ...ViewerFields\n    }\n  }\n}",
  // ReleaseChannel
  'ccbeacc30ddeb79a4fbcd5a1ddcee1651cbc07d271d3e635259e71bc533311fd':
    "mutation ReleaseChannel($channelId: ID!, $lease: String!) {\n  releaseChannel(channelId: $channelId, lease: $lease)\n}",
  // RenewCredential
  '2e7bc8784f1aae5db0a5211a54b662feb39deb7d53cb5cb8e892a00eec3c4ba2':
    "mutation RenewCredential($channelId: ID!, $lease: String!, $token: String!, $expiresAt: DateTimeISO!) {\n  renewCredential(\n    channelId: $channelId\n    lease: $lease\n    token: $token\n    expiresAt: $expiresAt\n  )\n}",
  // ReopenConversation
  '13b4a9086906b080fc620661f9fd93434bad54d33f1e51da778366ba3292bfac':
    "mutation ReopenConversation($id: ID!) {\n  reopenConversation(conversationId: $id) {\n    ...ConversationFields\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment ConversationFields on Conversation {\n  id\n  bot {\n    id\n    name\n  }\n  channel {\n    id\n    platform\n    mode\n  }\n  contact {\n    id\n    platform\n    name\n    handle\n    language\n    tags\n    blockedAt\n    firstSeenAt\n    lastSeenAt\n  }\n  mode\n  status\n  needsHuman\n  isPlayground\n  takenBy {\n    id\n    username\n  }\n  takenAt\n  lastMessage {\n    id\n    seq\n    author\n    text\n    parts {\n      kind\n    }\n    deliveryState\n    createdAt\n  }\n  lastMessageAt\n  lastSeq\n  humanUntil\n  openTurn {\n    ...ReceiptFields\n  }\n  totalTokens\n  costUsd\n  createdAt\n}",
  // ReportChannel
  'efa4412e83e0745962762827f317373c22222fbf9b5b21de57371f4ec4ad3fec':
    "mutation ReportChannel($input: ChannelReportInput!) {\n  reportChannel(input: $input)\n}",
  // ReportCheck
  '07be48062744cfb39a92bbb16df983f34e970c1ec6cf13cb7c3a4a4702794088':
    "mutation ReportCheck($id: ID!, $result: CheckResultInput!) {\n  reportCheck(id: $id, result: $result)\n}",
  // ReportManager
  '704c53601463fc7204f6d8391acd4b63b36a905d26c1b6157330492195e502bd':
    "mutation ReportManager($runnerId: ID!, $username: String!) {\n  reportManager(runnerId: $runnerId, username: $username)\n}",
  // ReportModelKey
  'c42210a642b56eafe3be01c1578ba8aaa14c4f9b0c9df27b6f09c315c651055f':
    "mutation ReportModelKey($runnerId: ID!) {\n  reportModelKey(runnerId: $runnerId)\n}",
  // ReportProgress
  '0cbd84302fbef22ec4144f56067b84047ef64564c33598edc2f24514d89c1420':
    "mutation ReportProgress($turnId: ID!, $lease: String!, $text: String!) {\n  progress(turnId: $turnId, lease: $lease, text: $text)\n}",
  // ReportTemplates
  'f0a59faac53e14cfe810c08119c29776ed856d6071678638ce473906ab962128':
    "mutation ReportTemplates($report: TemplatesReportInput!) {\n  reportTemplates(report: $report)\n}",
  // ResendMessage
  '2c15b519116c3127e1957b132d4171614cc68a79b1aff21b6ba57f6884f5193a':
    "mutation ResendMessage($id: ID!) {\n  resendMessage(messageId: $id) {\n    ...MessageFields\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment MessageFields on Message {\n  id\n  seq\n  conversationId\n  direction\n  author\n  authorUser {\n    id\n    username\n  }\n  text\n  parts {\n    kind\n    text\n    fileName\n    mimeType\n    size\n    durationSeconds\n    latitude\n    longitude\n    buttons {\n      label\n      data\n    }\n    media {\n      id\n      state\n      mimeType\n      size\n      fileName\n      url\n      failure\n    }\n  }\n  deliveryState\n  deliveryReason\n  platformCode\n  priceUsd\n  comment {\n    isPublic\n  }\n  maybeTwice\n  editedAt\n  deletedAt\n  forwarded\n  template {\n    name\n    language\n  }\n  replyTo {\n    id\n    author\n    text\n    deletedAt\n    parts {\n      kind\n    }\n  }\n  reactions {\n    emoji\n    direction\n    deliveryState\n    deliveryReason\n  }\n  createdAt\n  turn {\n    ...ReceiptFields\n  }\n}",
  // ResetTryOut
  '7d215720b84db16d7328dc43803afda814574bf8c0b6a0938ab55560d160a7e0':
    "fragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment MessageFields on Message {\n  id\n  seq\n  conversationId\n  direction\n  author\n  authorUser {\n    id\n    username\n  }\n  text\n  parts {\n    kind\n    text\n    fileName\n    mimeType\n    size\n    durationSeconds\n    latitude\n    longitude\n    buttons {\n      label\n      data\n    }\n    media {\n      id\n      state\n      mimeType\n      size\n      fileName\n      url\n      failure\n    }\n  }\n  deliveryState\n  deliveryReason\n  platformCode\n  priceUsd\n  comment {\n    isPublic\n  }\n  maybeTwice\n  editedAt\n  deletedAt\n  forwarded\n  template {\n    name\n    language\n  }\n  replyTo {\n    id\n    author\n    text\n    deletedAt\n    parts {\n      kind\n    }\n  }\n  reactions {\n    emoji\n    direction\n    deliveryState\n    deliveryReason\n  }\n  createdAt\n  turn {\n    ...ReceiptFields\n  }\n}\n\nmutation ResetTryOut($botId: ID!) {\n  resetTryOut(botId: $botId) {\n    id\n    totalTokens\n    messages(last: 50) {\n      edges {\n        node {\n          ...MessageFields\n        }\n      }\n    }\n  }\n}",
  // RestoreBot
  '9be2217bce678a894eef3f9666bff2ebfd1553d96a94b593ddfe573a6c99dab8':
    "fragment BotStatusFields on Bot {\n  id\n  name\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n}\n\nmutation RestoreBot($id: ID!) {\n  restoreBot(id: $id) {\n    ...BotStatusFields\n  }\n}",
  // RetryTurn
  'fafd076fba808df74e6fb77a49c3af9ea9fd1d7b78af40f261d0ae442934c27f':
    "mutation RetryTurn($id: ID!) {\n  retryTurn(id: $id) {\n    ...ReceiptFields\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}",
  // RunnerHeartbeat
  '06d527a7d905194cd00d2ea816c9a4c5bb546c34cdca8f8dad17faf4be6be0bb':
    "mutation RunnerHeartbeat($input: RunnerHeartbeatInput!) {\n  runnerHeartbeat(input: $input) {\n    dropChannels\n    dropTurns\n    dropDeliveries\n  }\n}",
  // RunnerHello
  'a4f05effdc18a252e40eab464bb723862d1005c96deb5ed78a220fbe4bbbd7b7':
    "mutation RunnerHello($input: RunnerHelloInput!) {\n  runnerHello(input: $input) {\n    leaseMs\n    heartbeatMs\n    provenEveryMs\n  }\n}",
  // SavePersonality
  'e52968df596881625198e6d70fcb5949d4c850417ca4e7b32377f762e1ef0e66':
    "fragment PersonalityFields on Personality {\n  id\n  version\n  isPublished\n  publishedAt\n  preset\n  role\n  tone\n  must\n  mustNot\n  languages\n  instructions\n  model\n  temperature\n  maxOutputTokens\n  thinking\n  historyMessages\n  historyTokens\n  note\n  createdAt\n}\n\nmutation SavePersonality($botId: ID!, $input: PersonalityInput!) {\n  savePersonality(botId: $botId, input: $input) {\n    ...PersonalityFields\n  }\n}",
  // SendMessage
  '6b3fad151cd791a40f88bfd7f5357488f6956aff8e374483029741bf8fff4d99':
    "mutation SendMessage($id: ID!, $text: String!, $mediaId: ID, $replyToId: ID) {\n  sendMessage(\n    conversationId: $id\n    text: $text\n    mediaId: $mediaId\n    replyToId: $replyToId\n  ) {\n    ...MessageFields\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment MessageFields on Message {\n  id\n  seq\n  conversationId\n  direction\n  author\n  authorUser {\n    id\n    username\n  }\n  text\n  parts {\n    kind\n    text\n    fileName\n    mimeType\n    size\n    durationSeconds\n    latitude\n    longitude\n    buttons {\n      label\n      data\n    }\n    media {\n      id\n      state\n      mimeType\n      size\n      fileName\n      url\n      failure\n    }\n  }\n  deliveryState\n  deliveryReason\n  platformCode\n  priceUsd\n  comment {\n    isPublic\n  }\n  maybeTwice\n  editedAt\n  deletedAt\n  forwarded\n  template {\n    name\n    language\n  }\n  replyTo {\n    id\n    author\n    text\n    deletedAt\n    parts {\n      kind\n    }\n  }\n  reactions {\n    emoji\n    direction\n    deliveryState\n    deliveryReason\n  }\n  createdAt\n  turn {\n    ...ReceiptFields\n  }\n}",
  // SendTemplate
  '8a4e1962bc9026d189883dfd1bc34f627aa3f5d4469223e7420643e3f951f4d6':
    "mutation SendTemplate($id: ID!, $templateId: ID!, $values: [TemplateValueInput!]!) {\n  sendTemplate(conversationId: $id, templateId: $templateId, values: $values) {\n    id\n  }\n}",
  // Shell
  'e8b26c0a497e193ba74b8e625cc3f951f2f16f1cb5d9a9861800aa509e5a8bb1':
    "fragment ViewerFields on Viewer {\n  kind\n  role\n  user {\n    id\n    username\n    locale\n    theme\n    isAdmin\n  }\n  workspace {\n    id\n    name\n    timeZone\n  }\n}\n\nfragment InstallationFields on Installation {\n  version\n  modelProvider\n  publicUrl\n  simulatorUrl\n  isFirstRun\n  runners\n}\n\nquery Shell {\n  cursor\n  attention: deadLetters(first: 1) {\n    totalCount\n  }\n  viewer {\n    ...ViewerFields\n  }\n  installation {\n    ...InstallationFields\n  }\n}",
  // SignIn
  'bd5ec384a7ab67df25b7ce32fad34e39fd608c4bed7d3e12b2879982bfcb7789':
    "fragment ViewerFields on Viewer {\n  kind\n  role\n  user {\n    id\n    username\n    locale\n    theme\n    isAdmin\n  }\n  workspace {\n    id\n    name\n    timeZone\n  }\n}\n\nmutation SignIn($username: String!, $password: String!, $remember: Boolean) {\n  signIn(username: $username, password: $password, remember: $remember) {\n    viewer {\n      ...ViewerFields\n    }\n  }\n}",
  // SignOut
  '06562a4643f1d41111c4f2edc22f3adf88348b04a76a979592af164d785a7b6d':
    "mutation SignOut {\n  signOut\n}",
  // StartBot
  '68022930769f1f6c6c12a4fd1a61e3cb37ed0e1a77a492959fc143a2f5161ddb':
    "fragment BotStatusFields on Bot {\n  id\n  name\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n}\n\nmutation StartBot($id: ID!) {\n  startBot(id: $id) {\n    ...BotStatusFields\n  }\n}",
  // StopBot
  '550e761c20ffe4c9ea66feb037f09fb8071aa7bda17306e2f2e92f27f59b78d8':
    "fragment BotStatusFields on Bot {\n  id\n  name\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n}\n\nmutation StopBot($id: ID!) {\n  stopBot(id: $id) {\n    ...BotStatusFields\n  }\n}",
  // SyncTemplates
  'ac800a0e7a14eec93147dd50580b7517c7828d60c53c945da73754b14ac4d7f7':
    "mutation SyncTemplates($channelId: ID!) {\n  syncTemplates(channelId: $channelId) {\n    id\n    templateSync {\n      count\n    }\n  }\n}",
  // TakeOver
  'e887c938b0673f46d0d91d7e86f3ca024ac090f8ee1b484d9f3f458c72e92713':
    "mutation TakeOver($id: ID!) {\n  takeOver(conversationId: $id) {\n    ...ConversationFields\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment ConversationFields on Conversation {\n  id\n  bot {\n    id\n    name\n  }\n  channel {\n    id\n    platform\n    mode\n  }\n  contact {\n    id\n    platform\n    name\n    handle\n    language\n    tags\n    blockedAt\n    firstSeenAt\n    lastSeenAt\n  }\n  mode\n  status\n  needsHuman\n  isPlayground\n  takenBy {\n    id\n    username\n  }\n  takenAt\n  lastMessage {\n    id\n    seq\n    author\n    text\n    parts {\n      kind\n    }\n    deliveryState\n    createdAt\n  }\n  lastMessageAt\n  lastSeq\n  humanUntil\n  openTurn {\n    ...ReceiptFields\n  }\n  totalTokens\n  costUsd\n  createdAt\n}",
  // Talk
  'd8f4faa910ffdc1d4f0837783e7f7c79d29ea14f7cef504a95369be04df1cf39':
    "query Talk($id: ID!, $last: Int, $before: String) {\n  cursor\n  conversation(id: $id) {\n    ...ConversationFields\n    channel {\n      id\n      limits {\n        quotes\n        reactions\n      }\n    }\n    messages(last: $last, before: $before) {\n      pageInfo {\n        hasPreviousPage\n      }\n      edges {\n        cursor\n        node {\n          ...MessageFields\n        }\n      }\n    }\n  }\n}\n\nfragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment MessageFields on Message {\n  id\n  seq\n  conversationId\n  direction\n  author\n  authorUser {\n    id\n    username\n  }\n  text\n  parts {\n    kind\n    text\n    fileName\n    mimeType\n    size\n    durationSeconds\n    latitude\n    longitude\n    buttons {\n      label\n      data\n    }\n    media {\n      id\n      state\n      mimeType\n      size\n      fileName\n      url\n      failure\n    }\n  }\n  deliveryState\n  deliveryReason\n  platformCode\n  priceUsd\n  comment {\n    isPublic\n  }\n  maybeTwice\n  editedAt\n  deletedAt\n  forwarded\n  template {\n    name\n    language\n  }\n  replyTo {\n    id\n    author\n    text\n    deletedAt\n    parts {\n      kind\n    }\n  }\n  reactions {\n    emoji\n    direction\n    deliveryState\n    deliveryReason\n  }\n  createdAt\n  turn {\n    ...ReceiptFields\n  }\n}\n\nfragment ConversationFields on Conversation {\n  id\n  bot {\n    id\n    name\n  }\n  channel {\n    id\n    platform\n    mode\n  }\n  contact {\n    id\n    platform\n    name\n    handle\n    language\n    tags\n    blockedAt\n    firstSeenAt\n    lastSeenAt\n  }\n  mode\n  status\n  needsHuman\n  isPlayground\n  takenBy {\n    id\n    username\n  }\n  takenAt\n  lastMessage {\n    id\n    seq\n    author\n    text\n    parts {\n      kind\n    }\n    deliveryState\n    createdAt\n  }\n  lastMessageAt\n  lastSeq\n  humanUntil\n  openTurn {\n    ...ReceiptFields\n  }\n  totalTokens\n  costUsd\n  createdAt\n}",
  // TalkTotals
  '0ceb9965d0b27c5ddefa73b7936d9d0bb87e4c2bf820a9ec22d10d5f6c461fd1':
    "query TalkTotals($id: ID!) {\n  conversation(id: $id) {\n    id\n    totalTokens\n    costUsd\n  }\n}",
  // TemplateTalk
  '2cd400701b7ac42a55baa98bb0fdb2dcfa4deb8d03f7f44c34be7555ddd3f681':
    "fragment TemplateFields on Template {\n  id\n  name\n  language\n  category\n  refusal\n  headerFormat\n  headerText\n  body\n  footer\n  buttons {\n    kind\n    label\n  }\n  places {\n    id\n    part\n    kind\n    name\n    example\n  }\n}\n\nquery TemplateTalk($id: ID!) {\n  conversation(id: $id) {\n    id\n    humanUntil\n    contact {\n      id\n      name\n    }\n    lastMessage {\n      id\n      author\n      text\n      createdAt\n    }\n    channel {\n      id\n      platform\n      mode\n      templateSync {\n        count\n        syncedAt\n        troubleReason\n      }\n      templates(first: 100) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        edges {\n          node {\n            ...TemplateFields\n          }\n        }\n      }\n    }\n  }\n}",
  // TemplatesChanged
  '62d1a0ae9b4247e1672d97f9d4032dc61eba7a98a81ff46ca9dd29c4357bf0f5':
    "mutation TemplatesChanged($channelId: ID!) {\n  templatesChanged(channelId: $channelId)\n}",
  // TryBot
  '3dd3f88d496947be105063fd646bd4bec328fd1b42178631ac80710a852a099c':
    "fragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment MessageFields on Message {\n  id\n  seq\n  conversationId\n  direction\n  author\n  authorUser {\n    id\n    username\n  }\n  text\n  parts {\n    kind\n    text\n    fileName\n    mimeType\n    size\n    durationSeconds\n    latitude\n    longitude\n    buttons {\n      label\n      data\n    }\n    media {\n      id\n      state\n      mimeType\n      size\n      fileName\n      url\n      failure\n    }\n  }\n  deliveryState\n  deliveryReason\n  platformCode\n  priceUsd\n  comment {\n    isPublic\n  }\n  maybeTwice\n  editedAt\n  deletedAt\n  forwarded\n  template {\n    name\n    language\n  }\n  replyTo {\n    id\n    author\n    text\n    deletedAt\n    parts {\n      kind\n    }\n  }\n  reactions {\n    emoji\n    direction\n    deliveryState\n    deliveryReason\n  }\n  createdAt\n  turn {\n    ...ReceiptFields\n  }\n}\n\nmutation TryBot($botId: ID!, $text: String!, $personalityId: ID) {\n  tryBot(botId: $botId, text: $text, personalityId: $personalityId) {\n    ...MessageFields\n  }\n}",
  // TryOutMessages
  '9fa8e745c261b6a94818b1f51efc0eaacfd7267e63b1565adfc6501e973e3730':
    "fragment ReceiptFields on Turn {\n  id\n  conversationId\n  state\n  attempt\n  model\n  personality {\n    id\n    version\n  }\n  promptTokens\n  cachedTokens\n  toolTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  queueMs\n  firstTokenMs\n  modelMs\n  sendMs\n  historyKept\n  historyDropped\n  finishReason\n  failure\n  failureReason\n  createdAt\n  finishedAt\n}\n\nfragment MessageFields on Message {\n  id\n  seq\n  conversationId\n  direction\n  author\n  authorUser {\n    id\n    username\n  }\n  text\n  parts {\n    kind\n    text\n    fileName\n    mimeType\n    size\n    durationSeconds\n    latitude\n    longitude\n    buttons {\n      label\n      data\n    }\n    media {\n      id\n      state\n      mimeType\n      size\n      fileName\n      url\n      failure\n    }\n  }\n  deliveryState\n  deliveryReason\n  platformCode\n  priceUsd\n  comment {\n    isPublic\n  }\n  maybeTwice\n  editedAt\n  deletedAt\n  forwarded\n  template {\n    name\n    language\n  }\n  replyTo {\n    id\n    author\n    text\n    deletedAt\n    parts {\n      kind\n    }\n  }\n  reactions {\n    emoji\n    direction\n    deliveryState\n    deliveryReason\n  }\n  createdAt\n  turn {\n    ...ReceiptFields\n  }\n}\n\nquery TryOutMessages($id: ID!) {\n  cursor\n  conversation(id: $id) {\n    id\n    status\n    openTurn {\n      id\n    }\n    messages(last: 50) {\n      edges {\n        node {\n          ...MessageFields\n        }\n      }\n    }\n  }\n}",
  // UpdateAccount
  'dae1a38cf22a382a3445c49e862ce9026d54ad744bcbba9991e50c1d8514f8a6':
    "fragment ViewerFields on Viewer {\n  kind\n  role\n  user {\n    id\n    username\n    locale\n    theme\n    isAdmin\n  }\n  workspace {\n    id\n    name\n    timeZone\n  }\n}\n\nmutation UpdateAccount($locale: Locale, $theme: Theme, $workspaceName: String, $timeZone: String) {\n  updateAccount(\n    locale: $locale\n    theme: $theme\n    workspaceName: $workspaceName\n    timeZone: $timeZone\n  ) {\n    ...ViewerFields\n  }\n}",
  // UpdateBot
  '0d33b608e82719d8f9b4a230148f113d60d3566d9980de56ea4fbb26b3034f24':
    "fragment BotFields on Bot {\n  ...BotStatusFields\n  description\n  defaultLocale\n  mergeWindowMs\n  uncertainSend\n  texts {\n    locale\n    greeting\n    help\n    fallback\n    handoff\n    buttons\n  }\n  published {\n    id\n    version\n  }\n  createdAt\n  updatedAt\n}\n\nfragment BotStatusFields on Bot {\n  id\n  name\n  desired\n  status\n  statusCode\n  statusReason\n  deletedAt\n  deadLetters\n}\n\nmutation UpdateBot($id: ID!, $input: UpdateBotInput!) {\n  updateBot(id: $id, input: $input) {\n    ...BotFields\n  }\n}",
  // UpdateChannel
  '268339b1e6e8c34dcfd8e4af442f3cbed7d3ca658f82f98a32a5e5c853165895':
    "fragment ChannelFields on Channel {\n  id\n  platform\n  mode\n  transport\n  status\n  statusCode\n  statusReason\n  displayName\n  username\n  publicUrl\n  hookUrl\n  verifyToken\n  hasCredential\n  credentialHint\n  credentialExpiresAt\n  automatedLine\n  commentRule\n  messagePriceUsd\n  marketingPriceUsd\n  phoneNumberId\n  wabaId\n  provenAt\n  pendingCount\n  lagMs\n  lastError {\n    at\n    text\n  }\n  leaseOwner {\n    runnerId\n    since\n  }\n  sendsPausedUntil\n  templateSync {\n    count\n    approved\n    syncedAt\n    troubleReason\n  }\n  createdAt\n}\n\nmutation UpdateChannel($id: ID!, $input: UpdateChannelInput!) {\n  updateChannel(id: $id, input: $input) {\n    ...ChannelFields\n  }\n}",
  // Usage
  '9392d623949c22f3be74f18b91bf3111c2c120563e49b57439111e2fe3e65740':
    "fragment UsageFields on UsageCounts {\n  messagesIn\n  answers\n  operatorMessages\n  failures\n  promptTokens\n  cachedTokens\n  thoughtsTokens\n  candidatesTokens\n  totalTokens\n  costUsd\n  p50Ms\n  p95Ms\n}\n\nquery Usage($botId: ID, $from: DateTimeISO!, $to: DateTimeISO!, $beforeFrom: DateTimeISO!, $beforeTo: DateTimeISO!, $interval: Interval!) {\n  report: usage(botId: $botId, from: $from, to: $to, interval: $interval) {\n    totals {\n      ...UsageFields\n    }\n    series {\n      start\n      counts {\n        ...UsageFields\n      }\n    }\n    byBot {\n      bot {\n        id\n        name\n      }\n      counts {\n        ...UsageFields\n      }\n    }\n    byModel {\n      model\n      counts {\n        ...UsageFields\n      }\n    }\n  }\n  before: usage(botId: $botId, from: $beforeFrom, to: $beforeTo, interval: DAY) {\n    totals {\n      ...UsageFields\n    }\n  }\n}",
  // UsageBots
  '8292983bdc4e3ce6c7cf308912e66ce7ade473f1ca600c5c78ad5da6e982bc77':
    "fragment DayCountFields on DayCounts {\n  messagesIn\n  answers\n  totalTokens\n  costUsd\n  failures\n}\n\nquery UsageBots {\n  bots(first: 100) {\n    edges {\n      node {\n        id\n        name\n        today {\n          ...DayCountFields\n        }\n      }\n    }\n  }\n}",
  // Welcome
  '35d220e561f20cb7db47d841aaaaab46c6dea068c47b1879450699c9aeeabb79':
    "fragment ViewerFields on Viewer {\n  kind\n  role\n  user {\n    id\n    username\n    locale\n    theme\n    isAdmin\n  }\n  workspace {\n    id\n    name\n    timeZone\n  }\n}\n\nfragment InstallationFields on Installation {\n  version\n  modelProvider\n  publicUrl\n  simulatorUrl\n  isFirstRun\n  runners\n}\n\nquery Welcome {\n  viewer {\n    ...ViewerFields\n  }\n  installation {\n    ...InstallationFields\n  }\n}",
  // WhoseConversation
  '0375f3e3632882daca54a92c29abf97a24efb37bfc8082c1523cac61e680dd81':
    "query WhoseConversation($id: ID!) {\n  conversation(id: $id) {\n    id\n    contact {\n      id\n      name\n    }\n  }\n}",
};

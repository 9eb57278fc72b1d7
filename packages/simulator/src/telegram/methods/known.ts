const DONE = `
  setWebhook deleteWebhook logOut close sendMessageDraft sendRichMessageDraft sendChatAction
  setMessageReaction setUserEmojiStatus banChatMember unbanChatMember restrictChatMember
  promoteChatMember setChatAdministratorCustomTitle setChatMemberTag banChatSenderChat
  unbanChatSenderChat setChatPermissions approveChatJoinRequest declineChatJoinRequest
  answerChatJoinRequestQuery sendChatJoinRequestWebApp approveSuggestedPost declineSuggestedPost
  setChatPhoto deleteChatPhoto setChatTitle setChatDescription pinChatMessage unpinChatMessage
  unpinAllChatMessages leaveChat setChatStickerSet deleteChatStickerSet editForumTopic
  closeForumTopic reopenForumTopic deleteForumTopic unpinAllForumTopicMessages
  editGeneralForumTopic closeGeneralForumTopic reopenGeneralForumTopic hideGeneralForumTopic
  unhideGeneralForumTopic unpinAllGeneralForumTopicMessages answerCallbackQuery
  setManagedBotAccessSettings setMyCommands deleteMyCommands setMyName setMyDescription
  setMyShortDescription setMyProfilePhoto removeMyProfilePhoto setChatMenuButton
  setMyDefaultAdministratorRights editEphemeralMessageText editEphemeralMessageMedia
  editEphemeralMessageCaption editEphemeralMessageReplyMarkup deleteMessage deleteMessages
  deleteEphemeralMessage deleteMessageReaction deleteAllMessageReactions deleteBusinessMessages
  setBusinessAccountName setBusinessAccountUsername setBusinessAccountBio
  setBusinessAccountProfilePhoto removeBusinessAccountProfilePhoto setBusinessAccountGiftSettings
  transferBusinessAccountStars convertGiftToStars upgradeGift transferGift deleteStory
  createNewStickerSet addStickerToSet setStickerPositionInSet deleteStickerFromSet
  replaceStickerInSet setStickerEmojiList setStickerKeywords setStickerMaskPosition
  setStickerSetTitle deleteStickerSet setStickerSetThumbnail setCustomEmojiStickerSetThumbnail
  sendGift giftPremiumSubscription answerInlineQuery answerShippingQuery answerPreCheckoutQuery
  refundStarPayment editUserStarSubscription verifyUser verifyChat removeUserVerification
  removeChatVerification readBusinessMessage setPassportDataErrors
`;

const OTHERS = `
  getUpdates getWebhookInfo getMe sendMessage sendRichMessage forwardMessage forwardMessages
  copyMessage copyMessages sendPhoto sendLivePhoto sendAudio sendDocument sendVideo sendAnimation
  sendVoice sendVideoNote sendPaidMedia sendMediaGroup sendLocation editMessageLiveLocation
  stopMessageLiveLocation sendVenue sendContact sendPoll sendChecklist editMessageChecklist
  sendDice getUserProfilePhotos getUserProfileAudios getFile exportChatInviteLink
  createChatInviteLink editChatInviteLink createChatSubscriptionInviteLink
  editChatSubscriptionInviteLink revokeChatInviteLink getChat getChatAdministrators
  getChatMemberCount getChatMember getUserPersonalChatMessages getForumTopicIconStickers
  createForumTopic answerGuestQuery getUserChatBoosts getUserGifts getChatGifts
  getBusinessConnection getManagedBotToken replaceManagedBotToken getManagedBotAccessSettings
  getMyCommands getMyName getMyDescription getMyShortDescription getChatMenuButton
  getMyDefaultAdministratorRights getMyStarBalance editMessageText editMessageCaption
  editMessageMedia editMessageReplyMarkup stopPoll getBusinessAccountStarBalance
  getBusinessAccountGifts postStory repostStory editStory sendSticker getStickerSet
  getCustomEmojiStickers uploadStickerFile getAvailableGifts answerWebAppQuery
  savePreparedInlineMessage savePreparedKeyboardButton sendInvoice createInvoiceLink
  getStarTransactions sendGame setGameScore getGameHighScores
`;

/** The methods of Bot API 10.3 that answer true; one that is not simulated still says so. */
export const ANSWERS_TRUE: ReadonlySet<string> = new Set(
  words(DONE).map((name) => name.toLowerCase()),
);

/** Every method of Bot API 10.3 in its own spelling, by its name in lower case. */
export const KNOWN_METHODS: ReadonlyMap<string, string> = new Map(
  [...words(DONE), ...words(OTHERS)].map((name) => [name.toLowerCase(), name]),
);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

import type { WordKey } from './say.ts';

/** The api's sentences in Uzbek (Latin script). */
export const uz: Readonly<Record<WordKey, string>> = {
  // Doors
  signInFirst: 'Avval hisobingizga kiring.',
  notAllowed:
    'Bu ish maydonidagi vazifangiz bunga ruxsat bermaydi. Ish maydoni egasiga murojaat qiling.',
  runnersOnly: 'Buni faqat toʻgʻri RUNNER_KEY kalitiga ega ijrochi (runner) qila oladi.',
  foreignOrigin:
    'Bu soʻrov boshqa saytdan kelgani uchun rad etildi. Boshqaruv panelining oʻzini oching.',
  internal:
    'Bizda kutilmagan xato yuz berdi. Qayta urinib koʻring; takrorlansa, administratorga shu raqamni ayting: {requestId}.',
  databaseAway:
    'Maʼlumotlar bazasiga hozir ulanib boʻlmayapti. Birozdan keyin qayta urinib koʻring.',
  badInput: 'Yuborilgan maʼlumotlarning bir qismi yaroqsiz. Tuzatib, qaytadan yuboring.',
  badRequest: 'Soʻrovni tushunib boʻlmadi: {detail}',
  overSocket:
    'Obunalar shu manzilning oʻzida WebSocket orqali, graphql-transport-ws protokolida ishlaydi.',
  tooComplex:
    'Bu soʻrov birdaniga juda koʻp narsa soʻrayapti ({detail}). Kamroq maydon yoki kichikroq sahifa soʻrang.',
  tooManyRequests: 'Urinishlar juda koʻp. {minutes} daqiqa kutib, qayta urinib koʻring.',
  tooManySubscriptions:
    'Bitta ulanishda {limit} tagacha obuna boʻlishi mumkin. Yangisini ochishdan oldin birini yoping.',
  tooManySockets:
    'Bu serverda jonli ulanishlar chegarasiga yetdi. Birozdan soʻng qayta urinib koʻring.',
  tooManyStrangers:
    'Bu manzildan kirishni kutayotgan ulanishlar juda koʻp. Birozdan soʻng qayta urinib koʻring.',
  onlySubscriptions:
    'Bu ulanish faqat obunalar uchun. Soʻrov va oʻzgartirishlarni HTTP orqali yuboring.',
  introspectionOff:
    'Introspeksiya bu yerda faqat hisobiga kirganlar uchun. Sxema schema.graphql faylida chop etilgan.',
  notFound:
    'Bunday identifikatorli narsa yoʻq. U oʻchirilgan yoki boshqa birovga tegishli boʻlishi mumkin.',
  shuttingDown: 'Server qayta ishga tushmoqda. Bir necha soniyadan soʻng qayta urinib koʻring.',

  // Fields
  fieldRequired: 'Bu maydonni toʻldiring.',
  fieldTooShort: 'Kamida {min} ta belgi yozing.',
  fieldTooLong: 'Koʻpi bilan {max} ta belgi yozing.',
  fieldTooMany: 'Koʻpi bilan {max} ta yozuv qoldiring.',
  fieldTooFew: 'Kamida {min} ta kiriting.',
  fieldRange: '{min} dan {max} gacha boʻlgan sonni tanlang.',
  fieldChoice: 'Taklif qilingan qiymatlardan birini tanlang.',
  fieldUsername:
    '3–64 ta harf, raqam, nuqta, chiziqcha yoki pastki chiziq ishlating yoki e-pochta manzilini yozing.',
  fieldTimeZone: 'Bunday vaqt mintaqasi nomaʼlum. Masalan, Asia/Tashkent ni tanlang.',
  fieldPage: 'Bir martada 1 tadan 100 tagacha yozuv soʻrang.',
  fieldCursor: 'Roʻyxatdagi bu joy nomaʼlum. Roʻyxatni boshidan yuklang.',
  fieldModel: 'Bunday model taklif qilinmaydi. Roʻyxatdan birini tanlang.',
  fieldDate: 'Bu sanani ishlatib boʻlmaydi. Boshqa sanani tanlang.',
  buttonTooLong:
    '{platform} shuncha tugmaning har birida koʻpi bilan {max} ta belgini koʻrsatadi, bunisida esa {length} ta. Qisqartiring.',
  buttonTwice: 'Bunday tugma allaqachon bor. Har biriga oʻz soʻzini bering.',

  // Accounts
  wrongNameOrPassword: 'Ism yoki parol notoʻgʻri. Ikkalasini tekshirib, qayta urinib koʻring.',
  wrongPassword: 'Joriy parol notoʻgʻri. Tekshirib, qayta urinib koʻring.',
  nameTaken: '{username} nomi band. Boshqasini tanlang, oʻzingizniki boʻlsa, hisobingizga kiring.',
  passwordCommon:
    'Bu parolni birinchilardan boʻlib sinab koʻrishadi. Kamroq uchraydiganini tanlang.',
  passwordIsName: 'Parol ism bilan bir xil boʻlmasligi kerak.',
  sessionNotFound: 'Bu seans allaqachon tugagan.',

  // Bots
  botNotFound: 'Bu bot topilmadi. U oʻchirilgan yoki boshqa birovga tegishli boʻlishi mumkin.',
  botDeleted: '{name} boti oʻchirilgan. Avval uni tiklang.',
  botNotDeleted: '{name} boti oʻchirilmagan, shuning uchun tiklash shart emas.',
  botRestoreTooLate: '{name} boti 30 kundan oldin oʻchirilgan, endi uni tiklab boʻlmaydi.',
  botCopyName: '{name} (nusxa)',
  personalityNotFound: 'Xarakterning bu versiyasi topilmadi.',
  nothingPublished:
    '{name} botining eʼlon qilingan xarakteri yoʻq. Ishga tushirishdan oldin bittasini eʼlon qiling.',

  // Channels
  channelNotFound: 'Bu kanal topilmadi. U allaqachon uzilgan boʻlishi mumkin.',
  webIsBuiltIn: 'Sinov suhbati har bir botda bor, uni ulash shart emas.',
  credentialMissing: '@BotFather bergan tokenni joylang.',
  credentialShape:
    'Bu Telegram tokeniga oʻxshamaydi. @BotFather bergan butun qatorni nusxalang, masalan 123456789:AAE…',
  whatsappMissing:
    'Telefon raqamining ID sini, WhatsApp Business hisobining ID sini, tokenni va ilova sirini kiriting.',
  instagramMissing: 'Instagram profilining tokenini va ilova sirini kiriting.',
  phoneNumberIdShape:
    'Telefon raqamining ID si — raqamlar qatori, masalan 106540352242922; bu telefon raqamining oʻzi emas. Uni Meta panelidagi WhatsApp → API Setup boʻlimidan nusxalang.',
  wabaIdShape:
    'WhatsApp Business hisobining ID si — raqamlar qatori. Uni Meta panelidagi WhatsApp → API Setup boʻlimidan nusxalang.',
  metaTokenShape:
    'Bu kirish tokeniga oʻxshamaydi. Uni Meta panelidan toʻliq, boʻsh joylarsiz nusxalang.',
  appSecretShape:
    'Ilova siri 32 ta raqam va a dan f gacha harflardan iborat. Uni Meta panelidagi App settings → Basic boʻlimidan nusxalang.',
  wrong_token:
    'Meta bu hisob uchun bu tokenni qabul qilmaydi. Meta panelida yangisini yarating va unga xabarlarni oʻqish va yuborishga ruxsat bering.',
  wrong_appSecret:
    'Bu ilova siri tokenni yaratgan ilovaga tegishli emas. Uni oʻsha ilovaning App settings → Basic boʻlimidan nusxalang.',
  wrong_phoneNumberId:
    'Meta bu token ortida bunday telefon raqamini bilmaydi. Telefon raqamining ID sini WhatsApp → API Setup boʻlimidan nusxalang.',
  wrong_wabaId:
    'Meta bu token ortida bunday WhatsApp Business hisobini bilmaydi. Uning ID sini WhatsApp → API Setup boʻlimidan nusxalang.',
  credentialUsed:
    'Bu token {name} botiga xizmat qilyapti. Avval oʻsha yerda uzing yoki boshqa token oling.',
  credentialUsedElsewhere:
    'Bu token shu yerdagi boshqa ish maydonining botiga xizmat qilyapti. @BotFather’dan oʻz tokeningizni oling.',
  channelExists: '{name} botining bu platformada kanali bor. Avval oʻshanisini uzing.',
  commentsElsewhere: 'Bot javob bera oladigan izohlar faqat Instagramda bor.',
  noSimulator:
    'Bu yerda simulyator ishlamayapti, shuning uchun mashq kanalini yaratib boʻlmaydi. Haqiqiy Telegram botini ulang.',
  simulatorSilent: 'Simulyator javob bermayapti. Ishlayotganini tekshirib, qayta urinib koʻring.',
  checkTimedOut: '10 soniyada javob kelmadi. Bir daqiqadan keyin qayta urinib koʻring.',
  noRunner:
    'Hozir ishchi jarayon yoʻq, tekshirib boʻlmaydi. ChatBot Factory ni qayta ishga tushirib, yana urinib koʻring.',

  // Conversations and turns
  conversationNotFound: 'Bu suhbat topilmadi. U boshqa birovga tegishli boʻlishi mumkin.',
  notTakenOver: 'Yozishdan oldin suhbatni oʻzingizga oling: hozir bu yerda bot javob beryapti.',
  takenByOther: 'Bu suhbatni {name} allaqachon oʻziga olgan.',
  conversationClosed: 'Bu suhbat yopilgan. Mijoz yozganda yana ochiladi.',
  alreadyWithBot: 'Bu suhbat allaqachon botda.',
  turnNotFound: 'Bu javob topilmadi.',
  turnNotDead: 'Bu javob muvaffaqiyatsiz tugamagan, qayta urinish shart emas.',
  nothingToAnswer: 'Suhbat davom etgan, shuning uchun qayta javob beradigan savol qolmagan.',
  messageNotFound: 'Bu xabar topilmadi. U boshqa birovga tegishli boʻlishi mumkin.',
  messageNotFailed: 'Bu xabar bilan hammasi joyida, qayta yuborishga hojat yoʻq.',
  replayWithPerson:
    'Bu suhbatni odam olib bormoqda. Mijozga oʻzingiz yozing yoki avval suhbatni botga qaytaring.',
  replayNoChannel: 'Bu mijoz yozgan kanal endi ulanmagan. Uni qayta ulang va yangidan yozing.',
  replayBotDeleted: 'Bu bot oʻchirilgan. Qayta urinishdan oldin uni tiklang.',
  replayOrder:
    'Hozir bu suhbatning boshqa xabari yuborilmoqda. U yetib borgach, qayta urinib koʻring.',
  messageEmpty: 'Yuborishdan oldin biror narsa yozing.',
  messageTakenBack:
    'Bu xabar qaytarib olingan, shuning uchun undan iqtibos keltirib ham, unga munosabat bildirib ham boʻlmaydi.',
  messageNotThere:
    'Bu xabar platformada yoʻq yoki hali yetib bormagan, shuning uchun undan iqtibos keltirib ham, unga munosabat bildirib ham boʻlmaydi.',
  quotesUnknown: '{platform} iqtibosni bilmaydi. Javobni iqtibossiz yozing.',
  reactionsUnknown: '{platform} munosabat belgilarini bilmaydi. Soʻz bilan javob bering.',
  reactionNotOffered:
    '{platform} bu emojini munosabat sifatida qabul qilmaydi. Taklif etilganlardan birini tanlang.',
  fileWrongKind:
    '{platform} bunday turdagi fayllarni qabul qilmaydi. Boshqa turdagi faylni yuboring, masalan JPEG surat.',
  fileTooLarge:
    '{platform} bunday fayllarni {most} MB gacha qabul qiladi. Uni kichraytiring yoki havola yuboring.',
  captionTooLong:
    '{platform} platformasida fayl yonidagi matn koʻpi bilan {max} ta belgidan iborat boʻladi. Uni qisqartiring yoki alohida xabar qilib yuboring.',
  reactionOneEmoji: 'Munosabat uchun bitta emoji tanlang.',
  channelNotFoundForRunner: 'Bu kanal endi ulanmagan.',
  leaseLost: 'Bu ijara endi sizniki emas.',

  // What a customer's commands are called in the platform's menu
  commandStart: 'Boshidan boshlash',
  commandHelp: 'Bot nimalar qila oladi',
  commandLanguage: 'Tilni tanlash',
  commandHuman: 'Odam bilan gaplashish',
  chooseLanguage: 'Qaysi tilda gaplashamiz?',
  oneTapOffer:
    'Tugmani bosing, Telegram «{name}» uchun bot yaratadi. Nomini oldin oʻzgartirishingiz mumkin.',
  oneTapMake: 'Bot yaratish',
  oneTapDone: '{name} ulandi. ChatBot Factory ga qaytishingiz mumkin.',
  oneTapOver: 'Bu havolaning vaqti oʻtgan. Uni ChatBot Factory dan qayta oching.',
  chooseButton: 'Tanlash',
  languageSet: 'Endi oʻzbek tilida gaplashamiz.',
  automatedLine:
    'Bu yerda avtomatik yordamchi javob beradi. Odam bilan gaplashish uchun /human deb yozing.',
  automatedLineBrief: 'Avtomatik javob. Odam: /human',

  // Why a bot or channel has its status
  statusSTOPPED: 'Bot toʻxtatilgan. Javob berishi kerak boʻlsa, «Ishga tushirish»ni bosing.',
  statusNO_CHANNEL: 'Bot hali hech qayerga ulanmagan. Mijozlar yoza olishi uchun kanal ulang.',
  statusWAITING_FOR_RUNNER:
    'Ishchi jarayon botni qabul qilishini kutyapmiz. Uzoq davom etsa, ChatBot Factory ni qayta ishga tushiring.',
  statusNOT_PROVEN:
    'Ikki daqiqadan beri platformadan xabar yoʻq, shuning uchun bot ishlayotganiga amin emasmiz. Oʻzimiz tekshirishda davom etamiz.',
  statusCHECKING: 'Platforma bilan aloqa tekshirilmoqda.',
  statusWRONG_TOKEN:
    'Platforma botning tokenini endi qabul qilmaydi. Yangisini oling (Telegram uchun @BotFather dan, WhatsApp va Instagram uchun Meta panelidan) va kanalni qayta ulang.',
  statusUSED_ELSEWHERE:
    'Bu botning xabarlarini shu token bilan boshqa dastur olyapti. Uni toʻxtating yoki @BotFather’dan yangi token oling; biz oʻzimiz qayta urinamiz.',
  statusWEBHOOK_ELSEWHERE:
    'Bu botning xabarlari boshqa xizmatga ketyapti. Botni oʻsha yerda oʻchiring yoki @BotFather’dan yangi token oling; biz oʻzimiz qayta urinamiz.',
  statusUNREACHABLE:
    'Platformaga ulanib boʻlmayapti. Tarmoqni tekshiring; biz oʻzimiz qayta urinamiz.',
  statusRUNNER_LOST:
    'Botni yuritayotgan ishchi jarayon jim boʻlib qoldi. Boshqasi ishlashi bilan botni qabul qiladi.',
  statusMODEL_KEY_INVALID:
    'Gemini kaliti rad etildi. Administratordan ishlaydigan GEMINI_API_KEY soʻrang.',
  statusINTERNAL:
    'Botni kutilmagan xato toʻxtatdi. Toʻxtatib, qayta ishga tushiring; takrorlansa, administratorga ayting.',

  tokenEnds:
    'Bu kanalning tokeni {date} kuni tugaydi va hozircha yangilanmadi. Shu kungacha Meta boshqaruv panelida yangisini oling va kanalni qayta ulang.',
  tokenEnded:
    'Bu kanalning tokeni {date} kuni tugadi. Meta boshqaruv panelida yangisini oling va kanalni qayta ulang.',
  tokenEndsSoon:
    'Bu kanalning tokeni yaqinda tugaydi. Meta boshqaruv panelida yangisini oling va kanalni qayta ulang.',
  replayRenewed:
    'Token yangilanganda bu roʻyxatdan chiqadi; bot ishlab turganda yangilash oʻzi qayta uriniladi.',

  // Why an answer could not be made
  failureSAFETY: 'Gemini xavfsizlik sababli javob bermadi. Savolni oʻqib, oʻzingiz javob bering.',
  failureQUOTA: 'Gemini kvotasi tugadi. Kuting yoki administratordan kattaroq kvota soʻrang.',
  failureEMPTY: 'Gemini boʻsh javob qaytardi. Qayta urinib koʻring yoki oʻzingiz javob bering.',
  failureCUT:
    'Gemini javobi yarmida uzilib qoldi. Qayta urinib koʻring yoki oʻzingiz javob bering.',
  failureBAD_KEY: 'Gemini kaliti rad etildi. Administratordan ishlaydigan GEMINI_API_KEY soʻrang.',
  failureTIMEOUT: 'Gemini juda uzoq oʻyladi. Qayta urinib koʻring yoki tezroq modelni tanlang.',
  failureUNAVAILABLE:
    'Hozir Gemini’ga ulanib boʻlmayapti. Bir necha daqiqadan soʻng qayta urinib koʻring.',
  failureBAD_REQUEST: 'Gemini soʻrovni qabul qilmadi. Xarakterdagi model sozlamalarini tekshiring.',
  failureNO_MODEL: 'Tanlangan model endi yoʻq. Xarakterda boshqasini tanlang.',
  failureRUNNER_LOST:
    'Ishchi jarayon javob berayotganda toʻxtab qoldi. Qayta urinib koʻring yoki oʻzingiz javob bering.',
  failureWINDOW_CLOSED:
    'Mijoz oxirgi marta juda oldin yozgan: platforma endi javobni qabul qilmaydi. Mijoz yozguncha kuting yoki WhatsApp da tasdiqlangan shablon yuboring.',
  failureINTERNAL:
    'Javob berishda kutilmagan xato yuz berdi. Qayta urinib koʻring yoki oʻzingiz javob bering.',

  // Why a message was not delivered
  deliveryBlocked:
    'Mijoz botni bloklagan: u blokdan chiqarmaguncha yoki yana yozmaguncha hech narsa yetkazib boʻlmaydi.',
  deliveryRejected:
    'Platforma bu xabarni rad etdi. Uni qisqartirib yoki oʻzgartirib, qayta yuboring.',
  deliveryUncertain:
    'Yuborish paytida aloqa uzildi, xabar mijozga yetgani nomaʼlum. Javob boʻlmasa, qayta yuboring.',
  deliverySilenced:
    'Yuborilishidan oldin suhbatni odam oʻziga oldi, shuning uchun xabar ushlab qolindi. Hali kerak boʻlsa, oʻzingiz yozing.',
  deliveryWrongToken: 'Platforma tokenni rad etdi. Kanal qayta ulangach, xabar yuboriladi.',
  deliveryDisconnected:
    'Xabar yuborilishidan oldin kanal uzildi. Kanalni qayta ulab, xabarni yana yuboring.',
  deliveryTooLate:
    'Buni bir kun davomida yuborib boʻlmadi, shuning uchun toʻxtatib qoʻyildi. Hali kerak boʻlsa, qayta yuboring.',
  deliveryWindowClosed:
    'Mijoz oxirgi marta juda oldin yozgan, shuning uchun platforma endi erkin matnni qabul qilmaydi. Mijoz yozguncha kuting yoki WhatsApp da tasdiqlangan shablon yuboring.',
  deliveryNotOnPlatform:
    'Mijozga u yerda yetib boʻlmaydi: u platformani tark etgan, sizni bloklagan yoki eski ilovadan foydalanayotgan boʻlishi mumkin. Boshqa yoʻl bilan bogʻlaning.',
  deliveryPayment:
    'Meta avval toʻlovni hal qilishni soʻraydi. WhatsApp Business hisobining toʻlov sozlamalarini tekshiring.',
  deliveryRate: 'Bir vaqtda juda koʻp xabar yuborildi. Biroz kutib, qayta yuboring.',
  deliveryPolicy:
    'Platforma qoidalari bu mijozga bu xabarni yuborishga ruxsat bermadi. Meta panelida hisob holatini tekshiring.',
  deliveryTemplateMissing:
    'Hisobda bu tilda bunday shablon yoʻq. Shablonlarni qayta yuklang va boshqasini tanlang.',
  deliveryTemplateParameters:
    'Qiymatlar shablonga mos kelmaydi. Har bir joyni qayta toʻldirib, yana yuboring.',
  deliveryTemplatePaused: 'Meta bu shablonni toʻxtatgan yoki oʻchirgan. Boshqasini tanlang.',
  deliveryPermission:
    'Token bunga ruxsat bermaydi. Xabarlarni oʻqiy va yubora oladigan token yarating va kanalni qayta ulang.',
  deliveryAccount:
    'Meta bu raqam yoki hisobni bilmaydi yoki hali tasdiqlamagan. Uning holatini Meta panelida tekshiring.',
  deliveryMedia: 'Platforma faylni qabul qila olmadi. Uning turi va hajmini tekshiring.',
  deliveryOutage: 'Platformaning oʻzida nosozlik bor. Keyinroq qayta yuboring.',
  windowClosed:
    'Mijoz oxirgi marta juda oldin yozgan, shuning uchun platforma bu yerda endi erkin matnni qabul qilmaydi. Mijoz yozguncha kuting yoki WhatsApp da tasdiqlangan shablon yuboring.',

  // Templates
  templatesNotHere: 'Shablonlar faqat WhatsApp da bor. Buning oʻrniga xabar yozing.',
  templateNotFound: 'Bu shablon endi yoʻq. Shablonlarni qayta yuklang va boshqasini tanlang.',
  templatePending: 'Meta bu shablonni hali tasdiqlamagan. Kuting yoki boshqasini tanlang.',
  templateRejected:
    'Meta bu shablonni rad etgan. Uni WhatsApp Manager da oʻzgartiring yoki boshqasini tanlang.',
  templatePaused: 'Meta bu shablonni toʻxtatgan yoki oʻchirgan. Boshqasini tanlang.',
  templateNotApproved:
    'Meta hozir bu shablonni yuborishga ruxsat bermayapti ({status}). Boshqasini tanlang.',
  templateForCodes:
    'Bu shablon kirish kodlari uchun, uni faqat dastur yuboradi. Boshqasini tanlang.',
  templateTooRich:
    'Bu shablonda bu yerda toʻldirib boʻlmaydigan qismlar bor, masalan xaritadagi joy yoki bir nechta karta. Boshqasini tanlang.',
  templateOneLine: 'Buni bir qatorda yozing, ketma-ket toʻrttadan koʻp boʻsh joy qoldirmang.',
  templateAddress: 'https:// bilan boshlanadigan toʻliq manzilni kiriting.',
  templateAddressEnd: 'Manzilning oxirini boʻsh joylarsiz kiriting.',
  templateNoSuchPlace: 'Shablonda bunday joy yoʻq. Shablonlarni qayta yuklang.',
  mediaTOO_LARGE:
    'Fayl ruxsat etilgan hajmdan katta. Mijozdan uni kichraytirib yoki boshqa yoʻl bilan yuborishini soʻrang.',
  mediaGONE: 'Platformada bu fayl endi yoʻq. Mijozdan uni qayta yuborishini soʻrang.',
  mediaWRONG_KIND:
    'Bu turdagi fayl kompyuteringizda ishga tushib ketishi mumkin, shuning uchun u olinmadi. Uni surat yoki PDF koʻrinishida soʻrang.',
  mediaFORBIDDEN_ADDRESS:
    'Fayl platformaga tegishli boʻlmagan manzilda, shuning uchun u olinmadi. Mijozdan uni biriktirib yuborishini soʻrang.',
  mediaWRONG_TOKEN:
    'Fayl olinayotganda platforma tokenni rad etdi. Kanalni qayta ulang va mijozdan faylni yana yuborishini soʻrang.',
  mediaUNREACHABLE:
    'Faylni olish uchun platformaga olti marta urinildi, lekin ulanib boʻlmadi. Mijozdan uni qayta yuborishini soʻrang.',
  mediaMISSING:
    'Fayl saqlangan edi, lekin endi omborda yoʻq. ChatBot Factory maʼmuridan fayllar omborini tekshirishni soʻrang.',
  mediaNotFound: 'Bunday fayl yoʻq.',
  mediaEmpty: 'Fayl boʻsh. Boshqasini tanlang.',
  mediaTooLarge: 'Fayl {most} MB dan katta. Kichikrogʻini tanlang.',
  mediaNoConversation: 'Fayl qaysi suhbatda yuborilishini koʻrsating: ?conversationId=….',
};

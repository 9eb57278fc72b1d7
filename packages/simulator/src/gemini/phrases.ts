import type { Topic } from './facts.ts';
import { type Language, toCyrillic } from './language.ts';

type Spoken = { en: string; uz: string; ru: string };

/** What a reply says apart from facts. `{x}` is a place that the composer fills. */
const PHRASES = {
  hello: { en: 'Hello!', uz: 'Assalomu alaykum!', ru: 'Здравствуйте!' },
  helloFrom: {
    en: 'Hello, and welcome to {name}!',
    uz: 'Assalomu alaykum! “{name}”ga xush kelibsiz.',
    ru: 'Здравствуйте! Вас приветствует «{name}».',
  },
  price: { en: 'Here is what it costs:', uz: 'Narxlarimiz shunday:', ru: 'Вот наши цены:' },
  hours: { en: 'Our opening hours:', uz: 'Ish vaqtimiz:', ru: 'Мы работаем так:' },
  address: { en: 'You will find us here:', uz: 'Manzilimiz:', ru: 'Вот где нас найти:' },
  phone: {
    en: 'You can reach us here:',
    uz: 'Biz bilan bogʻlanish uchun:',
    ru: 'Связаться с нами можно так:',
  },
  delivery: { en: 'About delivery:', uz: 'Yetkazib berish haqida:', ru: 'О доставке:' },
  payment: { en: 'About payment:', uz: 'Toʻlov haqida:', ru: 'Об оплате:' },
  booking: { en: 'About booking:', uz: 'Yozilish haqida:', ru: 'О записи:' },
  known: {
    en: 'Here is what I can tell you:',
    uz: 'Bu haqda shuni ayta olaman:',
    ru: 'Вот что я могу сказать:',
  },
  unknown: {
    en: 'I do not have that detail at hand. Leave your phone number, please, and a colleague will get back to you.',
    uz: 'Hozircha bu maʼlumot menda yoʻq. Iltimos, telefon raqamingizni qoldiring, hamkasbim siz bilan bogʻlanadi.',
    ru: 'Сейчас у меня нет этой информации. Оставьте, пожалуйста, номер телефона, и коллега свяжется с вами.',
  },
  noted: { en: 'I see: “{last}”.', uz: 'Tushunarli: “{last}”.', ru: 'Понятно: «{last}».' },
  offer: {
    en: 'I can tell you about {topics}. What would you like to know?',
    uz: 'Sizga {topics} haqida aytib bera olaman. Nimani bilmoqchisiz?',
    ru: 'Могу рассказать про {topics}. Что вас интересует?',
  },
  ask: {
    en: 'Tell me a little more, please, so that I can help.',
    uz: 'Yordam berishim uchun, iltimos, biroz batafsilroq yozing.',
    ru: 'Расскажите, пожалуйста, чуть подробнее, чтобы я мог помочь.',
  },
  order: {
    en: 'Gladly! I noted: “{last}”. Which day and time suit you?',
    uz: 'Bajonidil! Yozib oldim: “{last}”. Qaysi kun va soat sizga qulay?',
    ru: 'С удовольствием! Записал: «{last}». На какой день и время?',
  },
  thanks: {
    en: 'You are welcome! Write any time.',
    uz: 'Arzimaydi! Istalgan vaqtda yozing.',
    ru: 'Пожалуйста! Пишите в любое время.',
  },
  bye: { en: 'Goodbye, see you soon!', uz: 'Xayr, koʻrishguncha!', ru: 'До свидания, ждём вас!' },
  human: {
    en: 'Of course. I am calling a colleague; please wait a little.',
    uz: 'Albatta. Hamkasbimni chaqiryapman, biroz kuting.',
    ru: 'Конечно. Зову коллегу, подождите немного, пожалуйста.',
  },
  sorry: {
    en: 'I am sorry about that. Tell me when it happened and we will put it right.',
    uz: 'Buning uchun uzr soʻraymiz. Qachon boʻlganini ayting, albatta tuzatamiz.',
    ru: 'Приносим извинения. Напишите, когда это случилось, и мы всё исправим.',
  },
  agreed: { en: 'Good, agreed.', uz: 'Yaxshi, kelishdik.', ru: 'Хорошо, договорились.' },
  picture: {
    en: 'Thank you for the picture.',
    uz: 'Rasm uchun rahmat.',
    ru: 'Спасибо за фотографию.',
  },
  voice: {
    en: 'Thank you, I listened to your voice message.',
    uz: 'Rahmat, ovozli xabaringizni tingladim.',
    ru: 'Спасибо, я прослушал голосовое сообщение.',
  },
  unseen: {
    en: 'I cannot open that here. Could you write it in a few words?',
    uz: 'Buni bu yerda ocha olmayman. Bir-ikki soʻz bilan yozib bera olasizmi?',
    ru: 'Я не могу открыть это здесь. Напишите, пожалуйста, в нескольких словах.',
  },
  file: { en: 'Thank you for the file.', uz: 'Fayl uchun rahmat.', ru: 'Спасибо за файл.' },
  found: {
    en: 'I checked ({name}): {value}',
    uz: 'Tekshirdim ({name}): {value}',
    ru: 'Я проверил ({name}): {value}',
  },
  earlier: {
    en: 'And if your earlier message, “{before}”, is still open, just say so.',
    uz: 'Oldingi xabaringiz — “{before}” — boʻyicha ham savol qolgan boʻlsa, yozing.',
    ru: 'А если остался вопрос по прошлому сообщению, «{before}», напишите.',
  },
  more: {
    en: 'Can I help with anything else?',
    uz: 'Yana qanday yordam bera olaman?',
    ru: 'Могу ещё чем-нибудь помочь?',
  },
  more2: {
    en: 'Just ask if you need anything else.',
    uz: 'Yana savolingiz boʻlsa, bemalol yozing.',
    ru: 'Если что-то ещё нужно, просто напишите.',
  },
} satisfies Record<string, Spoken>;

/** The name of a phrase. */
export type PhraseKey = keyof typeof PHRASES;

const TOPIC_NAMES: Record<Topic, Spoken> = {
  price: { en: 'prices', uz: 'narxlar', ru: 'цены' },
  hours: { en: 'opening hours', uz: 'ish vaqti', ru: 'часы работы' },
  address: { en: 'the address', uz: 'manzil', ru: 'адрес' },
  phone: { en: 'contacts', uz: 'telefon', ru: 'контакты' },
  delivery: { en: 'delivery', uz: 'yetkazib berish', ru: 'доставку' },
  payment: { en: 'payment', uz: 'toʻlov', ru: 'оплату' },
  booking: { en: 'booking', uz: 'yozilish', ru: 'запись' },
};

/** A phrase in a language; the values are put in as they are, in their own script. */
export function phrase(
  key: PhraseKey,
  language: Language,
  values: Record<string, string> = {},
): string {
  return inLanguage(PHRASES[key], language).replace(
    /\{(\w+)\}/g,
    (place, name: string) => values[name] ?? place,
  );
}

/** Topics in words, with commas and an "and". */
export function topicList(topics: readonly Topic[], language: Language): string {
  const names = topics.map((topic) => inLanguage(TOPIC_NAMES[topic], language));
  const and = inLanguage({ en: 'and', uz: 'va', ru: 'и' }, language);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** One of three texts; Uzbek in Cyrillic is made from the Latin one, places left as they are. */
export function inLanguage(spoken: Spoken, language: Language): string {
  if (language !== 'uz-cyrl') return spoken[language];
  return spoken.uz
    .split(/(\{\w+\})/)
    .map((piece) => (piece.startsWith('{') ? piece : toCyrillic(piece)))
    .join('');
}

import type { Shop, Version } from '../shop.ts';
import { repairTalk } from './repair-talk.ts';

const first: Version = {
  daysAgo: 10,
  preset: 'CUSTOMER_SUPPORT',
  role: 'Отвечайте клиентам мастерской TezFix: какой нужен ремонт, сколько он стоит и когда можно прийти.',
  tone: 'Отвечайте спокойно, вежливо и по делу.',
  must: ['Уточняйте модель телефона, прежде чем назвать цену.'],
  mustNot: ['Не обещайте срок и цену, которых нет в списке.'],
  languages: ['ru', 'uz'],
  instructions: `Замена экрана: iPhone 11 550 000 сум, iPhone 12 780 000 сум, iPhone 13 950 000 сум.
Замена аккумулятора: iPhone 280 000 сум, Samsung 240 000 сум, Redmi 200 000 сум.
Работаем с понедельника по субботу с 9:00 до 20:00, в воскресенье с 10:00 до 18:00.
Находимся по адресу: Ташкент, рынок «Малика», второй ряд, павильон 45.
Телефон: +998 71 000 00 45.`,
  model: 'gemini-3.8-flash',
  thinking: 'LOW',
  note: null,
};

const second: Version = {
  ...first,
  daysAgo: 5,
  tone: 'Отвечайте вежливо, коротко и по делу, без технических терминов, если их не ввёл клиент.',
  must: [
    'Уточняйте модель телефона, прежде чем назвать цену.',
    'Называйте цену, срок и гарантию вместе.',
    'Если телефон попал в воду, просите выключить его и не заряжать.',
  ],
  mustNot: [
    'Не обещайте срок и цену, которых нет в списке.',
    'Не спрашивайте пароль от телефона или аккаунта.',
  ],
  instructions: `Замена экрана: iPhone 11 550 000 сум, iPhone 12 780 000 сум, iPhone 13 950 000 сум; 40 минут.
Замена экрана Samsung: A52 620 000 сум, A54 690 000 сум; один час.
Замена экрана Redmi Note 12: 420 000 сум; один час.
Замена аккумулятора: iPhone 280 000 сум, Samsung 240 000 сум, Redmi 200 000 сум; 30 минут.
Чистка после воды: от 150 000 сум, срок один день; диагностика бесплатно.
Замена разъёма зарядки: 180 000 сум, 40 минут.
Гарантия на детали и работу 90 дней.
Работаем с понедельника по субботу с 9:00 до 20:00, в воскресенье с 10:00 до 18:00.
Находимся по адресу: Ташкент, рынок «Малика», второй ряд, павильон 45.
Телефон: +998 71 000 00 45.
Курьер забирает телефон по Ташкенту и привозит обратно: доставка 40 000 сум.
Оплата: наличными, картой, через Payme или Click.
Записаться можно на любой час, без предоплаты.
Ekran almashtirish narxi: iPhone 11 550 000 soʻm, iPhone 12 780 000 soʻm, Redmi Note 12 420 000 soʻm.
Batareya almashtirish narxi: iPhone 280 000 soʻm, Samsung 240 000 soʻm, Redmi 200 000 soʻm.
Dushanbadan shanbagacha 9:00 dan 20:00 gacha, yakshanba 10:00 dan 18:00 gacha ishlaymiz.
Manzil: Toshkent, “Malika” bozori, ikkinchi qator, 45-doʻkon.
Kafolat 90 kun beriladi.`,
  note: 'Добавлены Samsung и Redmi, гарантия, курьер и узбекский язык',
};

const third: Version = {
  ...second,
  daysAgo: 1,
  isDraft: true,
  tone: 'Отвечайте вежливо, коротко и по делу; к слову предлагайте защитное стекло со скидкой.',
  instructions: `${second.instructions}\nЗащитное стекло при ремонте экрана: 30 000 сум вместо 60 000 сум.`,
  note: 'Черновик: предлагаем стекло при замене экрана',
};

/** A phone repair shop on the Malika market that speaks Russian first. */
export const repair: Shop = {
  name: 'TezFix',
  description: 'Ремонт телефонов на рынке «Малика»: экраны, аккумуляторы, чистка после воды.',
  number: 7_100_000_102,
  username: 'tezfix_demo_bot',
  locale: 'ru',
  texts: [
    {
      locale: 'ru',
      greeting:
        'Здравствуйте! Это TezFix, ремонт телефонов на «Малике». Напишите модель и что случилось — скажу цену и срок.',
      help: 'Напишите модель телефона и что с ним. Позвать мастера: /human, сменить язык: /language.',
      fallback: 'Извините, сейчас не получается ответить. Мастер уже знает и напишет вам здесь.',
      handoff: 'Позвал мастера, он ответит здесь, как только освободится.',
    },
    {
      locale: 'uz',
      greeting:
        'Assalomu alaykum! Bu TezFix, “Malika”dagi telefon ustaxonasi. Telefon modeli va nima boʻlganini yozing, narxi va muddatini aytaman.',
      help: 'Telefon modeli va nosozlikni yozing. Usta bilan gaplashish uchun /human, tilni almashtirish uchun /language yuboring.',
      fallback: 'Kechirasiz, hozir javob bera olmayapman. Ustamiz xabardor, u shu yerda yozadi.',
      handoff: 'Ustani chaqirdim, boʻshashi bilan shu yerda javob beradi.',
    },
    {
      locale: 'en',
      greeting:
        'Hello! This is TezFix, phone repair at the Malika market. Tell me your model and what happened, and I will tell you the price and the time.',
      help: 'Write your phone model and what is wrong. Send /human for a technician, /language for another language.',
      fallback: 'Sorry, I cannot answer right now. Our technician knows and will write here.',
      handoff: 'I have called our technician, who will answer here as soon as possible.',
    },
  ],
  versions: [first, second, third],
  dialogues: repairTalk,
  customers: 36,
  weekdays: [0.7, 1.2, 1.1, 1, 1, 1, 1.3],
};

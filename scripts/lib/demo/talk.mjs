// What the demo's customers write. The bots' answers come from whatever model the runner uses; the
// questions are about what the shops' instructions say (apps/api/src/demo/shops). A place such as
// {25|51} is filled with one of its words; `person` marks talk that ends with a call for a human.

/** By the bot's handle: dialogues as a language and the customer's lines in order. */
export const talk = {
  gulzor_demo_bot: [
    {
      locale: 'uz',
      lines: [
        'Assalomu alaykum',
        'Qizil atirgul {25|51} donaligi qancha turadi?',
        'Yetkazib berish necha pul?',
        'Ha, ertaga {ertalabga|tushga|kechga} buyurtma bermoqchiman',
        'Rahmat!',
      ],
    },
    {
      locale: 'uz',
      lines: [
        'Salom, lola bormi? Narxi qancha?',
        'Bugun nechagacha ishlaysizlar?',
        'Manzilingiz qayerda?',
        'Rahmat, boraman',
      ],
    },
    {
      locale: 'uz',
      lines: [
        { photo: 'Shunga oʻxshash guldasta kerak edi' },
        'Kelin guldastasi narxi qancha boʻladi?',
        'Toʻlovni karta bilan qilsa boʻladimi?',
        'Rahmat',
      ],
    },
    {
      locale: 'uz',
      lines: [
        '/start',
        'Qutidagi gullar narxi qancha?',
        '{Chilonzorga|Yunusobodga|Sergeliga} yetkazib berasizlarmi?',
        'Buyurtma bermoqchiman, qutidagi gullar, {pushti|oq|qizil} rangda',
        'Shanba kuni soat {11|15} da',
      ],
    },
    {
      locale: 'ru',
      lines: [
        'Здравствуйте, сколько стоят красные розы?',
        'А доставка по Ташкенту сколько стоит?',
        'Оплата картой возможна?',
        'Спасибо',
      ],
    },
    {
      locale: 'ru',
      lines: [
        'Добрый день! Цветы в коробке сколько стоят?',
        'Как вас найти, где находитесь?',
        'Работаете в {воскресенье|субботу}?',
        'Спасибо, зайду',
      ],
    },
    {
      locale: 'uz',
      person: true,
      lines: ['Assalomu alaykum, savolim bor edi', { voice: 6 }, '/human', 'Rahmat, tushundim'],
    },
  ],
  tezfix_demo_bot: [
    {
      locale: 'ru',
      lines: [
        'Здравствуйте, разбил экран. Сколько стоит замена экрана на iPhone {11|12|13}?',
        'Гарантия на работу есть?',
        'Где вы находитесь?',
        'Хорошо, хочу записаться на {сегодня|завтра}',
        'Спасибо',
      ],
    },
    {
      locale: 'ru',
      lines: [
        'Добрый день, замена аккумулятора {Samsung|Redmi|iPhone} сколько стоит?',
        'Работаете в воскресенье?',
        'Ок',
      ],
    },
    {
      locale: 'ru',
      lines: [
        { photo: 'Вот что с экраном, это можно починить?' },
        'Сколько стоит замена экрана Samsung {A52|A54}?',
        'Курьер забирает телефон? Сколько стоит доставка?',
        'Хочу записаться на завтра',
        'Спасибо!',
      ],
    },
    {
      locale: 'ru',
      lines: [
        'Телефон упал в воду, сколько стоит чистка?',
        'А диагностика бесплатно?',
        'Оплата картой есть?',
        'Спасибо, еду',
      ],
    },
    {
      locale: 'uz',
      lines: [
        'Salom, {telefonim ekrani sindi|ekran yorildi}, almashtirish narxi qancha?',
        'Manzilingiz qayerda?',
        'Yakshanba ishlaysizlarmi?',
        'Rahmat, boraman',
      ],
    },
    {
      locale: 'uz',
      lines: [
        'Batareya almashtirish narxi qancha?',
        'Kafolat beriladimi?',
        'Yaxshi, {bugun|ertaga} boraman. Rahmat',
      ],
    },
    {
      locale: 'ru',
      person: true,
      lines: ['Добрый день, вчера сдал на ремонт, уже готово?', '/human', 'Понял, спасибо большое'],
    },
  ],
  lingua_demo_bot: [
    {
      locale: 'en',
      lines: [
        'Hello! What is the price of {exam preparation|General English}?',
        'When do lessons start, and are groups big?',
        'Where is your address?',
        'I would like to book a trial lesson for {Tuesday|Thursday|Friday}',
        'Thank you!',
      ],
    },
    {
      locale: 'en',
      lines: [
        '/start',
        'Do you have English for kids? What is the price?',
        'Can I pay by card?',
        'What are your opening hours on Saturday?',
        'Thanks',
      ],
    },
    {
      locale: 'uz',
      lines: [
        '/language',
        { press: 'lang:uz' },
        'Xalqaro imtihonga tayyorlov narxi qancha?',
        'Darslar soat nechada boshlanadi?',
        'Sinov darsi bepulmi?',
        'Rahmat, oʻylab koʻraman',
      ],
    },
    {
      locale: 'uz',
      lines: [
        'Assalomu alaykum, bolalar uchun ingliz tili narxi qancha?',
        'Guruhda necha kishi boʻladi?',
        'Manzilingiz qayerda?',
        'Rahmat',
      ],
    },
    {
      locale: 'ru',
      lines: [
        'Здравствуйте, сколько стоит подготовка к экзамену?',
        'Пробный урок бесплатный?',
        'Где вы находитесь?',
        'Хочу записаться на пробный урок в {среду|пятницу}',
        'Спасибо',
      ],
    },
    {
      locale: 'ru',
      lines: [
        { photo: 'Мой сертификат за прошлый год' },
        'Сколько стоит курс английского?',
        'Занятия вечером есть, в группах?',
        'Спасибо!',
      ],
    },
    {
      locale: 'en',
      person: true,
      lines: [
        'Hello, I would like to talk about a course for my company',
        '/human',
        'Perfect, thank you',
      ],
    },
  ],
};

/** Who writes; a `person` asks for a human now and then, the others never do. */
export const customers = {
  gulzor_demo_bot: [
    { id: 720_000_101, name: 'Malika Yoʻldosheva', languageCode: 'uz' },
    { id: 720_000_102, name: 'Bobur', languageCode: 'uz' },
    { id: 720_000_103, name: 'Gulchehra Azimova', languageCode: 'uz' },
    { id: 720_000_104, name: 'Анна Ли', languageCode: 'ru' },
    { id: 720_000_105, name: 'Doniyor Saidov', languageCode: 'uz', person: true },
  ],
  tezfix_demo_bot: [
    { id: 720_000_201, name: 'Алексей Громов', languageCode: 'ru' },
    { id: 720_000_202, name: 'Диана', languageCode: 'ru' },
    { id: 720_000_203, name: 'Ravshan Oripov', languageCode: 'uz' },
    { id: 720_000_204, name: 'Тимур Ахмедов', languageCode: 'ru', person: true },
  ],
  lingua_demo_bot: [
    { id: 720_000_301, name: 'Grace Park', languageCode: 'en' },
    { id: 720_000_302, name: 'Madina Ergasheva', languageCode: 'uz' },
    { id: 720_000_303, name: 'Элина Назарова', languageCode: 'ru' },
    { id: 720_000_304, name: 'Oliver Stone', languageCode: 'en', person: true },
  ],
};

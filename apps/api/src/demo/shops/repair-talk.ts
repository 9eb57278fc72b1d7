import {
  asks,
  blocks,
  bot,
  closes,
  fails,
  handsBack,
  photo,
  presses,
  staff,
  takes,
  voice,
  type Dialogue,
} from '../script.ts';

/** What customers of the repair shop wrote, and how they were answered. */
export const repairTalk: readonly Dialogue[] = [
  {
    locale: 'ru',
    variants: [
      { model: 'iPhone 11', narx: '550 000', vaqt: '40 минут' },
      { model: 'iPhone 12', narx: '780 000', vaqt: '40 минут' },
      { model: 'iPhone 13', narx: '950 000', vaqt: '40 минут' },
      { model: 'Samsung A54', narx: '690 000', vaqt: 'час' },
      { model: 'Redmi Note 12', narx: '420 000', vaqt: 'час' },
    ],
    steps: [
      asks('/start'),
      asks('Здравствуйте, разбил экран на {model}, сколько стоит поменять?'),
      bot(
        'Здравствуйте! Замена экрана на {model}: {narx} сум, займёт {vaqt}. На экран и работу даём гарантию 90 дней. Когда вам удобно прийти?',
      ),
      asks('Завтра после обеда можно?'),
      bot('Можно на любое время до 20:00. Записать вас на 15:00?'),
      asks('Да'),
      bot(
        'Записал: завтра в 15:00, {model}, экран. Мы на рынке «Малика», второй ряд, павильон 45. Перед ремонтом лучше сохранить важные данные.',
      ),
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('Телефон упал в воду!!'),
      asks('что делать'),
      bot(
        'Главное сейчас:\n1. Выключите телефон и не включайте.\n2. Не заряжайте его.\n3. Протрите насухо и привезите сегодня.\n\nЧистка после воды стоит от 150 000 сум, диагностика бесплатно. Какая модель?',
      ),
      asks('Samsung A52, он уже включается'),
      bot(
        'Хорошо, что включается, но влага внутри может навредить и через неделю. Выключите его и привезите, пожалуйста: мы работаем до 20:00.',
      ),
      asks('Еду'),
      bot('Ждём вас: рынок «Малика», второй ряд, павильон 45.'),
    ],
  },
  {
    locale: 'ru',
    variants: [
      { model: 'iPhone XR', narx: '280 000' },
      { model: 'Samsung S21', narx: '240 000' },
      { model: 'Redmi 10', narx: '200 000' },
    ],
    steps: [
      asks('Батарея на {model} садится за полдня. Сколько замена?'),
      bot(
        'Замена аккумулятора на {model}: {narx} сум, 30 минут. Гарантия 90 дней. Можно прийти без записи.',
      ),
      asks('Оригинал?'),
      bot(
        'Об этом лучше скажет мастер: он покажет, какие аккумуляторы есть сегодня. Позвать его? Отправьте /human.',
      ),
      asks('Не надо, приду так. Спасибо'),
      bot('Хорошо, ждём вас!'),
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('вы в воскресенье работаете?'),
      bot('Да, в воскресенье с 10:00 до 18:00, в остальные дни с 9:00 до 20:00.'),
      asks('А курьер есть?'),
      bot('Есть: курьер заберёт телефон по Ташкенту и привезёт обратно за 40 000 сум.'),
      asks('Отлично, спасибо'),
      bot('Пожалуйста! Напишите адрес, когда будет удобно.'),
    ],
  },
  {
    locale: 'ru',
    steps: [
      photo('Вот такая полоса на экране. Это экран менять или можно так починить?'),
      bot(
        'Спасибо за фото. Саму полосу я увидеть не могу, но чаще всего это повреждённый экран. Мастер посмотрит и скажет точно, диагностика бесплатно. Какая модель?',
      ),
      asks('айфон 12'),
      bot(
        'Если понадобится замена экрана на iPhone 12, это 780 000 сум и 40 минут. Если дело в шлейфе, выйдет дешевле: скажет мастер.',
      ),
      asks('/human'),
      takes,
      staff(
        'Здравствуйте, это Рустам, мастер. Посмотрел фото: скорее всего матрица. Приходите, гляну.',
      ),
      asks('Ок, буду к шести'),
      staff('Жду, до 20:00 на месте.'),
      handsBack,
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('Забрал у вас телефон вчера, а динамик хрипит. Как так?'),
      bot(
        'Приносим извинения. По гарантии мы проверим и исправим бесплатно, она действует 90 дней. Позвать мастера прямо сейчас?',
      ),
      asks('Да, позовите'),
      asks('/human'),
      takes,
      staff('Добрый день. Простите за неудобство, привозите в любое время, сделаю без очереди.'),
      asks('Хорошо, завтра утром'),
      staff('Договорились, в 9:00 открываемся.'),
      handsBack,
      closes,
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('Сможете разблокировать айфон? Забыл пароль от айклауда'),
      bot(
        'С аккаунтом помочь не сможем: пароль восстанавливает только сам владелец на сайте производителя. А вот починить экран, аккумулятор или разъём — пожалуйста.',
      ),
      asks('Понятно'),
      bot('Если понадобится ремонт, пишите.'),
      blocks,
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('не заряжается, шнур пробовал другой'),
      bot(
        'Похоже на разъём зарядки. Замена стоит 180 000 сум и занимает 40 минут; сначала бесплатно проверим, не в пыли ли дело. Какая у вас модель?',
      ),
      asks('Редми ноут 12'),
      bot('Сделаем за 40 минут. Приходите до 20:00, запись не нужна.'),
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('Можно у вас оплатить картой Uzcard?'),
      fails('UNAVAILABLE'),
      takes,
      staff('Здравствуйте! Да, принимаем Uzcard и Humo, терминал на месте.'),
      handsBack,
      asks('ок, тогда сегодня заеду'),
      bot('Ждём вас: «Малика», второй ряд, павильон 45, до 20:00.'),
    ],
  },
  {
    locale: 'ru',
    steps: [
      voice(12),
      bot('Голосовое прослушать не получилось. Напишите, пожалуйста, модель и что случилось.'),
      asks('Хонор 9, камера мутная'),
      bot(
        'Точной цены на камеру Honor у меня нет, мастер посмотрит и назовёт её сразу. Диагностика бесплатная, приходите в любое время до 20:00.',
      ),
    ],
  },
  {
    locale: 'uz',
    variants: [
      { model: 'iPhone 11', narx: '550 000' },
      { model: 'Redmi Note 12', narx: '420 000' },
    ],
    steps: [
      asks('/language'),
      presses('uz'),
      asks('Salom, {model} ekrani sindi, almashtirish qancha?'),
      bot(
        'Assalomu alaykum! {model} ekranini almashtirish {narx} soʻm, bir soat ichida bitadi. 90 kun kafolat beramiz.',
      ),
      asks('Bugun borsam boʻladimi?'),
      bot(
        'Albatta, 20:00 gacha ishlaymiz. Manzil: “Malika” bozori, ikkinchi qator, 45-doʻkon. Yozib qoʻyaymi?',
      ),
      asks('Ha, 17:00 ga'),
      bot('Yozib qoʻydim: bugun 17:00. Muhim maʼlumotlaringizni saqlab qoʻyishni unutmang.'),
    ],
  },
  {
    locale: 'uz',
    steps: [
      asks('telefonim suvga tushdi nima qilay'),
      bot(
        'Telefonni oʻchiring, zaryadga ulamang va bugunoq olib keling. Tekshirish bepul, tozalash 150 000 soʻmdan.',
      ),
      asks('Yakshanba ham ochiqmisizlar?'),
      bot('Ha, yakshanba 10:00 dan 18:00 gacha ishlaymiz.'),
      asks('Rahmat katta'),
      bot('Arzimaydi, kutamiz!'),
    ],
  },
  {
    locale: 'en',
    steps: [
      asks('Hello, do you fix iPhone 13 screens? How long does it take?'),
      bot(
        'Hello! Yes: an iPhone 13 screen is 950,000 soʻm and takes 40 minutes, with a 90-day guarantee.',
      ),
      asks('Great, where are you?'),
      bot(
        'At the Malika market in Tashkent, second row, pavilion 45. We are open until 20:00, and on Sunday until 18:00.',
      ),
    ],
  },
  {
    locale: 'ru',
    isOpen: true,
    steps: [
      asks('Здравствуйте. Оставил вчера iPhone 13 на замену экрана, он готов?'),
      bot(
        'Здравствуйте! Готовность видит только мастер. Отправьте /human, и он ответит здесь. Как вас записали?',
      ),
      asks('На имя Тимур'),
      asks('/human'),
    ],
  },
  {
    locale: 'ru',
    isOpen: true,
    steps: [asks('Сколько стоит поменять корпус на iPhone 12 Pro?'), fails('QUOTA')],
  },
];

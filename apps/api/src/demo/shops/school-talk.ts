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

/** What people who wanted to learn a language wrote, and how they were answered. */
export const schoolTalk: readonly Dialogue[] = [
  {
    locale: 'en',
    variants: [
      { kurs: 'IELTS', narx: '700,000', ball: '7.0', oy: 'three months' },
      { kurs: 'IELTS', narx: '700,000', ball: '6.5', oy: 'two months' },
    ],
    steps: [
      asks('/start'),
      asks('Hi, I need {kurs} {ball} for a university. How much is the course?'),
      bot(
        'Hello! {kurs} preparation is 700,000 soʻm a month, with a mock exam every two weeks. Which level are you now, and when is your exam?',
      ),
      asks('Around 6, exam in {oy}'),
      bot(
        'That gives us time for writing and speaking, which usually decide {ball}. The first lesson is free: shall I book you one this week?',
      ),
      asks('Yes please, Thursday evening'),
      bot(
        'Booked: Thursday at 19:00, Buyuk Ipak Yoʻli 78. Please bring a notebook and come ten minutes earlier for a short test.',
      ),
      asks('Thank you!'),
      bot('You are welcome, see you on Thursday!'),
    ],
  },
  {
    locale: 'en',
    steps: [
      asks('Do you teach Russian to foreigners?'),
      bot(
        'Yes, Russian for beginners is 400,000 soʻm a month, three lessons a week in a group of 8 to 10. Have you studied it before?',
      ),
      asks('No, I just moved to Tashkent'),
      bot(
        'Welcome to Tashkent! Then the beginners group at 19:00 would suit you. The trial lesson is free, on any day you like.',
      ),
      asks('Can I pay by card?'),
      bot('Of course: by card, in cash, with Payme or Click.'),
    ],
  },
  {
    locale: 'en',
    steps: [
      asks('can you explain present perfect vs past simple? i have homework'),
      bot(
        'Happy to! Past simple is for a finished moment: "I saw it yesterday". Present perfect joins the past with now: "I have seen it", and when is not important. Try one: "She ___ (lose) her keys, so she cannot get in." Which one fits, and why?',
      ),
      asks('has lost, because now she has no keys'),
      bot('Exactly right! The result matters now, so it is present perfect. Well done.'),
    ],
  },
  {
    locale: 'en',
    steps: [
      asks('What time do lessons start?'),
      asks('I work until 6'),
      bot(
        'Lessons start at 9:00, 15:00 and 19:00, so the evening group would suit you. Which course are you thinking of?',
      ),
      asks('General English, B1'),
      bot(
        'We have a B1 group at 19:00 on Monday, Wednesday and Friday, 450,000 soʻm a month. Come to a free trial lesson on any of these days.',
      ),
    ],
  },
  {
    locale: 'uz',
    variants: [
      { yosh: '8', ism: 'oʻgʻlim' },
      { yosh: '10', ism: 'qizim' },
    ],
    steps: [
      asks('/language'),
      presses('uz'),
      asks('Assalomu alaykum, {ism} {yosh} yoshda, ingliz tiliga bermoqchiman'),
      bot(
        'Assalomu alaykum! {yosh} yosh uchun bolalar guruhimiz bor: haftasiga uch dars, oyiga 380 000 soʻm. Guruhda koʻpi bilan 10 bola. Avval ingliz tilini oʻqiganmi?',
      ),
      asks('Maktabda ozgina'),
      bot(
        'Unda sinov darsida darajasini aniqlaymiz, u bepul. Qaysi kun qulay: seshanba yoki payshanba, soat 15:00?',
      ),
      asks('Seshanba'),
      bot(
        'Yozib qoʻydim: seshanba 15:00, Buyuk Ipak Yoʻli 78. Oʻzingiz ham birinchi darsda oʻtirishingiz mumkin.',
      ),
      asks('Rahmat sizga'),
      bot('Arzimaydi, kutib qolamiz!'),
    ],
  },
  {
    locale: 'uz',
    steps: [
      asks('IELTS kursi qancha turadi?'),
      bot(
        'IELTS kursi oyiga 700 000 soʻm. Haftasiga uch dars va ikki haftada bir sinov imtihoni bor. Hozirgi darajangiz qanday?',
      ),
      asks('5.5 olganman, 6.5 kerak'),
      bot(
        '6.5 uchun odatda ikki-uch oy tayyorgarlik kerak boʻladi, aniq natijani vaʼda qila olmaymiz. Bepul sinov darsiga yozib qoʻyaymi?',
      ),
      asks('Oʻylab koʻraman'),
      bot('Albatta, shoshilmang. Savol boʻlsa, shu yerdaman.'),
    ],
  },
  {
    locale: 'uz',
    steps: [
      asks('Manzilingiz qayerda? Metro bormi yaqin?'),
      bot('Buyuk Ipak Yoʻli koʻchasi 78, shu nomli metrodan chiqishda, ikki daqiqa piyoda.'),
      asks('Shanba ham ishlaysizlarmi?'),
      bot('Ha, dushanbadan shanbagacha 8:00 dan 21:00 gacha.'),
    ],
  },
  {
    locale: 'uz',
    steps: [
      asks('Toʻlovni boʻlib toʻlasa boʻladimi'),
      bot(
        'Boʻlib toʻlash haqida menda aniq maʼlumot yoʻq. Administratorimiz aytadi: /human deb yuborsangiz, ulab beraman.',
      ),
      asks('/human'),
      takes,
      staff(
        'Assalomu alaykum, men Kamola. Ha, oyni ikkiga boʻlib toʻlash mumkin: 1 va 15-sanalarda.',
      ),
      asks('Zoʻr, ertaga kelaman'),
      staff('Kutamiz, 8:00 dan 21:00 gacha ochiqmiz.'),
      handsBack,
    ],
  },
  {
    locale: 'ru',
    variants: [
      { vozrast: '9 лет', kto: 'Дочке' },
      { vozrast: '11 лет', kto: 'Сыну' },
    ],
    steps: [
      asks('Здравствуйте! {kto} {vozrast}, хотим английский. Какие есть группы?'),
      bot(
        'Здравствуйте! Для детей 7–12 лет есть группы до 10 человек, три урока в неделю, 380 000 сум в месяц. Ребёнок уже учил английский?',
      ),
      asks('В школе, но слабо'),
      bot('Тогда на бесплатном пробном уроке определим уровень. Удобнее в 9:00 или в 15:00?'),
      asks('В 15:00, среда'),
      bot(
        'Записала: среда, 15:00, улица Буюк Ипак Йули 78. Возьмите тетрадь и хорошее настроение!',
      ),
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('Сколько стоит подготовка к IELTS?'),
      bot(
        'Подготовка к IELTS стоит 700 000 сум в месяц, пробный экзамен каждые две недели. Какой балл вам нужен?',
      ),
      asks('7.0. А гарантия есть?'),
      bot(
        'Гарантировать балл мы не можем: он зависит и от подготовки, и от дня экзамена. Зато после пробного урока скажем честно, сколько месяцев нужно.',
      ),
      asks('Спасибо за честность, запишите на пробный'),
      bot('С радостью! В какой день вам удобно: группы в 9:00, 15:00 и 19:00.'),
      asks('Пятница, 19:00'),
      bot('Записала: пятница, 19:00. До встречи!'),
    ],
  },
  {
    locale: 'ru',
    steps: [
      photo('Это мой сертификат, меня возьмут сразу на B2?'),
      bot(
        'Спасибо, файл получила. Прочитать сертификат я не могу, его посмотрит администратор; уровень подтвердит короткий тест на пробном уроке.',
      ),
      asks('Когда можно прийти на тест?'),
      bot('С понедельника по субботу с 8:00 до 21:00, тест занимает двадцать минут.'),
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('Преподаватель вчера опоздал на 20 минут. Это нормально?'),
      bot(
        'Нет, так быть не должно, приносим извинения. Напишите, пожалуйста, группу и время, и я позову администратора.',
      ),
      asks('Группа General 19:00'),
      asks('/human'),
      takes,
      staff('Здравствуйте, это Камола. Вы правы, простите нас. Добавим бесплатный урок в субботу.'),
      asks('Хорошо, спасибо'),
      staff('Спасибо вам, что написали.'),
      handsBack,
      closes,
    ],
  },
  {
    locale: 'en',
    steps: [
      voice(9),
      bot('I could not listen to the voice message. Could you write your question, please?'),
      asks('sorry. do you have online lessons?'),
      fails('SAFETY'),
      takes,
      staff('Hello, Kamola here. Online groups start next month, shall I put you on the list?'),
      asks('Yes, please'),
      staff('Done, I will write to you before they start.'),
      handsBack,
    ],
  },
  {
    locale: 'uz',
    steps: [
      asks('Tekin kurs bormi?'),
      bot('Bepul kursimiz yoʻq, lekin birinchi sinov darsi bepul. Qaysi til qiziqtiradi?'),
      asks('Kerak emas'),
      bot('Yaxshi, fikringiz oʻzgarsa, yozing.'),
      blocks,
    ],
  },
  {
    locale: 'en',
    isOpen: true,
    steps: [
      asks('Hello, I want to enrol our whole team of 14 people. Is there a corporate price?'),
      bot(
        'Hello! Corporate groups are arranged by our administrator. May I ask for the level and the times you prefer? Or send /human to talk at once.',
      ),
      asks('Evenings, mixed levels'),
      takes,
      staff(
        'Hello, Kamola here. For 14 people we would open two groups. Shall I send an offer today?',
      ),
      asks('Yes, to this chat is fine'),
    ],
  },
  {
    locale: 'ru',
    isOpen: true,
    steps: [
      asks('Добрый день, можно вернуть деньги за неиспользованные уроки?'),
      bot(
        'Добрый день! О возврате скажет администратор: отправьте /human, и я его позову. Напишите, пожалуйста, имя ученика и группу.',
      ),
      asks('Азиза, Kids 15:00'),
      asks('/human'),
    ],
  },
];

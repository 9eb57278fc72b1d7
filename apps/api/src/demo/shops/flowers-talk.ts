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

/** What customers of the flower shop wrote, and how they were answered. */
export const flowerTalk: readonly Dialogue[] = [
  {
    locale: 'uz',
    variants: [
      { gul: 'qizil atirgul', soni: '25', narx: '420 000', joy: 'Yunusobod 4-mavze' },
      { gul: 'qizil atirgul', soni: '51', narx: '820 000', joy: 'Mirobod, Nukus koʻchasi' },
      { gul: 'lola', soni: '25', narx: '280 000', joy: 'Sergeli 6A' },
    ],
    steps: [
      asks('/start'),
      asks('{soni} ta {gul} guldastasi qancha turadi?'),
      bot(
        '{soni} dona {gul} guldastasi {narx} soʻm. Bezak qogʻozi va tabrik kartochkasi narxga kiradi. Qaysi kunga kerak?',
      ),
      asks('Ertaga soat 10 larga'),
      bot(
        'Yaxshi, ertaga 10:00 ga tayyor boʻladi. Oʻzingiz olib ketasizmi yoki yetkazib beraylikmi?',
      ),
      asks('Yetkazib bering'),
      asks('{joy}'),
      bot(
        'Qabul qildim: ertaga 10:00, {joy}. Oluvchining ismi va telefon raqamini yozib yuboring, iltimos.',
      ),
      asks('Dilfuza opa, +998 90 000 14 22'),
      bot(
        'Rahmat, buyurtmangiz yozildi. Toʻlovni Payme yoki Click orqali, yoki kuryerga naqd qilishingiz mumkin.',
      ),
    ],
  },
  {
    locale: 'uz',
    steps: [
      asks('Salom, bugun soat nechagacha ishlaysizlar?'),
      bot('Assalomu alaykum! Har kuni 8:00 dan 22:00 gacha ishlaymiz, dam olish kunimiz yoʻq.'),
      asks('Qayerda joylashgansiz?'),
      bot(
        'Chilonzor tumani, Bunyodkor koʻchasi 12, “Mirzo Ulugʻbek” metrosidan chiqishda. Moʻljal: metro yonidagi yashil peshtaxta.',
      ),
      asks('Rahmat'),
      bot('Arzimaydi, kutib qolamiz!'),
    ],
  },
  {
    locale: 'uz',
    variants: [
      { kim: 'Onamning tugʻilgan kuni', taklif: 'pushti atirgul va xrizantema' },
      { kim: 'Ustozimning yubileyi', taklif: 'oq atirgul va xrizantema' },
    ],
    steps: [
      asks('Assalomu alaykum. {kim}, nima maslahat berasiz? 300 ming atrofida'),
      bot(
        'Muborak boʻlsin! Shu summaga {taklif}dan yumaloq guldasta juda chiroyli chiqadi: 290 000 soʻm. Xohlasangiz, qutidagi variant ham bor, 300 000 soʻmdan.',
      ),
      asks('Qutidagisini rasmi bormi?'),
      bot(
        'Rasmni men yubora olmayman, lekin sotuvchimiz hozir tayyor ishlaridan koʻrsatadi. Xodimni chaqiraymi?',
      ),
      asks('Ha, chaqiring'),
      asks('/human'),
      takes,
      staff(
        'Assalomu alaykum, men Nigora. Mana bugungi qutilarimiz: pushti, oq va sharq uslubida.',
      ),
      asks('Pushtisi zoʻr ekan. Ertaga olib ketaman'),
      staff('Kelishdik, ertaga 12:00 gacha nomingizga qoʻyib turamiz.'),
      handsBack,
    ],
  },
  {
    locale: 'uz',
    steps: [
      asks('Kelin guldastasi kerak edi'),
      bot(
        'Tabriklaymiz! Kelin guldastasi 450 000 soʻmdan boshlanadi va ikki kun oldin buyurtma beriladi. Toʻy sanasi qachon?',
      ),
      asks('Shanba kuni'),
      bot(
        'Shanbaga ulguramiz. Qaysi gullarni yoqtirasiz: atirgul, pion uslubidagi xrizantema yoki aralash? Koʻylak rangi ham muhim.',
      ),
      asks('Oq atirgul, koʻylak sutrang'),
      bot(
        'Juda nafis boʻladi: oq atirgul va mayda yashil barglar, dastasi sutrang lenta bilan. Narxi 520 000 soʻm. Yozib qoʻyaymi?',
      ),
      asks('Ha, yozing'),
      bot('Yozib qoʻydim. Shanba kuni 8:00 dan keyin olib ketishingiz mumkin. Baxtli boʻling!'),
    ],
  },
  {
    locale: 'uz',
    variants: [
      { tuman: 'Qibray', javob: 'Qibrayga 50 000 soʻm, taxminan uch soat ichida' },
      { tuman: 'Chirchiq', javob: 'Chirchiqqa hozircha yetkazmaymiz, faqat Toshkent boʻylab' },
    ],
    steps: [
      asks('{tuman}ga ham yetkazib berasizlarmi?'),
      bot('{javob}. Toshkent ichida esa 30 000 soʻm va ikki soat.'),
      asks('Tushunarli, rahmat'),
      bot('Savol boʻlsa, bemalol yozing.'),
    ],
  },
  {
    locale: 'uz',
    steps: [
      photo('Shunaqa guldasta qilib bera olasizlarmi?'),
      bot(
        'Rasmni oldim. Ichida nima borligini men koʻra olmayman, floristimiz qarab narxini aytadi. Nechta dona va qaysi kunga kerakligini yozib tursangiz, tezroq boʻladi.',
      ),
      asks('Taxminan 21 dona, juma kuniga'),
      bot('Yozib oldim: juma, 21 dona, rasmdagidek. Floristimiz narxini shu yerda yozadi.'),
      takes,
      staff('Salom! Bu gortenziya va oq atirgul. 21 donalik 560 000 soʻm boʻladi.'),
      asks('Mayli, buyurtma beraman'),
      staff('Rahmat! Juma 11:00 ga tayyor.'),
      handsBack,
      closes,
    ],
  },
  {
    locale: 'uz',
    steps: [
      asks('kecha olgan gulim bir kunda soʻlib qoldi'),
      bot(
        'Juda afsusdaman, uzr soʻraymiz. Gullarimizga uch kun kafolat bor, albatta almashtirib beramiz. Xodimimizni chaqiraymi?',
      ),
      asks('ha'),
      bot('Hozir chaqiraman. Tezroq boʻlishi uchun /human deb yuboring.'),
      asks('/human'),
      takes,
      staff(
        'Assalomu alaykum, uzr soʻraymiz. Bugun kuryer yangi guldastani bepul olib boradi. Manzilingiz oʻsha-oʻshami?',
      ),
      asks('Ha oʻsha. Rahmat, eʼtiboringiz uchun'),
      staff('Sizga rahmat! 17:00 gacha yetib boradi.'),
      handsBack,
    ],
  },
  {
    locale: 'uz',
    steps: [
      voice(7),
      bot('Ovozli xabarni tinglay olmadim. Iltimos, savolingizni yozib yuboring.'),
      asks('Oq lola bormi deyapman'),
      bot('Ha, lolaning oq, sariq va qizil ranglari bor, 1 donasi 12 000 soʻm.'),
    ],
  },
  {
    locale: 'uz',
    steps: [
      asks('Salom'),
      bot('Assalomu alaykum! Qanday gul qidiryapsiz?'),
      asks('Menga reklama yozmang'),
      bot('Albatta, oʻzim birinchi boʻlib yozmayman. Kerak boʻlib qolsa, shu yerdaman.'),
      blocks,
    ],
  },
  {
    locale: 'ru',
    variants: [
      { gullar: '25 красных роз', narx: '420 000' },
      { gullar: '51 красная роза', narx: '820 000' },
    ],
    steps: [
      asks('/start'),
      asks('Добрый день! {gullar} — сколько будет?'),
      bot(
        'Здравствуйте! {gullar}: {narx} сум вместе с упаковкой и открыткой. На какой день нужен букет?',
      ),
      asks('Сегодня к 18:00, доставка на Алайский'),
      bot(
        'Успеваем: доставка по Ташкенту занимает до двух часов и стоит 30 000 сум. Напишите имя и телефон получателя.',
      ),
      asks('Марина, +998 93 000 21 08'),
      bot('Записал: сегодня к 18:00, Марина. Оплатить можно через Payme, Click или курьеру.'),
      asks('спасибо!'),
      bot('Пожалуйста! Пусть букет порадует.'),
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('Здравствуйте, а вы до скольки работаете?'),
      bot('Здравствуйте! Каждый день с 8:00 до 22:00, без выходных.'),
      asks('А где находитесь?'),
      bot('Чиланзар, улица Бунёдкор 12, рядом с метро «Мирзо Улугбек».'),
    ],
  },
  {
    locale: 'ru',
    steps: [
      asks('/language'),
      presses('ru'),
      asks('Есть ли цветы в коробке до 400 тысяч?'),
      fails('TIMEOUT'),
      takes,
      staff('Здравствуйте! Да, есть коробка с пудровыми розами за 380 000. Прислать фото?'),
      asks('Да, пришлите, пожалуйста'),
      staff('Отправила на ваш номер. Если понравится, оставлю до вечера.'),
      handsBack,
    ],
  },
  {
    locale: 'en',
    steps: [
      asks('/language'),
      presses('en'),
      asks('Hi! Do you deliver to Hotel Uzbekistan? I need roses for tonight.'),
      bot(
        'Hello! Yes, anywhere in Tashkent within two hours, for 30,000 soʻm. A bouquet of 25 red roses is 420,000 soʻm. What time suits you?',
      ),
      asks('7 pm. Can I pay by card?'),
      bot(
        'Yes: the courier brings a card terminal. Please send the room number and a name, and I will note the order.',
      ),
      asks('Room 512, Emma'),
      bot('Noted: 25 red roses, Hotel Uzbekistan, room 512, Emma, today at 7 pm.'),
    ],
  },
  {
    locale: 'uz',
    isOpen: true,
    steps: [
      asks('Assalomu alaykum, korporativ buyurtma boʻyicha kim bilan gaplashsam boʻladi?'),
      bot(
        'Assalomu alaykum! Korporativ buyurtmalarni menejerimiz kelishadi. Nechta guldasta va qaysi sana ekanini yozing, yoki /human yuboring.',
      ),
      asks('30 ta guldasta, oy boshiga. Hisob-faktura ham kerak'),
      asks('/human'),
    ],
  },
  {
    locale: 'uz',
    isOpen: true,
    steps: [
      asks('Buyurtmam qani? 15:00 da boʻlishi kerak edi'),
      bot(
        'Noqulaylik uchun uzr. Kuryer qayerdaligini men koʻra olmayman, sotuvchimiz hozir tekshiradi. Buyurtma kimning nomida?',
      ),
      asks('Shahlo nomida'),
      takes,
      staff('Shahlo opa, uzr soʻraymiz, kuryer Beruniyda tirbandlikda. 20 daqiqada yetadi.'),
      asks('Yaxshi, kutaman'),
    ],
  },
];

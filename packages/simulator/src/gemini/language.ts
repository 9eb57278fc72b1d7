/** The languages that replies are written in; Uzbek in either script. */
export type Language = 'en' | 'uz' | 'uz-cyrl' | 'ru';

const VOCABULARY: { language: Language; words: Set<string> }[] = [
  {
    language: 'en',
    words: vocabulary(
      'the is are you your how what where when much price cost open do does have can want need please thanks thank hello hi hey yes not for and with today tomorrow book order delivery good morning i my me this that cheap address phone menu good bye sorry help tell about which who why',
    ),
  },
  {
    language: 'uz',
    words: vocabulary(
      'salom assalomu alaykum rahmat raxmat qancha qanday qayerda qachon qaysi narx narxi narxlar necha nechta bor yoq kerak mumkin iltimos bilan uchun men siz sizda meni ha ish vaqti soat ochiq yopiq manzil bugun ertaga buyurtma yetkazib bering berasizmi olaman olmoqchi olmoqchiman xohlayman nima kim nega yaxshi xayr kechirasiz telefon xizmat boladimi edi ekan sotib aytib va shu bu',
    ),
  },
  {
    language: 'uz-cyrl',
    words: vocabulary(
      'салом ассалому алайкум рахмат канча кандай каерда качон кайси нарх нархи неча нечта бор йук керак мумкин илтимос билан учун мен сиз сизда ха иш вакти соат очик манзил бугун эртага буюртма етказиб беринг берасизми оламан олмокчиман хохлайман нима ким нега яхши хайр кечирасиз хизмат буладими ва шу бу',
    ),
  },
  {
    language: 'ru',
    words: vocabulary(
      'здравствуйте привет добрый день спасибо сколько стоит цена цены где когда какой какие есть ли можно нужно пожалуйста хочу заказать доставка адрес телефон работаете открыты сегодня завтра да нет и в на у вас вы мне я это что как кто почему хорошо до свидания privet zdravstvuyte skolko stoit spasibo pozhaluysta mozhno gde kogda est dobryy den',
    ),
  },
];

const NAMES: [RegExp, Language][] = [
  [/ўзбек|узбекск[а-я]* \(?кирил|uzbek,? \(?cyrillic|kirill/i, 'uz-cyrl'],
  [/uzbek|oʻzbek|узбек/i, 'uz'],
  [/russian|rus tili|русск/i, 'ru'],
  [/english|ingliz|английск|инглиз/i, 'en'],
];

/**
 * The language of a text by its letters and common words, or null when it says too little (a
 * number, a smiley, "ok").
 */
export function detectLanguage(text: string): Language | null {
  const plain = fold(text);
  if (/[ўқғҳ]/.test(plain)) return 'uz-cyrl';
  const words = plain.match(/[\p{L}ʻ]+/gu) ?? [];
  const scores = VOCABULARY.map(({ language, words: known }) => ({
    language,
    score: words.filter((word) => known.has(word) || known.has(word.replaceAll('ʻ', ''))).length,
  }));
  bump(scores, 'uz', words.filter((word) => /[og]ʻ|q(?!u)|mi$|ingiz$|moqchi/.test(word)).length);
  bump(scores, 'ru', words.filter((word) => /[ыщэ]|(ться|ете|ого)$/.test(word)).length);
  bump(
    scores,
    'uz-cyrl',
    words.filter((word) => /(?<![ая])ми$|нгиз$|мокчи|ларда$/.test(word)).length,
  );
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  if (best && best.score > 0) return best.language;
  if (/[а-яё]{3}/.test(plain)) return 'ru';
  return null;
}

/** What a system instruction says about the language of answers. */
type LanguageRules = {
  /** The one language to answer in, whatever the customer writes. */
  only: Language | null;
  /** The languages to follow the customer in; empty for all. */
  allowed: Language[];
  /** The language when the customer's is not known or not allowed. */
  otherwise: Language | null;
};

/** Reads those rules sentence by sentence; a language that is merely named is the one otherwise. */
export function languageRules(instruction: string): LanguageRules {
  const rules: LanguageRules = { only: null, allowed: [], otherwise: null };
  let mentioned: Language | null = null;
  for (const sentence of fold(instruction).split(/[.!\n]+/)) {
    const named = namedIn(sentence);
    const [first] = named;
    if (!first) continue;
    if (/\bonly\b|whatever language|faqat|только/.test(sentence)) rules.only ??= first;
    else if (/one of|biri|одн(ом|ого) из/.test(sentence)) rules.allowed = named;
    else if (
      /otherwise|another|default|aks holda|boshqa|иначе|другом|по умолчанию/.test(sentence)
    ) {
      rules.otherwise ??= first;
    }
    mentioned ??= first;
  }
  rules.otherwise ??= mentioned;
  return rules;
}

function namedIn(sentence: string): Language[] {
  return NAMES.map(([pattern, language]) => ({ language, at: sentence.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ language }) => language)
    .filter((language, _n, all) => !(language === 'uz' && all.includes('uz-cyrl')));
}

/** Lower case, with every spelling of the Uzbek apostrophe after o and g made U+02BB. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/(?<=[og])[ʻʼ'‘’`´]/g, 'ʻ');
}

const PAIRS =
  'oʻ ў gʻ ғ sh ш ch ч yo ё yu ю ya я ye е a а b б d д e е f ф g г h ҳ i и j ж k к l л m м n н o о p п q қ r р s с t т u у v в x х y й z з';

const CYRILLIC = new Map(
  [...PAIRS.matchAll(/(\S+) (\S+)/g)].map(([, from = '', to = '']) => [from, to]),
);

/** Uzbek in Latin letters written in Cyrillic; other letters and signs stay as they are. */
export function toCyrillic(text: string): string {
  return text.replace(/[oOgG]ʻ|[sScC]h|[yY][oeua](?!ʻ)|[a-zA-Zʼ]/g, (piece, at: number) => {
    const small = piece.toLowerCase();
    const startsWord = !/\p{L}/u.test(text[at - 1] ?? '');
    const made =
      small === 'e' && startsWord ? 'э' : small === 'ʼ' ? 'ъ' : (CYRILLIC.get(small) ?? piece);
    return small === piece ? made : made.toUpperCase();
  });
}

function bump(scores: { language: Language; score: number }[], language: Language, by: number) {
  const entry = scores.find((score) => score.language === language);
  if (entry) entry.score += by;
}

function vocabulary(words: string): Set<string> {
  return new Set(words.split(' '));
}

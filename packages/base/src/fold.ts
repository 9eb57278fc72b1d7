// The marks people type for the letters oʻ and gʻ and for the tutuq belgisi, straight or curly.
const apostrophes = /[\u02BB\u02BC\u02B9\u02BD'\u2018\u2019\u201B`\u00B4\u2032]/gu;

// Uzbek's official correspondence; letters only Russian has get the nearest Uzbek sound.
// prettier-ignore
const latin: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'j', з: 'z', и: 'i', й: 'y',
  к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f',
  х: 'x', ц: 's', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya',
  ў: 'o', қ: 'q', ғ: 'g', ҳ: 'h',
};

const vowel = /[аеёиоуыэюяў]/u;

/**
 * `text` as it is indexed and searched: lower case, without accents and apostrophes, Cyrillic
 * written in Latin letters, spaces single; so that toʻlov, to'lov, tolov and тўлов are one word.
 */
export function foldText(text: string): string {
  const letters = text.replace(apostrophes, '').normalize('NFKC').toLowerCase();
  // Again without the marks: letters of other Cyrillic alphabets lose theirs and become known ones.
  return romanize(romanize(letters).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
    .replace(apostrophes, '')
    .replaceAll('ı', 'i')
    .replace(/\s+/gu, ' ')
    .trim();
}

function romanize(text: string): string {
  if (!/\p{Script=Cyrillic}/u.test(text)) return text;
  let before = '';
  let out = '';
  for (const letter of text) {
    out += inPlace(letter, before);
    before = letter;
  }
  return out;
}

// Two letters depend on what stands before them: ер is yer but бер ber, цирк sirk but милиция militsiya.
function inPlace(letter: string, before: string): string {
  if (letter === 'е' && (!/\p{L}/u.test(before) || vowel.test(before) || /[ъь]/u.test(before))) {
    return 'ye';
  }
  if (letter === 'ц' && vowel.test(before)) return 'ts';
  return latin[letter] ?? letter;
}

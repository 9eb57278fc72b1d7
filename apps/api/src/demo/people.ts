import type { Locale } from '@cbf/db';
import type { Random } from './random.ts';

/** A customer of the demo as the platform knows them. */
export interface Person {
  readonly externalId: string;
  readonly name: string;
  readonly handle: string | null;
  readonly language: Locale;
}

// Numbers of their own, far from those that the simulator gives to new customers.
const firstNumber = 710_000_001;

/**
 * Deals people without repeating a number: whoever writes in a language has a name that is usual
 * among those who do.
 */
export function createPeople(random: Random): (language: Locale) => Person {
  const decks = {
    uz: random.shuffled(pairs(uzbekFirst, uzbekLast)),
    ru: random.shuffled(pairs(russianFirst, russianLast)),
    en: random.shuffled(pairs(englishFirst, englishLast)),
  };
  let number = firstNumber;
  return (language) => {
    const deck = decks[language];
    const [first, last] = deck[number % deck.length] ?? ['Aziz', 'Karimov'];
    const person = {
      externalId: String(number),
      name: random.chance(0.75) ? `${first} ${last}` : first,
      handle: random.chance(0.6) ? handleOf(first, last, number) : null,
      language,
    };
    number += 1;
    return person;
  };
}

function pairs(first: readonly string[], last: readonly string[]): (readonly [string, string])[] {
  return first.flatMap((one) => last.map((other) => [one, other] as const));
}

function handleOf(first: string, last: string, number: number): string {
  const plain = romanized(`${first}_${last}`).toLowerCase();
  return `${plain.replace(/[^a-z_]/g, '')}${String(number % 100)}`;
}

// prettier-ignore
const letters: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l',
  м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch',
  ш: 'sh', щ: 'sch', ы: 'y', ь: '', ю: 'yu', я: 'ya', ё: 'yo', э: 'e',
};

function romanized(text: string): string {
  return [...text.toLowerCase()].map((letter) => letters[letter] ?? letter).join('');
}

const uzbekFirst = [
  'Dilnoza',
  'Jasur',
  'Madina',
  'Bekzod',
  'Nilufar',
  'Sardor',
  'Gulnora',
  'Oʻtkir',
  'Shahlo',
  'Ulugʻbek',
  'Zarina',
  'Akmal',
  'Feruza',
  'Sherzod',
];
// Family names that are the same for women and men.
const uzbekLast = ['Qodiriy', 'Turon', 'Navroʻz', 'Buxoriy', 'Termiziy', 'Qosimzoda'];
const russianFirst = [
  'Марина',
  'Тимур',
  'Азиза',
  'Сергей',
  'Камила',
  'Руслан',
  'Ольга',
  'Шерзод',
  'Екатерина',
  'Артём',
  'Лола',
  'Виктор',
];
const russianLast = ['Ким', 'Пак', 'Хан', 'Цой', 'Мельник', 'Бондаренко'];
const englishFirst = ['Emma', 'Daniel', 'Sara', 'James', 'Aisha', 'Leo', 'Hana', 'Tom'];
const englishLast = ['Miller', 'Brown', 'Walker', 'Novak', 'Evans'];

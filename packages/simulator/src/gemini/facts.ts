import { fold } from './language.ts';

/** What customers ask a business about. */
export const TOPICS = [
  'price',
  'hours',
  'address',
  'phone',
  'delivery',
  'payment',
  'booking',
] as const;
export type Topic = (typeof TOPICS)[number];

/** A line of the system instruction that states something, with the topics it speaks about. */
type Fact = { text: string; topics: Topic[]; words: Set<string> };

/** What the reply knows of the business: only what the system instruction says. */
export type Business = { name: string | null; facts: Fact[] };

/** Words by which a topic is known in a fact and in a question, in all languages, folded. */
const TOPIC_WORDS: Record<Topic, RegExp> = {
  price:
    /\b(price|cost|how much|cheap|expensive|discount|narx|qancha tur|qancha|necha pul|arzon|qimmat|chegirma)|цен[аыуе]|стоит|стоимост|сколько|скидк|нарх|қанча|канча|неча пул|арзон|чегирма|\bskolko/,
  hours:
    /\b(open|close|hours?|schedule|working|weekend|ish vaqt|ochiq|ochil|yopil|soat|dam olish|qachon ishla)|открыт|закры|работает|работаете|работаем|режим|часы|график|выходн|иш вақт|иш вакт|очиқ|очик|ёпил|соат/,
  address:
    /\b(address|where|located|location|street|metro|landmark|manzil|qayer|koʻcha|moʻljal|metro)|адрес|где|находит|находим|улиц|метро|ориентир|манзил|қаер|каер|кўча|куча|мўлжал/,
  phone:
    /\b(phone|call|contact|number|telefon|raqam|qoʻngʻiroq|aloqa)|телефон|позвон|номер|контакт|рақам|ракам|қўнғироқ/,
  delivery: /\b(deliver|shipping|courier|yetkaz|kuryer|dastavka)|достав|курьер|етказ|курьер/,
  payment:
    /\b(pay|card|cash|payme|click|uzum|toʻlov|toʻla|karta|naqd)|оплат|карт[аыуо]|наличн|тўлов|тулов|нақд/,
  booking:
    /\b(book|reserve|reservation|appointment|bron|yozil|navbat|band qil)|записат|запис[ьи]|брон|столик|ёзил|навбат/,
};

const MONEY = /\d[\d\s.,]*\s?(?:soʻm|so'm|som\b|сум|сўм|uzs|usd|\$|€|₽|руб)|[$€]\s?\d/;
const TIME = /\b\d{1,2}[:.]\d{2}\b|\b24\/7\b/;
const PHONE = /\+?\d[\d\s()-]{7,}\d/;

/** Lines that tell the model how to behave are never told to a customer. */
const ORDERS =
  /^(?:[-*•\d.)\s]*)(?:you are|you're|act as|your (?:role|tone|task|name)|role|tone|must|never|always|do not|don't|reply|respond|answer|speak|write|use|keep|be |ask|if |when |offer|say |language|siz .*(?:yordamchi|bot|operator)|javob ber|hech qachon|doim|har doim|qisqa|muomala|rol|uslub|til|agar|soʻra|ты\b|вы\b.*(?:ассистент|помощник|бот|консультант)|отвеча|никогда|всегда|не\s|пиши|говори|будь|роль|тон|язык|если|используй|спрашивай|предлагай|сиз .*(?:ёрдамчи|бот)|жавоб бер|ҳеч қачон)/;

/** What a system instruction tells about the business; empty for an instruction without facts. */
export function readBusiness(instruction: string): Business {
  const lines = instruction
    .split(/\n|(?<=\p{L}{3}[.!?;]|[\d)][.!?;])\s+(?=\p{Lu})/u)
    .map((line) => line.replace(/^[\s#>*•-]+|\*\*|\s+$/g, '').trim())
    .filter((line) => line.length > 2);
  return { name: nameIn(instruction, lines), facts: factsIn(lines) };
}

/** The topics a message or a line is about. */
export function topicsOf(text: string): Topic[] {
  const folded = fold(text);
  return TOPICS.filter((topic) => TOPIC_WORDS[topic].test(folded));
}

/**
 * The facts that answer a message: those that share a word with it and, if it has a topic, that
 * topic; without any, those with most of its topics. At most three.
 */
export function factsFor(message: string, facts: readonly Fact[]): Fact[] {
  const topics = topicsOf(message);
  const asked = stems(message);
  const scored = facts.map((fact) => ({
    fact,
    shared: [...asked].filter((word) => fact.words.has(word)).length,
    onTopic: fact.topics.filter((topic) => topics.includes(topic)).length,
  }));
  const named = scored.filter(({ shared, onTopic }) => shared > 0 && (onTopic > 0 || !topics[0]));
  const most = Math.max(0, ...scored.map(({ onTopic }) => onTopic));
  const chosen =
    named.length > 0 ? named : scored.filter(({ onTopic }) => most > 0 && onTopic === most);
  return chosen
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, 3)
    .map(({ fact }) => fact);
}

function factsIn(lines: readonly string[]): Fact[] {
  return lines
    .filter((line) => !ORDERS.test(fold(line)) && !/:$/.test(line))
    .map((text) => ({ text, topics: factTopics(text), words: stems(text) }));
}

function factTopics(line: string): Topic[] {
  const folded = fold(line);
  const seen = new Set(topicsOf(line));
  if (MONEY.test(folded)) seen.add('price');
  if (TIME.test(folded)) seen.add('hours');
  if (PHONE.test(folded.replace(new RegExp(MONEY, 'g'), ''))) seen.add('phone');
  return [...seen];
}

const COMMON =
  /^(have|with|that|this|your|what|about|much|does|want|need|please|price|cost|narxi|narx|qancha|bormi|kerak|uchun|bilan|qanday|сколько|стоит|цена|есть|можно|хочу|какая|какие|где|where|when|open|soat|today|bugun|сегодня)/;

function stems(text: string): Set<string> {
  const words = fold(text).match(/[\p{L}ʻ]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.test(word)).map((word) => word.slice(0, 5)));
}

const NAME =
  /^(?:(?:business|shop|company|brand|store|cafe)(?: name)?|name|nomi|biznes|doʻkon|kompaniya|название|компания|магазин|бизнес)\s*[:=—–-]\s*(.+)$/i;
const OF_SHOP =
  /(?:assistant|bot|consultant|helper|manager|operator|receptionist|администратор|ассистент|помощник|консультант|бот)\w*\s+(?:of|for|at|магазина|кафе|салона|компании|ресторана|клиники)\s+(?:the\s+)?((?:\p{Lu}[\p{L}\p{N}ʻ'’&-]*\s?)+)/u;
const UZ_SHOP =
  /\b((?:\p{Lu}[\p{L}\p{N}ʻ'’&-]*\s)+)(?:doʻkoni|kafesi|restorani|saloni|kompaniyasi|klinikasi|markazi)/u;
const QUOTED = /[«"“]([^»"”\n]{2,40})[»"”]/;

function nameIn(instruction: string, lines: readonly string[]): string | null {
  const label = lines.map((line) => NAME.exec(line)?.[1]?.trim()).find(Boolean);
  if (label !== undefined) return label.replace(/^[«"“]|[»"”.]+$/g, '');
  const head = lines.slice(0, 3).join('\n');
  const found =
    QUOTED.exec(head)?.[1] ??
    OF_SHOP.exec(instruction)?.[1] ??
    UZ_SHOP.exec(` ${instruction}`)?.[1];
  const called = /^you are (?!an? |the )([^.,\n]{2,60})/i.exec(instruction)?.[1];
  return (found ?? called)?.trim() ?? null;
}

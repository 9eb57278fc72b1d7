import type { Language } from './language.ts';
import { inLanguage } from './phrases.ts';
import type { Prompt } from './prompt.ts';

const LONG_LENGTH = 6000;

/**
 * Control words, looked for in the last message:
 * - `#probe` adds a line that proves what was sent (see `probeLine`);
 * - `#echo some text` answers with exactly that text;
 * - `#markdown` answers with every kind of Markdown a model writes, and signs that need escaping;
 * - `#long` or `#long:12000` answers with Markdown of at least 6000 (12000) letters;
 * - `#json` answers with a fenced block of JSON;
 * - `#call` or `#call:name` calls a declared function (see `function-calls.ts`).
 *
 * Gives the text that the word asks for, or null when there is none.
 */
export function controlled(prompt: Prompt): string | null {
  const { last, language } = prompt;
  const echo = /#echo[ \n]([\s\S]+)/.exec(last)?.[1];
  if (echo !== undefined) return echo.replaceAll('#probe', '').trim();
  const long = /#long(?::(\d+))?/.exec(last);
  if (long) return longText(Number(long[1] ?? LONG_LENGTH), language);
  if (last.includes('#markdown')) return showcase(language);
  if (last.includes('#json')) return jsonBlock(prompt);
  return null;
}

function longText(length: number, language: Language): string {
  const sections: string[] = [];
  for (let n = 1, sum = 0; sum < length; n += 1) {
    const text = section(n, language);
    sections.push(text);
    sum += text.length + 2;
  }
  return sections.join('\n\n');
}

function section(n: number, language: Language): string {
  const word = (en: string, uz: string, ru: string) => inLanguage({ en, uz, ru }, language);
  const lines = [
    `## ${n}. ${word('Section', 'Boʻlim', 'Раздел')}`,
    word(
      `This is **part ${n}** of a long answer. It is long enough to be sent in *several* messages.`,
      `Bu uzun javobning **${n}-qismi**. U bir *nechta* xabarga boʻlinib yuboriladi.`,
      `Это **часть ${n}** длинного ответа. Он отправляется *несколькими* сообщениями.`,
    ),
    '',
    ...[1, 2, 3].map((item) => {
      const text = word(
        `point ${n}.${item} with a \`code_${n}_${item}\` and a price of $${n * 10 + item}.`,
        `${n}.${item}-band, \`kod_${n}_${item}\` va narxi ${n * 10 + item} 000 soʻm.`,
        `пункт ${n}.${item}, \`код_${n}_${item}\` и цена ${n * 10 + item} 000 сум.`,
      );
      return `${item === 3 ? '  - ' : '- '}${text}`;
    }),
  ];
  if (n % 3 === 0) lines.push('', '```js', `const part = ${n}; // <b> & "quotes"`, '```');
  return lines.join('\n');
}

function showcase(language: Language): string {
  const title = inLanguage({ en: 'Everything', uz: 'Hammasi', ru: 'Всё сразу' }, language);
  return [
    `# ${title}`,
    '',
    '**bold**, *italic*, ***both***, ~~gone~~, `code_with_underscores` and [a link](https://example.com/a_(b)?x=1&y=2).',
    '',
    '1. first',
    '2. second',
    '   - nested *one*',
    '   - nested **two**',
    '',
    '> A quote, with <b>no html</b> & an ampersand.',
    '',
    '```python',
    'print("a_b*c", 1 < 2)',
    '```',
    '',
    '| Item | Price |',
    '|---|---:|',
    '| Tea | 10 000 |',
    '| Coffee_XL | 25 000 |',
    '',
    'Signs: _ * [ ] ( ) ~ ` > # + - = | { } . ! \\ and an unclosed **bold',
  ].join('\n');
}

function jsonBlock({ last, language, contents }: Prompt): string {
  const value = { language, turns: contents.length, message: last.replaceAll('#json', '').trim() };
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}

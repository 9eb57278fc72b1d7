const LANGUAGES = ['en', 'uz', 'ru'];

/** The language of the page: what the address asks for, else what the browser likes best, else English. */
export function pageLanguage(wish: string | undefined, accepted: string | undefined): string {
  if (wish !== undefined && LANGUAGES.includes(wish)) return wish;
  const liked = (accepted ?? '')
    .split(',')
    .map((item) => {
      const [tag = '', quality] = item.trim().split(';q=');
      return { tag: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality);
  return liked.find(({ tag }) => LANGUAGES.includes(tag))?.tag ?? 'en';
}

/** How the dashboard may look; SYSTEM follows the device. */
export const themes = ['SYSTEM', 'LIGHT', 'DARK'] as const;

/** One of the looks. */
export type Theme = (typeof themes)[number];

/** The cookie that remembers the look, so that the first paint is already right. */
export const themeCookie = 'cbf_theme';

/** Whether a text names one of the looks. */
export function isTheme(text: unknown): text is Theme {
  return themes.some((theme) => theme === text);
}

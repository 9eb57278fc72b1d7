/** Passes a growing text on to those who watch it grow. */
export interface Showing {
  /** The whole text so far. */
  push(text: string): void;
  /** Nothing that was held back is shown any more. */
  end(): void;
}

/** An answer that is whole by then needs no showing: nobody could read what flickers by. */
const quickMs = 250;

/** Shows the first words a quarter of a second after the beginning, and what follows at once. */
export function showGrowing(show: (text: string) => void): Showing {
  let latest = '';
  let isQuick = true;
  const timer = setTimeout(() => {
    isQuick = false;
    if (latest !== '') show(latest);
  }, quickMs);
  return {
    push(text) {
      latest = text;
      if (!isQuick) show(text);
    },
    end: () => clearTimeout(timer),
  };
}

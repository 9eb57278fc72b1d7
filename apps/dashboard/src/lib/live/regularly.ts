/**
 * Does something every so many milliseconds while somebody looks at the page, and at once when
 * they look again after longer. Returns how to stop.
 */
export function regularly(milliseconds: number, work: () => void): () => void {
  let last = Date.now();
  const due = (): void => {
    if (document.hidden || Date.now() - last < milliseconds) return;
    last = Date.now();
    work();
  };
  const timer = setInterval(due, milliseconds / 3);
  document.addEventListener('visibilitychange', due);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', due);
  };
}

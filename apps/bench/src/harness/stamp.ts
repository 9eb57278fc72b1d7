/** A moment to be found again in an event's text by the viewers: 14 digits and a point. */
export function stamp(): string {
  return `at=${(performance.timeOrigin + performance.now()).toFixed(0).padStart(14, '0')}`;
}

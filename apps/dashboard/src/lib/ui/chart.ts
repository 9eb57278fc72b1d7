/** One piece of a stacked bar, measured from the top of the drawing. */
export interface Bar {
  readonly point: number;
  readonly series: number;
  readonly value: number;
  readonly y: number;
  readonly height: number;
}

/** A round number at or above every value, so that the axis reads well; 1 when all is zero. */
export function scaleOf(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= most) ?? 10;
  return step * power;
}

/** Stacks each point's values upwards from the bottom; zero draws nothing. */
export function barsOf(
  points: readonly { readonly values: readonly number[] }[],
  top: number,
  height: number,
): readonly Bar[] {
  return points.flatMap(({ values }, point) => {
    let y = height;
    return values.flatMap((value, series) => {
      if (value <= 0) return [];
      const size = (value / top) * height;
      y -= size;
      return [{ point, series, value, y, height: size }];
    });
  });
}

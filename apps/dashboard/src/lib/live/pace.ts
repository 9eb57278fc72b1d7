/** A drawing that takes longer than two frames, ms, is followed by a pause. */
const quick = 32;

/** Nobody waits longer than this for what has come, ms. */
const longest = 500;

/**
 * Says when to draw what has come: with the next frame as long as that is quick. When so much
 * comes that a drawing takes longer, two thirds of the time are left for taking in, so that what
 * would be pushed out of sight at once is never drawn.
 */
export class Pace {
  #cost = 0;

  /** Calls back once, soon. A hidden tab draws no frames, so there a timer takes their place. */
  soon(draw: () => void): void {
    if (document.hidden) setTimeout(draw, 250);
    else if (this.#cost < quick) this.#withFrame(draw);
    else setTimeout(() => this.#withFrame(draw), Math.min(longest, 2 * this.#cost));
  }

  #withFrame(draw: () => void): void {
    requestAnimationFrame(() => {
      const begun = performance.now();
      draw();
      // The browser lays out and paints before it comes to this.
      setTimeout(() => (this.#cost = performance.now() - begun));
    });
  }
}

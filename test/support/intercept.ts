// Stands between a test and the browser: contexts that are not handed out.

/**
 * Stands between the page and the browser's WebGL2.
 * @param answer - is given what the browser answered, and says what the page is given
 * @returns how to get out of the way again
 */
export function interceptWebGL2(answer: (given: () => unknown) => unknown): () => void {
  const prototypes = [OffscreenCanvas.prototype, HTMLCanvasElement.prototype] as { getContext: unknown }[];
  const restorers = prototypes.map((prototype) => {
    const real = prototype.getContext as (...args: unknown[]) => unknown;
    prototype.getContext = function (this: unknown, ...args: unknown[]) {
      const given = () => Reflect.apply(real, this, args);
      return args[0] === 'webgl2' ? answer(given) : given();
    };
    return () => (prototype.getContext = real);
  });
  return () => restorers.forEach((restore) => restore());
}

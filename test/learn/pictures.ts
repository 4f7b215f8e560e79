// Pictures to learn, drawn by our own code with soft edges: red, green, blue, alpha, not multiplied.

const soft = (distance: number) => 1 / (1 + Math.exp(3 * distance));

/** A face: a yellow disc with two eyes and a mouth. @param n - side, from 10 */
export function face(n: number): Float32Array {
  const middle = (n - 1) / 2;
  const radius = n / 2 - 0.6;
  return Float32Array.from({ length: n * n * 4 }, (_, i) => {
    const cell = Math.floor(i / 4);
    const [x, y] = [(cell % n) - middle, Math.floor(cell / n) - middle];
    const eye = Math.min(...[-1, 1].map((side) => Math.hypot(x - side * 0.36 * radius, y + 0.3 * radius))) - 0.17 * radius;
    const mouth = y > 0.1 * radius ? Math.abs(Math.hypot(x, y) - 0.6 * radius) - 0.1 * radius : 9;
    const ink = Math.max(soft(eye), soft(mouth));
    const color = [1 - 0.8 * ink, 0.8 - 0.7 * ink, 0.15, soft(Math.hypot(x, y) - radius)];
    return color[i % 4];
  });
}

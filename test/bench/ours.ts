// Simulations of the suite as bench cases.

import { parseRule } from '../../core/rule/parse.js';
import type { Rule } from '../../core/rule/rule.js';
import { createSimulation } from '../../core/simulation/create.js';
import { drain } from './baselines.js';
import type { OpenCase } from './harness.js';

/**
 * A rule stepping on a square torus, or in a cube.
 * @param side - of the square, or the extent
 * @param painted - a stroke is painted before each step
 * @param rested - wait until the rule is written into the shader (where its path does that)
 */
export async function stepping(
  rule: string | Rule,
  side: number | readonly number[],
  { rested = true, painted = false, precision = 'auto' }: { rested?: boolean; painted?: boolean; precision?: 'auto' | 8 } = {},
): Promise<OpenCase> {
  const parsed = typeof rule === 'string' ? parseRule(rule) : rule;
  const sim = await createSimulation({
    rule: parsed,
    size: typeof side === 'number' ? [side, side] : side,
    density: 0.35,
    precision,
  });
  const run = (times: number) => {
    if (!rested) sim.setRule(parsed.with({ name: `${parsed.name} edited` }));
    for (let i = 0; i < times; i++) {
      if (painted) sim.paint({ x: (i * 37) % sim.size[0], y: (i * 61) % sim.size[1], radius: 4 });
      sim.step();
    }
    const gl = sim.engine?.gpu.gl as WebGL2RenderingContext;
    drain(gl, sim.engine?.plan.layout.discrete ?? false);
  };
  run(1);
  if (rested) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    for (let i = 0; i < 4; i++) {
      run(1);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return { run, close: () => sim.dispose() };
}

// Shared by the tests of presets: a preset set going as <ca-grid> does, and what "alive" means.
import { expect } from '@open-wc/testing';
import { noContent } from '../../components/grid/content.js';
import { planGrid } from '../../components/grid/settings.js';
import { allRules } from '../../components/shared/all-rules.js';
import type { Cells } from '../../core/compile/layout.js';
import { presets, type Preset } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { channelOf } from '../support/torus.js';

/** Each rule is a shader, and a program that draws on the CPU compiles them slowly: on a busy machine in seconds. */
export const SLOW = 120_000;

export const presetOf = (id: string): Preset => presets.get(id) ?? (expect.fail(`no preset ${id}`) as never);

/** Ids of a family in their order. */
export const idsOf = (...families: string[]): string[] =>
  [...presets.values()].filter(({ family }) => families.includes(family)).map(({ id }) => id);

/** Runs a preset from its own start, or from a changed one, and disposes it. */
export async function withPreset<T>(
  id: string,
  use: (simulation: Simulation) => Promise<T>,
  change: Parameters<typeof planGrid>[0] = {},
): Promise<T> {
  await allRules.fetch(); // a preset's own start is known then
  const { rule, size, precision, start } = planGrid({ rule: presetOf(id).rule, ...change }, noContent, false, null);
  const simulation = await createSimulation({ rule, size, precision, ...start });
  try {
    return await use(simulation);
  } finally {
    simulation.dispose();
  }
}

/** The first channel after each of some generations, which rise. */
export function fieldsAt(id: string, generations: readonly number[], change?: Parameters<typeof planGrid>[0]): Promise<Float64Array[]> {
  return withPreset(
    id,
    async (simulation) => {
      const fields: Float64Array[] = [];
      for (const generation of generations) {
        simulation.step(generation - simulation.generation);
        fields.push(channelOf(await simulation.read(), simulation.rule.channels, 0));
      }
      return fields;
    },
    change,
  );
}

/** Share of the numbers that differ by more than a thousandth. */
export function shareChanged(before: ArrayLike<number>, after: ArrayLike<number>): number {
  let changed = 0;
  for (let i = 0; i < before.length; i++) if (Math.abs(before[i] - after[i]) > 1e-3) changed++;
  return changed / before.length;
}

/** Share of the cells that are not in state 0, or of a continuous field over a level. */
export const shareOver = (field: ArrayLike<number>, level = 0.5): number =>
  Array.prototype.filter.call(field, (value: number) => value > level).length / field.length;

function spreadOf(cells: Cells | Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of cells) {
    if (!Number.isFinite(value)) return NaN;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
}

/** One test for each preset: after some steps from its own start it is neither empty nor full, and still moves. */
export function itIsAlive(ids: readonly string[], steps: Readonly<Record<string, number>> = {}, usual = 60): void {
  for (const id of ids) {
    const count = steps[id] ?? usual;
    it(`${id} is alive after ${count} steps from its own start`, async () => {
      const [first, now, next] = await fieldsAt(id, [0, count, count + 1]);
      expect(spreadOf(now), 'neither empty nor full').to.be.above(0.1);
      expect(shareChanged(first, now), 'it has moved').to.be.above(0);
      expect(shareChanged(now, next), 'it moves').to.be.above(0);
    });
  }
}

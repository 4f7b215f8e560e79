import { expect } from '@open-wc/testing';
import { parsePattern } from '../../core/pattern/index.js';
import { runReference } from '../../core/rule/index.js';
import { fieldsAt, idsOf, itIsAlive, presetOf, shareChanged, SLOW, withPreset } from './support.js';

const HEAD = 1;

/** Generations up to the last at which a cell of the WireWorld preset is an electron's head. */
async function signalsAt(cells: readonly (readonly [x: number, y: number])[], last: number): Promise<number[][]> {
  return withPreset('wireworld', async (simulation) => {
    const heads = cells.map(() => [] as number[]);
    const { width, height } = parsePattern(presetOf('wireworld').start.pattern as string);
    const [X, Y] = simulation.size;
    const places = cells.map(([x, y]) => (Math.floor((Y - height) / 2) + y) * X + Math.floor((X - width) / 2) + x);
    for (let generation = 0; generation <= last; generation++) {
      const states = await simulation.read();
      places.forEach((place, i) => states[place] === HEAD && heads[i].push(generation));
      simulation.step();
    }
    return heads;
  });
}

const gaps = (times: readonly number[]) => times.slice(1).map((time, i) => time - times[i]);

describe('presets: WireWorld and cyclic rules', function () {
  this.timeout(SLOW);

  itIsAlive(idsOf('Wires and cycles'));

  it('wireworld: the clocks beat every 14 and 18 generations, and the gate lets through what is not met', async () => {
    const [first, second, out] = await signalsAt(
      [
        [10, 1],
        [12, 15],
        [40, 8],
      ],
      260,
    );
    expect(first.length).to.be.above(15);
    expect(new Set(gaps(first))).to.deep.equal(new Set([14]));
    expect(new Set(gaps(second))).to.deep.equal(new Set([18]));
    // From clock to gate both wires are of one length; where both clocks beat at once, in step, nothing comes out.
    expect(out.length).to.be.above(12);
    expect(out.length).to.be.below(first.length + second.length);
  });

  it('wireworld: its gate is an exclusive or', () => {
    const gate = ['####.........', '....#........', '...####......', '...#..#######', '...####......', '....#........', '####.........'];
    const text = gate.join('');
    const pulses = (a: boolean, b: boolean) => {
      let states: ArrayLike<number> = Uint8Array.from(text, (cell) => (cell === '#' ? 3 : 0));
      const put = (place: number) => ((states as Uint8Array)[place] = HEAD) && ((states as Uint8Array)[place - 1] = 2);
      if (a) put(1);
      if (b) put(6 * 13 + 1);
      let count = 0;
      for (let i = 0; i < 20; i++) {
        states = runReference(presetOf('wireworld').rule, states, [13, 7], 1, { boundary: 'dead' });
        if (states[3 * 13 + 11] === HEAD) count++;
      }
      return count;
    };
    expect([pulses(false, false), pulses(true, false), pulses(false, true), pulses(true, true)]).to.deep.equal([0, 1, 1, 0]);
  });

  for (const [id, states] of [
    ['cyclic-spirals', 3],
    ['cyclic-diamonds', 5],
  ] as const)
    it(`${id}: after 500 steps spirals still turn through all ${states} states`, async () => {
      const fields = await fieldsAt(
        id,
        Array.from({ length: 41 }, (_, i) => 500 + i),
      );
      expect(new Set(fields[0]).size).to.equal(states);
      expect(shareChanged(fields[0], fields[1])).to.be.above(0.05);
      let most = 0;
      for (const field of fields) most = Math.max(most, shareChanged(fields[0], field));
      expect(most, 'cells that a wave has crossed').to.be.above(0.6);
    });
});

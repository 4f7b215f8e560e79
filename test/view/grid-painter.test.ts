// The picture without a GPU is the one that the GPU draws: sizes, zooms, maps, gaps, glow and the brush, pixel by pixel.
import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { colorMap } from '../../core/view/color-map.js';
import type { GridView } from '../../core/view/grid-view.js';
import { until } from '../support/automata.js';
import { interceptWebGL2 } from '../support/intercept.js';
import { drawn, IdleLoop, pictureOn, viewOf, type Picture } from '../support/pictures.js';

/** Makes views of one automaton, steps it between pictures, and gives the pictures. */
type Show = (rule: string, size: readonly [number, number], shown: Parameters<typeof viewOf>[1], options?: Options) => Promise<Picture[]>;
interface Options {
  ratio?: number;
  look?: NonNullable<Parameters<typeof viewOf>[2]>['look'];
  prepare?: (view: GridView, simulation: Simulation) => void;
  steps?: readonly number[];
}

describe('a grid painted without a GPU', () => {
  const open: (Simulation | GridView)[] = [];
  afterEach(() => open.splice(0).forEach((each) => each.dispose()));

  /** @param draw - draws the view and gives what it shows */
  const shower =
    (draw: (view: GridView) => Promise<Picture>): Show =>
    async (rule, size, pixels, { ratio = 1, look, prepare, steps = [0] } = {}) => {
      const simulation = await createSimulation({ rule: parseRule(rule), size, density: 0.4, seed: 7 });
      const view = viewOf(simulation, pixels, { ratio, look });
      open.push(view, simulation);
      prepare?.(view, simulation);
      const pictures: Picture[] = [];
      for (const count of steps) {
        simulation.step(count);
        pictures.push(await draw(view));
      }
      return pictures;
    };

  const onGpu = shower((view) => Promise.resolve(drawn(view)[0]));

  const onCpu = shower(async (view) => {
    const cpu = view.simulation?.cpu ?? expect.fail('not on the CPU');
    const canvas = view.surface.canvas;
    view.drawn();
    view.drawOnCpu(cpu); // the first time it fetches the painter
    await until(() => view.dirty || canvas.style.width !== '', 'the painter comes');
    view.drawOnCpu(cpu);
    return pictureOn(canvas, view.pixelWidth, view.pixelHeight);
  });

  /** Fails where more than a share of the pixels differ by more than the tolerance. */
  async function expectSame(...given: Parameters<Show>): Promise<void> {
    const wanted = await onGpu(...given);
    open.splice(0).forEach((each) => each.dispose());
    await until(() => sharedGpu.current === null, 'no context');
    const giveBack = interceptWebGL2(() => null);
    const got = await onCpu(...given).finally(giveBack);
    for (const [i, picture] of got.entries()) {
      let worst = 0;
      let different = 0;
      for (let y = 0; y < picture.height; y++)
        for (let x = 0; x < picture.width; x++) {
          const want = wanted[i].at(x, y);
          const off = Math.max(...picture.at(x, y).map((value, c) => Math.abs(value - want[c])));
          worst = Math.max(worst, off);
          different += Number(off > 3);
        }
      // Where a sample lies exactly on a border between two cells, single and double precision may choose otherwise.
      expect(different / (picture.width * picture.height), `picture ${i}, worst ${worst}`).to.be.below(0.002);
    }
  }

  it('each cell has its color, at any size and ratio', async () => {
    await expectSame('life', [10, 8], [40, 32]);
    await expectSame('life', [10, 8], [54, 71], { ratio: 1.5 });
    await expectSame('B2/S/C5', [13, 13], [61, 31], { look: { colors: colorMap('observable10', { paper: '#102030' }) } });
    await expectSame('B2/S/C5', [13, 13], [61, 31], { look: { colors: colorMap('viridis') } });
  });

  it('the mean light of the cells where a pixel covers several', async () => {
    await expectSame('life', [241, 200], [100, 90]);
    await expectSame('life', [33, 20], [47, 90]);
    await expectSame('B2/S/C5', [331, 180], [110, 60], { look: { colors: colorMap('tableau10', { paper: '#fff8' }) } });
  });

  it('of the part that the camera shows', async () => {
    const prepare = ({ camera }: GridView) => {
      camera.setZoom(3.7);
      camera.panBy(-60.5, 31);
    };
    await expectSame('life', [140, 60], [90, 66], { ratio: 1.25, prepare });
  });

  it('with gaps and the outline of the brush', async () => {
    for (const zoom of [7.37, 16])
      await expectSame('life', [30, 30], [160, 120], {
        prepare: (view) => {
          view.camera.setZoom(zoom);
          view.brush = { x: 14, y: 15, radius: 2 };
        },
      });
    await expectSame('life', [200, 100], [200, 100], { prepare: (view) => (view.brush = { x: 2, y: 95, radius: 12 }) });
  });

  it('with the glow of what died, until it starts anew', async () => {
    const look = { colors: colorMap('#000,#fff'), fade: 3 };
    await expectSame('life', [40, 30], [80, 60], { look, steps: [0, 1, 1, 3, 9] });
  });

  it('as a file', async () => {
    await until(() => sharedGpu.current === null, 'no context');
    const giveBack = interceptWebGL2(() => null);
    try {
      const simulation = await createSimulation({ rule: parseRule('life'), size: [10, 8] });
      const view = viewOf(simulation, [40, 32], { loop: new IdleLoop() });
      open.push(view, simulation);
      const picture = await createImageBitmap(await view.toBlob('image/png'));
      expect([picture.width, picture.height]).to.deep.equal([40, 32]);
      const cells = await simulation.read();
      const shown = pictureOn(picture, 40, 32);
      for (let cell = 0; cell < 80; cell++)
        expect(shown.at((cell % 10) * 4 + 2, Math.floor(cell / 10) * 4 + 2)[0]).to.equal(cells[cell] ? 0 : 255);
    } finally {
      giveBack();
    }
  });
});

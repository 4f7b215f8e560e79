import { expect } from '@open-wc/testing';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { colorMap } from '../../core/view/color-map.js';
import type { GridView } from '../../core/view/grid-view.js';
import { soup } from '../rule/support.js';
import { BLACK, BLUE, drawn, expectCells, expectPixel, inkOf, RED, viewOf, WHITE, type Pixel } from '../support/pictures.js';

const life = parseRule('life');
const open: (Simulation | GridView)[] = [];
afterEach(() => open.splice(0).forEach((each) => each.dispose()));

async function grid(size: readonly [number, number], rule = life, cells = soup(size[0] * size[1], 0.5, 6)): Promise<Simulation> {
  const simulation = await createSimulation({ rule, size, init: 'empty' });
  simulation.write(rule.states === 'continuous' ? Float32Array.from(cells) : cells);
  open.push(simulation);
  return simulation;
}

function view(...given: Parameters<typeof viewOf>): GridView {
  const made = viewOf(...given);
  open.push(made);
  return made;
}

describe('the picture of a grid', () => {
  const cases: [grid: [number, number], pixels: [number, number], ratio: number][] = [
    [[10, 8], [40, 32], 1],
    [[10, 8], [80, 64], 2],
    [[10, 8], [25, 20], 1], // two and a half pixels a cell
    [[150, 7], [600, 28], 1.5],
    [[12, 12], [60, 30], 1], // beside the grid there is nothing
    [[7, 21], [50, 42], 1.25],
    [[3, 3], [700, 12], 3], // larger than the least size class
  ];
  for (const [size, pixels, ratio] of cases)
    it(`${size.join(' × ')} cells on ${pixels.join(' × ')} pixels at ratio ${ratio}: each has the color of its cell`, async () => {
      const simulation = await grid(size);
      const shown = view(simulation, pixels, { ratio });
      const [picture] = drawn(shown);
      expect([picture.width, picture.height]).to.deep.equal(pixels);
      expectCells(picture, shown, await simulation.read());
    });

  it('is of the part that the camera shows', async () => {
    const simulation = await grid([140, 60]);
    const shown = view(simulation, [90, 66], { ratio: 1.5 });
    shown.camera.setZoom(4); // six pixels a cell, and no gaps yet
    for (const [dx, dy] of [
      [0, 0],
      [1e6, 1e6],
      [-1e6, 13],
      [77, -1e6],
    ] as const) {
      shown.camera.panBy(dx, dy);
      expectCells(drawn(shown)[0], shown, await simulation.read());
    }
  });

  it('follows the cells', async () => {
    const simulation = await grid([16, 16]);
    const shown = view(simulation, [32, 32]);
    for (let i = 0; i < 3; i++) {
      expectCells(drawn(shown)[0], shown, await simulation.read());
      simulation.step();
    }
    simulation.paint({ x: 3, y: 4, radius: 2 });
    expectCells(drawn(shown)[0], shown, await simulation.read());
  });

  it('takes the mean light of the cells where a pixel covers several', async () => {
    const size = [240, 240] as const;
    const simulation = await grid(
      size,
      life,
      Uint8Array.from({ length: 240 * 240 }, (_, i) => +(i % 240 < 100 || (i % 240 >= 160 && i % 2))),
    );
    const [picture] = drawn(view(simulation, [60, 60]));
    for (const y of [0, 29, 59]) {
      expectPixel(picture, 10, y, BLACK);
      expectPixel(picture, 30, y, WHITE);
      const [light] = picture.at(50, y); // half of the light is a display value of 188; six samples of four cells may be off by one
      expect(light).to.be.within(150, 220);
    }
  });

  it('has the colors of a map by the state where the map counts states', async () => {
    const colors = colorMap('observable10', { paper: '#102030' });
    const cells = Uint8Array.from({ length: 25 }, (_, i) => i % 5);
    const simulation = await grid([5, 5], parseRule('B2/S/C5'), cells);
    const shown = view(simulation, [20, 20], { look: { colors } });
    const colorOf = (state: number) => [...colors.colors.subarray(4 * state, 4 * state + 4)] as unknown as Pixel;
    expectCells(drawn(shown)[0], shown, cells, colorOf);
    shown.look = { ...shown.look, colors: colorMap('tableau10') };
    expectPixel(drawn(shown)[0], 5, 1, [...colorMap('tableau10').colors.subarray(4, 8)] as unknown as Pixel);
  });

  it('has the colors of a map by the place in the range where states are continuous', async () => {
    const rule = parseRule('analog-life').with({ range: [-1, 3] });
    const simulation = await createSimulation({ rule, size: [5, 1], init: 'empty' });
    open.push(simulation);
    simulation.write(Float32Array.of(-1, 0, 1, 3, 9));
    const { colors } = colorMap('viridis');
    const [picture] = drawn(view(simulation, [10, 2], { look: { colors: colorMap('viridis') } }));
    [0, 63.75, 127.5, 255, 255].forEach((place, i) => {
      const [low, high] = [Math.floor(place), Math.ceil(place)].map((index) => colors.subarray(4 * index, 4 * index + 4));
      expectPixel(picture, 2 * i, 1, low.map((value, c) => (value + high[c]) / 2) as unknown as Pixel, 2);
    });
  });

  it('draws gaps between cells that are large enough, and none between small ones', async () => {
    const simulation = await grid([6, 6]);
    const cells = await simulation.read();
    for (const [zoom, ratio] of [
      [16, 1],
      [16, 2],
      [12, 1.5],
    ] as const) {
      const side = zoom * ratio;
      const shown = view(simulation, [6 * side, 6 * side], { ratio });
      const [picture] = drawn(shown);
      const onLine = (x: number, y: number) => x % side === 0 || y % side === 0;
      expectCells(picture, shown, cells, inkOf, onLine);
      for (let i = 0; i < 6 * side; i++)
        for (const line of [0, side, 5 * side]) {
          expectPixel(picture, line, i, RED);
          expectPixel(picture, i, line, RED);
        }
    }
    const half = view(simulation, [45, 45]); // 7.5 CSS pixels: between none at 6 and all at 9
    const pixel = drawn(half)[0].at(0, 3);
    expect(pixel[0]).to.be.within(120, 255);
    expect(Math.max(pixel[1], pixel[2])).to.be.within(cells[0] ? 0 : 120, 135);
  });

  it('outlines the brush, and only that', async () => {
    const simulation = await grid([20, 20], life, new Uint8Array(400));
    const shown = view(simulation, [100, 100]);
    shown.brush = { x: 10, y: 6, radius: 2 };
    const [picture] = drawn(shown);
    const cellAt = (x: number, y: number) => picture.at(x * 5 + 2, y * 5 + 2);
    expect(cellAt(10, 6)).to.deep.equal(WHITE);
    expect(cellAt(2, 2)).to.deep.equal(WHITE);
    let outlined = 0;
    for (let y = 0; y < 100; y++)
      for (let x = 0; x < 100; x++) {
        const [r, , b] = picture.at(x, y);
        if (b === 255 && r === 0) {
          outlined++;
          // The brush covers the cells within 2.5 of its middle.
          expect(Math.hypot((x + 0.5) / 5 - 10.5, (y + 0.5) / 5 - 6.5)).to.be.within(1.5, 3.6);
        }
      }
    expect(outlined).to.be.within(60, 400);
    expectPixel(picture, 52, 6 * 5 - 2 * 5, BLUE); // the upper edge of the topmost cell
    shown.brush = null;
    expectCells(drawn(shown)[0], shown, new Uint8Array(400));
  });

  it('lets what died glow for a while, and forgets it at a new start', async () => {
    const colors = colorMap('#000,#fff');
    const simulation = await grid(
      [8, 8],
      life,
      Uint8Array.from({ length: 64 }, (_, i) => +(i === 27)),
    );
    const shown = view(simulation, [8, 8], { look: { colors, fade: 2 } });
    const light = () => drawn(shown)[0].at(3, 3)[0];
    expect(light()).to.equal(255);
    simulation.step(); // it dies
    expect(light()).to.be.closeTo(255 * 0.55 * Math.SQRT1_2, 3);
    simulation.step(3);
    expect(light()).to.be.closeTo(255 * 0.55 * 0.25, 3);
    simulation.step(60);
    expect(light()).to.equal(0);
    simulation.paint({ x: 3, y: 3 });
    expect(light()).to.equal(255);
    simulation.clear();
    expect(light()).to.equal(0);
    simulation.paint({ x: 3, y: 3 });
    expect(light()).to.equal(255);
    simulation.clear(); // from generation 0 to generation 0
    expect(light()).to.equal(0);
    shown.look = { ...shown.look, fade: 0 };
    simulation.paint({ x: 3, y: 3 });
    simulation.step();
    expect(light()).to.equal(0);
  });
});

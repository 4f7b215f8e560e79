// Films of volumes: which slice comes when, and that the picture of a slice is what read() says, on every axis and in every layout.
import { expect } from '@open-wc/testing';
import { sharedGpu } from '../../core/gpu/share.js';
import { FilmPlayback } from '../../core/page/film-playback.js';
import { parseRule } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { colorMap } from '../../core/view/color-map.js';
import { AXES, Film } from '../../core/view/film.js';
import { loseContext, until, wait } from '../support/automata.js';
import { drawn, expectPixel, viewOf, type Pixel } from '../support/pictures.js';

const open: { dispose(): void }[] = [];
afterEach(() =>
  open
    .splice(0)
    .reverse()
    .forEach((each) => each.dispose()),
);

const SIZE = [19, 12, 9] as const;
const GREYS = colorMap('#000000,#ffffff');
/** White, black, red, blue for states 0 to 3. */
const FOUR = colorMap('#ffffff,#000000,#ff0000,#0000ff');

async function volumeOf(rule: string, size: readonly number[] = SIZE): Promise<Simulation> {
  const simulation = await createSimulation({ rule: parseRule(rule), size, init: 'random', density: 0.4, seed: 7 });
  open.push(simulation);
  return simulation;
}

function filmOf(simulation: Simulation, axis = 2, slice = 0): Film {
  const film = new Film(
    simulation.size,
    () => simulation.rule,
    () => {},
  );
  film.axis = AXES[axis];
  film.position = slice;
  return film;
}

/** A view of a film, a pixel a cell. */
function shown(simulation: Simulation, film: Film, colors = FOUR) {
  const view = viewOf(simulation, film.size, { look: { colors } });
  view.simulation = null;
  view.cut = film;
  view.simulation = simulation;
  open.push(view);
  return view;
}

/** The state under each pixel of a slice, counted out without the film: `[row][column]`. */
function sliceOf(cells: ArrayLike<number>, axis: number, slice: number, [X, Y, Z]: readonly number[]): number[][] {
  const at = (x: number, y: number, z: number) => cells[(z * Y + y) * X + x];
  const rows = axis === 2 ? Y : Z;
  const columns = axis === 0 ? Y : X;
  const here = [
    (c: number, r: number) => at(slice, c, r),
    (c: number, r: number) => at(c, slice, r),
    (c: number, r: number) => at(c, r, slice),
  ];
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => here[axis](c, r)));
}

function expectStates(
  picture: ReturnType<typeof drawn>[number],
  states: readonly (readonly number[])[],
  colorOf: (state: number) => Pixel,
) {
  expect([picture.width, picture.height]).to.deep.equal([states[0].length, states.length]);
  states.forEach((row, y) => row.forEach((state, x) => expectPixel(picture, x, y, colorOf(state))));
}

const colorIn = ({ colors }: typeof FOUR, index: number) => [...colors.subarray(4 * index, 4 * index + 4)] as unknown as Pixel;

describe('the picture of a slice', () => {
  for (const rule of ['4555', '4,5/5/4/M'])
    for (const axis of [0, 1, 2])
      it(`is what read() says: ${rule} across ${AXES[axis]}`, async () => {
        const simulation = await volumeOf(rule);
        simulation.step();
        const cells = await simulation.read();
        const colors = rule === '4555' ? GREYS : FOUR;
        const step = rule === '4555' ? 255 : 85;
        for (const slice of [0, 4, SIZE[axis] - 1]) {
          const [picture] = drawn(shown(simulation, filmOf(simulation, axis, slice), colors));
          const states = sliceOf(cells, axis, slice, SIZE);
          expect(new Set(states.flat()).size, 'states in the slice').to.be.above(1);
          expectStates(picture, states, (state) => colorIn(colors, step * state));
        }
      });

  it('is what read() says of continuous states', async () => {
    const simulation = await volumeOf('young-spots');
    simulation.step(2);
    const cells = await simulation.read();
    for (const axis of [0, 1, 2]) {
      const [picture] = drawn(shown(simulation, filmOf(simulation, axis, 5), GREYS));
      expectStates(picture, sliceOf(cells, axis, 5, SIZE), (state) => colorIn(GREYS, Math.round(255 * state)));
    }
  });

  it('is of the cells now', async () => {
    const simulation = await volumeOf('4555');
    const view = shown(simulation, filmOf(simulation, 2, 4), GREYS);
    drawn(view);
    view.drawn();
    simulation.clear();
    simulation.paint({ x: 3, y: 5, z: 4 });
    expect(view.dirty).to.be.true;
    const [picture] = drawn(view);
    expectPixel(picture, 3, 5, [255, 255, 255, 255]);
    expectPixel(picture, 4, 5, [0, 0, 0, 255]);
  });

  it('is between two slices of continuous states, and never between whole ones', async () => {
    for (const rule of ['young-spots', '4555']) {
      const simulation = await volumeOf(rule);
      const film = filmOf(simulation, 2, 0);
      film.position = 3.5;
      const [picture] = drawn(shown(simulation, film, GREYS));
      const cells = await simulation.read();
      const [a, b] = [sliceOf(cells, 2, 3, SIZE), sliceOf(cells, 2, 4, SIZE)];
      const mean = a.map((row, y) => row.map((state, x) => (rule === '4555' ? state : (state + b[y][x]) / 2)));
      expectStates(picture, mean, (state) => colorIn(GREYS, Math.round(255 * state)));
    }
  });
});

describe('a film', () => {
  it('begins again at its end, or turns round there', async () => {
    const simulation = await volumeOf('4555', [4, 5, 3]);
    const film = filmOf(simulation);
    const slices = (count: number) => Array.from({ length: count }, () => (film.advance(1), film.slice));
    expect(slices(7)).to.deep.equal([1, 2, 0, 1, 2, 0, 1]);
    film.pingPong = true;
    expect(slices(7)).to.deep.equal([2, 1, 0, 1, 2, 1, 0]);
    film.axis = 'y';
    expect([film.length, film.size]).to.deep.equal([5, [4, 3]]);
    film.position = 99;
    expect(film.slice).to.equal(4);
    film.move(1);
    expect(film.slice).to.equal(0);
    film.move(-1);
    expect(film.slice).to.equal(4);
  });

  it('of one slice stays there', async () => {
    const film = filmOf(await volumeOf('4555', [4, 5, 1]));
    for (const pingPong of [false, true]) {
      film.pingPong = pingPong;
      film.advance(2.5);
      expect(film.slice).to.equal(0);
    }
  });

  it('knows the cell under a point', async () => {
    const simulation = await volumeOf('4555');
    expect([0, 1, 2].map((axis) => filmOf(simulation, axis, 7).cellAt([2, 5]))).to.deep.equal([
      [7, 2, 5],
      [2, 7, 5],
      [2, 5, 7],
    ]);
  });

  it('plays at its rate, rests on a whole slice, and steps none of the volume', async () => {
    const simulation = await volumeOf('4555');
    let moves = 0;
    const rests: number[] = [];
    const film: Film = filmOf(simulation);
    const playback = new FilmPlayback(simulation, film, { moved: () => moves++, rested: () => rests.push(film.slice) });
    open.push(playback);
    playback.rate = 40;
    playback.play();
    expect(playback.playing).to.be.true;
    await wait(100);
    playback.advance();
    expect(film.position).to.be.within(3.5, 8.9);
    playback.pause();
    expect([film.position, rests]).to.deep.equal([film.slice, [film.slice]]);
    const { slice } = film;
    playback.step(2);
    expect(film.slice).to.equal((slice + 2) % 9);
    expect(moves).to.be.above(3);
    expect(simulation.generation).to.equal(0);
  });

  it('is shown again after the context was lost, and leaves nothing', async () => {
    const simulation = await volumeOf('4555');
    const film = filmOf(simulation, 1, 2);
    const view = shown(simulation, film, GREYS);
    drawn(view);
    await loseContext();
    await until(() => simulation.attached, 'the volume is back');
    const [picture] = drawn(view);
    expectStates(picture, sliceOf(await simulation.read(), 1, 2, SIZE), (state) => colorIn(GREYS, 255 * state));
    open
      .splice(0)
      .reverse()
      .forEach((each) => each.dispose());
    await until(() => sharedGpu.counts.contexts === 0, 'the context is given back');
    expect(Object.values(sharedGpu.counts).every((count) => count === 0)).to.be.true;
  });
});

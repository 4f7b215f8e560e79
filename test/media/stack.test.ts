// Files that become stacks: each picture where it belongs, whichever decoder read it; arrays number for number; limits before memory.
import { expect } from '@open-wc/testing';
import { decodeGif } from '../../core/media/gif.js';
import { formatNpy, parseNpy } from '../../core/media/npy.js';
import { formatNrrd, parseNrrd } from '../../core/media/nrrd.js';
import { isStack, readStack } from '../../core/media/read.js';
import { spread, stackOf, type Stack, type StackLimits } from '../../core/media/stack.js';
import { statesOf } from '../../core/media/states.js';
import { gzipSync } from 'fflate';
import { failure } from '../support/automata.js';
import { barAt, COUNT, gifFile, HEIGHT, imageFiles, videoFile, WIDTH } from './clips.js';

const ROOM: StackLimits = [64, 64, 64];
const bytesIn = (text: string, numbers = new Uint8Array()) => new Uint8Array([...new TextEncoder().encode(text), ...numbers]);
const fileOf = (bytes: Uint8Array, name = 'numbers') => new File([bytes as BlobPart], name);

/** In which column the dark bar stands in a slice, and how dark it is there. */
function barIn({ size: [x, y], values }: Stack, slice: number): { column: number; dark: number; bright: number } {
  const row = values.subarray(slice * x * y, slice * x * y + x);
  const column = row.findIndex((value) => value < 0.5);
  return { column, dark: row[column + 1], bright: Math.max(...row) };
}

function expectBars(stack: Stack, tolerance = 0.02): void {
  expect(stack.pictures).to.be.true;
  for (let slice = 0; slice < COUNT; slice++) {
    const { column, dark, bright } = barIn(stack, slice);
    expect(column, `slice ${slice}`).to.equal(barAt(slice));
    expect(dark).to.be.below(tolerance);
    expect(bright).to.be.above(1 - tolerance);
  }
}

describe('a stack of pictures', () => {
  it('is made of a GIF, by the browser and by the library alike', async () => {
    const byBrowser = await readStack([gifFile()], ROOM);
    const byLibrary = await stackOf('bar.gif', await decodeGif(gifFile()), ROOM);
    for (const stack of [byBrowser, byLibrary]) {
      expect(stack.size).to.deep.equal([WIDTH, HEIGHT, COUNT]);
      expect(stack.rate).to.be.closeTo(20, 0.1);
      expectBars(stack);
    }
    expect([...byLibrary.values]).to.deep.equal([...byBrowser.values]);
  });

  it('is made of a video', async () => {
    const stack = await readStack([await videoFile()], [WIDTH, 64, 64]);
    expect(stack.size).to.deep.equal([WIDTH, HEIGHT, COUNT]);
    expect(stack.rate).to.be.closeTo(10, 0.5);
    expectBars(stack, 0.15); // the codec is not exact
  });

  it('is made of images in the order in which a person counts their names', async () => {
    const files = await imageFiles();
    const stack = await readStack([...files].reverse(), ROOM);
    expect(stack.size).to.deep.equal([WIDTH, HEIGHT, COUNT + 3]);
    expectBars(stack);
    expect(barIn(stack, COUNT).column).to.equal(0);
  });

  it('is made smaller where there is less room, and evenly', async () => {
    expect(spread(8, 4)).to.deep.equal([1, 3, 5, 7]);
    const stack = await readStack([gifFile()], [16, 16, 4]);
    expect(stack.size).to.deep.equal([16, 12, 4]);
    expect(stack.rate).to.be.closeTo(10, 0.1);
    expect([0, 1, 2, 3].map((slice) => barIn(stack, slice).column)).to.deep.equal([2, 6, 10, 14]);
  });

  it('is dark where a picture is transparent', async () => {
    const canvas = new OffscreenCanvas(4, 4);
    canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
    const { values } = await readStack([new File([await canvas.convertToBlob()], 'dot')], ROOM);
    expect([...values]).to.deep.equal(Array(16).fill(0));
  });
});

describe('what cannot become a stack', () => {
  it('says why', async () => {
    const torn = new File([(await gifFile().arrayBuffer()).slice(0, 20)], 'torn.gif');
    const noVideo = fileOf(new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4]), 'torn.webm');
    expect(await failure(() => readStack([fileOf(bytesIn('bo$2bo$3o!'), 'glider')], ROOM))).to.match(
      /glider: cannot be read; expected a video/,
    );
    expect(await failure(() => readStack([torn], ROOM))).to.match(/torn\.gif: cannot be read/);
    expect(await failure(() => decodeGif(torn))).to.match(/torn\.gif: cannot be read; expected a GIF/);
    expect(await failure(() => readStack([noVideo], ROOM))).to.match(/torn\.webm: (cannot be read|holds no video)/);
    expect((await readStack([fileOf(formatNpy(new Uint8Array(65), [1, 1, 65]))], ROOM)).size, 'no number is left out').to.deep.equal([
      65, 1, 1,
    ]);
    expect(await isStack(fileOf(bytesIn('bo$2bo$3o!')))).to.be.false;
    expect(await isStack(gifFile())).to.be.true;
  });

  it('is refused before memory is taken for it', async () => {
    const huge = `NRRD0004\ntype: float\ndimension: 3\nsizes: 100000 100000 100000\nendian: little\nencoding: raw\n\n`;
    expect(await failure(() => parseNrrd('huge', bytesIn(huge)))).to.match(
      /huge: cannot be held; expected at least one and at most \d+ numbers/,
    );
    const bomb = bytesIn(huge.replace('raw', 'gzip').replaceAll('100000', '2').replace('float', 'uint8'), gzipSync(new Uint8Array(1e6)));
    expect(parseNrrd('bomb', bomb).values, 'of a million only what the head says').to.have.length(8);
    const head = formatNpy(new Uint8Array(1), [1, 1, 1]);
    const text = new TextDecoder('latin1').decode(head).replace('(1, 1, 1)', '(9999999, 9999, 99)');
    expect(
      await failure(() =>
        parseNpy(
          'huge',
          Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
        ),
      ),
    ).to.match(/cannot be held/);
  });
});

describe('an array', () => {
  const cells = Float32Array.from({ length: 24 }, (_, i) => i / 23);
  const bytes = Uint8Array.from({ length: 24 }, (_, i) => i);

  it('comes back from .npy and NRRD number for number', () => {
    for (const numbers of [cells, bytes]) {
      const fromNpy = parseNpy('a', formatNpy(numbers, [4, 3, 2, 1]));
      const fromNrrd = parseNrrd('a', formatNrrd(numbers, [2, 3, 4], 1, 'two\nlines'));
      for (const stack of [fromNpy, fromNrrd]) {
        expect(stack.size).to.deep.equal([2, 3, 4]);
        expect([...stack.values]).to.deep.equal([...numbers]);
      }
    }
  });

  it('of several channels gives the first', () => {
    const pairs = Float32Array.from({ length: 48 }, (_, i) => (i % 2 ? -1 : cells[i >> 1]));
    expect([...parseNpy('a', formatNpy(pairs, [4, 3, 2, 2])).values]).to.deep.equal([...cells]);
    expect([...parseNrrd('a', formatNrrd(pairs, [2, 3, 4], 2, 'pairs')).values]).to.deep.equal([...cells]);
  });

  it('may be in Fortran’s order, of other kinds, the other way round, or packed', () => {
    const head = (descr: string, fortran: string) =>
      `\u0093NUMPY\u0001\u0000v\u0000${`{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': (2, 1, 3), }`.padEnd(117)}\n`;
    const latin = (text: string, ...numbers: number[]) => new Uint8Array([...text].map((letter) => letter.charCodeAt(0)).concat(numbers));
    expect([...parseNpy('a', latin(head('|u1', 'True'), 0, 1, 2, 3, 4, 5)).values]).to.deep.equal([0, 2, 4, 1, 3, 5]);
    expect([...parseNpy('a', latin(head('>i2', 'False'), 0, 1, 0, 2, 0, 3, 255, 255, 1, 0, 0, 6)).values]).to.deep.equal([
      1, 2, 3, -1, 256, 6,
    ]);
    const nrrd = (type: string, more: string) =>
      `NRRD0005\n# a remark\ntype: ${type}\ndimension: 3\nsizes: 3 1 2\n${more}\nspacings: 1 1 2\n\n`;
    const big = bytesIn(nrrd('unsigned short', 'endian: big\nencoding: raw'), new Uint8Array([0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 1, 0]));
    expect([...parseNrrd('a', big).values]).to.deep.equal([1, 2, 3, 4, 5, 256]);
    const packed = bytesIn(nrrd('uchar', 'encoding: gzip'), gzipSync(new Uint8Array([9, 8, 7, 6, 5, 4])));
    expect([...parseNrrd('a', packed).values]).to.deep.equal([9, 8, 7, 6, 5, 4]);
  });

  it('that is wrong is told where', async () => {
    const nrrd = (text: string) => failure(() => parseNrrd('a', bytesIn(text)));
    expect(await nrrd('NRRD0004\ntype: block\nsizes: 1 1 1\nencoding: raw\n\n')).to.match(/a, type: cannot be used; expected uchar/);
    expect(await nrrd('NRRD0004\ntype: uint8\nsizes: 2 2\nencoding: raw\n\n')).to.match(/a, sizes/);
    expect(await nrrd('NRRD0004\ntype: uint8\nsizes: 2 2 2\nencoding: raw\n\n\u0001')).to.match(
      /a: ends too soon; expected 8 bytes of numbers, got 1/,
    );
    expect(await nrrd('NRRD0004\ntype: uint8\nsizes: 2 2 2\nencoding: raw\ndata file: b.raw\n\n')).to.match(/a: names another file/);
    expect(await failure(() => parseNpy('a', formatNpy(cells, [24])))).to.match(/expected an array \[Z\]\[Y\]\[X\]/);
    expect(await failure(() => parseNpy('a', formatNpy(Float32Array.of(1, NaN), [1, 1, 2])))).to.match(/a, number 1: .* got NaN/);
  });
});

describe('a stack in the states of a rule', () => {
  const stack = (values: number[], pictures = false): Stack => ({
    size: [values.length, 1, 1],
    values: Float32Array.from(values),
    pictures,
  });
  it('is brightness of pictures, states of arrays that hold states, else from the least to the greatest', () => {
    const whole = { states: 4, range: undefined } as const;
    const wide = { states: 'continuous', range: [-1, 1] } as const;
    expect([...statesOf(stack([0, 0.34, 0.5, 1], true), whole)]).to.deep.equal([0, 1, 2, 3]);
    expect([...statesOf(stack([0, 3, 1, 2]), whole)]).to.deep.equal([0, 3, 1, 2]);
    expect([...statesOf(stack([0, 30, 10, 20]), whole)]).to.deep.equal([0, 3, 1, 2]);
    expect([...statesOf(stack([-1, 0, 0.5]), wide)]).to.deep.equal([0, 0.5, 0.75]);
    expect([...statesOf(stack([100, 150, 200]), wide)]).to.deep.equal([0, 0.5, 1]);
    expect([...statesOf(stack([7, 7]), wide)]).to.deep.equal([0, 0]);
  });
});

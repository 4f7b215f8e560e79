// Saving: pictures, animations, and files for other programs, each read back.
import { expect, html } from '@open-wc/testing';
import { npyOf, fileName, rleOf, ruleJsonOf } from '../../components/controls/save/files.js';
import { gifOf } from '../../components/controls/save/gif.js';
import { stackOf } from '../../components/controls/save/generations.js';
import { videoOf } from '../../components/controls/save/video.js';
import { decodeVideo } from '../../core/media/video.js';
import { failure } from '../support/automata.js';
import { pngOf } from '../../components/controls/save/png.js';
import { enlarged } from '../../components/controls/save/raster.js';
import { parsePattern } from '../../core/pattern/index.js';
import { formatNpy } from '../../core/media/npy.js';
import { parseRule } from '../../core/rule/parse.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { colorMap } from '../../core/view/color-map.js';
import type { GridLook } from '../../core/view/grid-look.js';
import { BLINKER, buttonOf, controlsOf, drawnGrid, expectLive, part, until } from './support.js';

const look = (name: string): GridLook => ({
  colors: colorMap(name, { ink: '#102030', paper: '#f0e0d0' }),
  ...{ channel: 0, fade: 0, gapColor: [0, 0, 0, 1], brushColor: [0, 0, 0, 1] },
});

async function blinker(): Promise<Simulation> {
  return (await drawnGrid(html`<ca-grid size="5 4" pattern=${BLINKER}></ca-grid>`)).simulation as Simulation;
}

/** The pixels of a picture, `[y][x]` as `#rrggbb`. */
async function pixelsOf(blob: Blob): Promise<string[][]> {
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const at = (i: number) => `#${[...data.subarray(4 * i, 4 * i + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  return Array.from({ length: bitmap.height }, (_, y) => Array.from({ length: bitmap.width }, (__, x) => at(y * bitmap.width + x)));
}

describe('files of an automaton', () => {
  it('RLE, with rule, border and generation, reads back', async () => {
    const simulation = await blinker();
    simulation.step(3);
    const text = await (await rleOf(simulation)).text();
    expect(text).to.contain('#CXRLE Gen=3').and.to.contain('x = 5, y = 4, rule = B3/S23:T5,4');
    expect([...parsePattern(text).cells]).to.deep.equal([...(await simulation.read())]);
    expect(fileName(simulation)).to.equal('life-3');
  });

  it('a rule as JSON reads back', async () => {
    const { rule } = await blinker();
    const again = parseRule(await ruleJsonOf({ rule } as Simulation).text());
    expect(again.equals(rule)).to.be.true;
  });

  it('.npy: head and cells as NumPy writes them', async () => {
    const bytes = new Uint8Array(await (await npyOf(await blinker())).arrayBuffer());
    expect([...bytes.subarray(0, 10)]).to.deep.equal([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0x76, 0]);
    const head = new TextDecoder().decode(bytes.subarray(10, 128));
    expect(head).to.equal(`${"{'descr': '|u1', 'fortran_order': False, 'shape': (4, 5, 1), }".padEnd(117)}\n`);
    expect(bytes.length).to.equal(128 + 20);
    expect(bytes.subarray(128).reduce((sum, cell) => sum + cell)).to.equal(3);
    const floats = formatNpy(Float32Array.of(0.5, -2), [2]);
    expect(new TextDecoder().decode(floats)).to.contain("'<f4'").and.to.contain('(2,)');
    expect([...new Float32Array(floats.buffer.slice(floats.length - 8))]).to.deep.equal([0.5, -2]);
  });
});

describe('pictures of an automaton', () => {
  it('PNG: each cell a square in its colour', async () => {
    const simulation = await blinker();
    const png = await pngOf(await simulation.read(), simulation.size, simulation.rule, look('ink'), 3);
    const pixels = await pixelsOf(png);
    expect([pixels.length, pixels[0].length]).to.deep.equal([12, 15]);
    const cells = await simulation.read();
    pixels.forEach((row, y) =>
      row.forEach((color, x) => expect(color).to.equal(cells[Math.floor(y / 3) * 5 + Math.floor(x / 3)] ? '#102030' : '#f0e0d0')),
    );
  });

  it('continuous states in the shades of their map', async () => {
    const rule = parseRule('B3/S23').with({ states: 'continuous' });
    const png = await pngOf(Float32Array.of(0, 0.5, 1, 2), [4, 1], rule, look('#000,#fff'), 1);
    expect(await pixelsOf(png)).to.deep.equal([['#000000', '#808080', '#ffffff', '#ffffff']]);
  });

  it('refuses what would be too large, and says what would not', async () => {
    const simulation = await blinker();
    const make = (scale: number) => pngOf(new Uint8Array(20), [5, 4], simulation.rule, look('ink'), scale);
    for (const scale of [0, 1.5, NaN, 2000]) {
      const message = await make(scale).then(
        () => '',
        (error: Error) => error.message,
      );
      expect(message).to.equal(`pixels a cell: not a scale for this grid; expected a whole number from 1 to 1831, got ${scale}`);
    }
  });

  it('enlarges cell by cell', () => {
    expect([...enlarged(Uint8Array.of(1, 2, 3, 4), 2, 2, 2)]).to.deep.equal([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
  });

  it('GIF: the next generations, and the automaton stays where it is', async () => {
    const simulation = await blinker();
    const done: number[] = [];
    const options = { frames: 3, scale: 2, rate: 10, signal: new AbortController().signal, progress: (count: number) => done.push(count) };
    const gif = (await gifOf(simulation, look('ink'), options)) as Blob;
    expect(gif.type).to.equal('image/gif');
    expect(done).to.deep.equal([1, 2, 3]);
    expect(simulation.generation).to.equal(0);
    const bytes = new Uint8Array(await gif.arrayBuffer());
    expect(new TextDecoder().decode(bytes.subarray(0, 6))).to.equal('GIF89a');
    const first = await pixelsOf(gif);
    expect([first.length, first[0].length]).to.deep.equal([8, 10]);
    if (typeof ImageDecoder === 'undefined') return; // the frames after the first can be read in Chromium alone
    const decoder = new ImageDecoder({ data: bytes, type: 'image/gif' });
    await decoder.tracks.ready;
    await decoder.completed;
    expect(decoder.tracks.selectedTrack?.frameCount).to.equal(3);
    const { image } = await decoder.decode({ frameIndex: 1 });
    expect(image.duration).to.equal(100_000);
    const context = new OffscreenCanvas(10, 8).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const middle = (x: number, y: number) => context.getImageData(2 * x, 2 * y, 1, 1).data[0];
    expect(
      [0, 1, 2, 3].map((y) => middle(2, y)),
      'the column of the next generation',
    ).to.deep.equal([0x10, 0x10, 0x10, 0xf0]);
  });

  it('video: begins with the present generation, has its size and pace, and can be cancelled', async () => {
    const simulation = await blinker();
    const done: number[] = [];
    const stop = new AbortController();
    const options = { frames: 4, scale: 7, rate: 10, signal: stop.signal, progress: (count: number) => done.push(count) };
    const video = (await videoOf(simulation, look('ink'), options)) ?? expect.fail('no video');
    expect(done).to.deep.equal([1, 2, 3, 4]);
    expect(video.blob.type).to.equal(`video/${video.ending}`);
    const pictures = await decodeVideo(new File([video.blob], `life.${video.ending}`));
    expect([pictures.width, pictures.height, pictures.count, Math.round(pictures.rate ?? 0)]).to.deep.equal([36, 28, 4, 10]);
    const columns: number[][] = [];
    for await (const picture of pictures.take([0, 1], 36, 28)) {
      const context = new OffscreenCanvas(36, 28).getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(picture as CanvasImageSource, 0, 0);
      columns.push([0, 1, 2, 3].map((y) => context.getImageData(17, 7 * y + 3, 1, 1).data[0]));
    }
    pictures.dispose();
    const dark = columns.map((column) => column.map((red) => red < 0x80));
    expect(dark, 'a row of three, then a column').to.deep.equal([
      [false, true, false, false],
      [true, true, true, false],
    ]);
    const cut = new AbortController();
    expect(await videoOf(simulation, look('ink'), { ...options, frames: 50, signal: cut.signal, progress: () => cut.abort() })).to.equal(
      null,
    );
  });

  it('generations as one array', async () => {
    const simulation = await blinker();
    const stack =
      (await stackOf(simulation, { frames: 3, signal: new AbortController().signal, progress: () => {} })) ?? expect.fail('none');
    const bytes = new Uint8Array(await stack.arrayBuffer());
    expect(new TextDecoder().decode(bytes.subarray(0, 120))).to.contain("'shape': (3, 4, 5, 1)");
    const cells = bytes.subarray(bytes.length - 60);
    expect([...cells.subarray(0, 20)]).to.deep.equal([...(await simulation.read())]);
    expect([...cells.subarray(40)]).to.deep.equal([...cells.subarray(0, 20)]);
    expect([...cells.subarray(20, 40)]).to.not.deep.equal([...cells.subarray(0, 20)]);
    const large = { rule: simulation.rule, size: [4096, 4096] } as unknown as Simulation;
    expect(await failure(() => stackOf(large, { frames: 100, signal: new AbortController().signal, progress: () => {} }))).to.match(
      /^size: .*at most 16/,
    );
  });

  it('GIF: can be cancelled', async () => {
    const stop = new AbortController();
    const progress = () => stop.abort();
    expect(await gifOf(await blinker(), look('ink'), { frames: 100, scale: 1, rate: 10, signal: stop.signal, progress })).to.equal(null);
  });
});

describe('the menu of <ca-controls>: saving', () => {
  it('hands over what was asked for', async () => {
    const grid = await drawnGrid(html`<ca-grid size="5 5" pattern=${BLINKER} controls></ca-grid>`);
    const controls = controlsOf(grid);
    const kept: string[] = [];
    const real = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      kept.push(this.download);
    };
    try {
      buttonOf(controls, 'Rule, sharing and files').click();
      await until(() => controls.shadowRoot?.querySelector('.menu:popover-open'), 'the menu');
      const buttons = () => [...part(controls, '.menu').querySelectorAll('button')];
      for (const [label, name] of [
        ['Picture', 'life-0.png'],
        ['Cells (RLE)', 'life-0.rle'],
        ['Rule', 'life-0.json'],
        ['Cells (.npy)', 'life-0.npy'],
        ['Animation', 'life-0.gif'],
      ]) {
        buttons()
          .find(({ textContent }) => textContent.trim().startsWith(label))
          ?.click();
        await until(() => kept.at(-1) === name, name, 20_000);
      }
      await until(() => part(controls, '.menu [role=status]').textContent === 'Saved as life-0.gif', 'word of it');
      await expectLive(grid, '1,2', '2,2', '3,2');
    } finally {
      HTMLAnchorElement.prototype.click = real;
    }
  });
});

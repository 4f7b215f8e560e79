import { expect } from '@open-wc/testing';
import * as chromatic from 'd3-scale-chromatic';
import { CaError } from '../../core/base/errors.js';
import { DEFAULT_COLOR_MAPS, colorMap, colorMapNames, isColorMapName } from '../../core/view/color-map.js';
import { parseColor } from '../../core/view/color-parse.js';
import { CATEGORICAL, DIVERGING, SEQUENTIAL } from '../../core/view/color-ramps.js';

type Curve = (t: number) => string;
const backwards =
  (curve: Curve): Curve =>
  (t) =>
    curve(1 - t);
/** The library's curve that each ramp samples. */
const CURVES: Record<string, Curve> = {
  viridis: chromatic.interpolateViridis,
  magma: chromatic.interpolateMagma,
  inferno: chromatic.interpolateInferno,
  plasma: chromatic.interpolatePlasma,
  cividis: chromatic.interpolateCividis,
  turbo: chromatic.interpolateTurbo,
  greys: backwards(chromatic.interpolateGreys),
  blues: backwards(chromatic.interpolateBlues),
  oranges: backwards(chromatic.interpolateOranges),
  ylgnbu: backwards(chromatic.interpolateYlGnBu),
  rdbu: chromatic.interpolateRdBu,
  puor: chromatic.interpolatePuOr,
  brbg: chromatic.interpolateBrBG,
  prgn: chromatic.interpolatePRGn,
  rdylbu: chromatic.interpolateRdYlBu,
};
const RAMPS: Record<string, string> = { ...SEQUENTIAL, ...DIVERGING };

const hex = (rgba: ArrayLike<number>) =>
  Array.from(rgba)
    .slice(0, 3)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
const at = (colors: Uint8Array, index: number) => [...colors.subarray(4 * index, 4 * index + 4)];
/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = ([r, g, b]: number[]) => {
  const [lr, lg, lb] = [r, g, b].map((byte) => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb;
};
const problem = (call: () => unknown) => {
  try {
    call();
  } catch (error) {
    if (error instanceof CaError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
};

describe('color maps', () => {
  it('are listed', () => {
    expect(colorMapNames.join(' ')).to.equal(
      'ink viridis magma inferno plasma cividis turbo greys blues oranges ylgnbu rdbu puor brbg prgn rdylbu observable10 tableau10 cyclic',
    );
    for (const name of colorMapNames) {
      const map = colorMap(name);
      expect(map.name).to.equal(name);
      expect(map.colors).to.be.instanceOf(Uint8Array);
      expect(map.colors.length).to.equal(1024);
      expect(map.colors.filter((_, i) => i % 4 === 3)).to.satisfy((alpha: Uint8Array) => alpha.every((byte) => byte === 255));
      expect(Object.isFrozen(map)).to.be.true;
      expect(isColorMapName(name)).to.be.true;
    }
    for (const name of Object.values(DEFAULT_COLOR_MAPS)) expect(isColorMapName(name), name).to.be.true;
  });

  it('have the kinds that they say', () => {
    const ofKind = (kind: string) => colorMapNames.filter((name) => colorMap(name).kind === kind);
    expect(ofKind('sequential')).to.deep.equal(Object.keys(SEQUENTIAL));
    expect(ofKind('diverging')).to.deep.equal(Object.keys(DIVERGING));
    expect(ofKind('categorical')).to.deep.equal([...Object.keys(CATEGORICAL), 'cyclic']);
    expect(ofKind('ink')).to.deep.equal(['ink']);
  });

  for (const [name, curve] of Object.entries(CURVES)) {
    it(`${name}: the table holds d3-scale-chromatic's colors`, () => {
      const count = RAMPS[name].length / 6;
      const stops = Array.from({ length: count }, (_, i) => hex(parseColor(curve(i / (count - 1)))));
      expect(RAMPS[name]).to.equal(stops.join(''));
    });

    it(`${name}: between stops within 4 of 255`, () => {
      const { colors } = colorMap(name);
      for (let i = 0; i < 256; i++) {
        const want = parseColor(curve(i / 255));
        at(colors, i).forEach((byte, c) => expect(byte, `index ${i}, channel ${c}`).to.be.closeTo(want[c], 4));
      }
    });
  }

  it('run from dark to light where they are sequential', () => {
    for (const name of Object.keys(SEQUENTIAL).filter((key) => key !== 'turbo')) {
      const { colors } = colorMap(name);
      let last = -1;
      for (let i = 0; i < 256; i += 5) {
        const now = luminance(at(colors, i));
        expect(now, `${name} at ${i}`).to.be.greaterThan(last);
        last = now;
      }
    }
  });

  it('are palest in the middle where they diverge', () => {
    for (const name of Object.keys(DIVERGING)) {
      const { colors } = colorMap(name);
      const [low, middle, high] = [0, 127, 255].map((i) => luminance(at(colors, i)));
      expect(middle, name).to.be.greaterThan(Math.max(low, high) + 0.5);
    }
  });

  it('turn around', () => {
    for (const name of ['viridis', 'rdbu', 'ink']) {
      const [there, back] = [colorMap(name), colorMap(`${name}-reversed`)];
      expect(back.name).to.equal(`${name}-reversed`);
      expect(back.kind).to.equal(there.kind);
      for (const i of [0, 1, 100, 255])
        at(back.colors, i).forEach((byte, c) => expect(byte).to.be.closeTo(there.colors[4 * (255 - i) + c], 1));
    }
  });

  it('take names in any case, with white space around', () => {
    expect(colorMap(' RdBu-Reversed ').name).to.equal('rdbu-reversed');
  });
});

describe('ink', () => {
  it('runs from paper to ink', () => {
    const { colors } = colorMap('ink', { ink: 'rgb(10, 20, 30)', paper: '#faf0e6' });
    expect(at(colors, 0)).to.deep.equal([250, 240, 230, 255]);
    expect(at(colors, 255)).to.deep.equal([10, 20, 30, 255]);
    expect(at(colors, 51)).to.deep.equal([202, 196, 190, 255]);
  });

  it('takes no color from transparent paper', () => {
    const { colors } = colorMap('ink', { ink: '#102030', paper: '#fff0' });
    expect(at(colors, 0)).to.deep.equal([0, 0, 0, 0]);
    expect(at(colors, 51)).to.deep.equal([16, 32, 48, 51]);
    expect(at(colors, 255)).to.deep.equal([16, 32, 48, 255]);
  });
});

describe('categorical color maps', () => {
  it('begin with paper and the ten colors of the scheme', () => {
    for (const [name, scheme] of [
      ['observable10', chromatic.schemeObservable10],
      ['tableau10', chromatic.schemeTableau10],
    ] as const) {
      const { colors } = colorMap(name, { paper: '#123456' });
      expect(hex(at(colors, 0))).to.equal('123456');
      expect(Array.from({ length: 10 }, (_, i) => `#${hex(at(colors, i + 1))}`)).to.deep.equal([...scheme]);
    }
  });

  it('have 255 different colors, neighbours far apart', () => {
    for (const name of ['observable10', 'tableau10']) {
      const { colors } = colorMap(name);
      const all = Array.from({ length: 255 }, (_, i) => at(colors, i + 1));
      expect(new Set(all.map(hex)).size).to.equal(255);
      for (let i = 1; i < all.length; i++) {
        const distance = Math.hypot(...all[i].map((byte, c) => byte - all[i - 1][c]));
        expect(distance, `${name}, states ${i} and ${i + 1}`).to.be.greaterThan(60);
      }
    }
  });

  it('cyclic: d3’s sinebow, once around in the given number of states', () => {
    const { colors } = colorMap('cyclic', { states: 12 });
    for (let state = 0; state < 12; state++) {
      const want = parseColor(chromatic.interpolateSinebow(state / 12));
      at(colors, state).forEach((byte, c) => expect(byte).to.be.closeTo(want[c], 1));
    }
    expect(at(colors, 12)).to.deep.equal(at(colors, 0));
    expect(problem(() => colorMap('cyclic', { states: 0 }))).to.equal('argument: states: not a number of states; expected 1 to 256, got 0');
  });
});

describe('colors of one’s own', () => {
  it('lie at even distances', () => {
    const { name, kind, colors } = colorMap('#000, #F80 ,#ffffff80');
    expect([name, kind]).to.deep.equal(['#000, #f80 ,#ffffff80', 'sequential']);
    expect(at(colors, 0)).to.deep.equal([0, 0, 0, 255]);
    expect(at(colors, 51)).to.deep.equal([102, 54, 0, 255]);
    expect(at(colors, 255)).to.deep.equal([255, 255, 255, 128]);
  });

  it('say which one cannot be read', () => {
    expect(problem(() => colorMap('#000,#12345,#fff'))).to.equal(
      'argument: colormap: color 2: not a color that can be read; expected "#rrggbb" or "rgb(…)", got "#12345"',
    );
    expect(problem(() => colorMap('#000,'))).to.contain('colormap: color 2: not a color');
  });
});

describe('a bad name', () => {
  it('is answered with the good ones', () => {
    expect(problem(() => colorMap('jet'))).to.equal(
      'argument: colormap: unknown color map; expected one of ink, viridis, magma, inferno, plasma, cividis, turbo, greys, blues, oranges, ' +
        'ylgnbu, rdbu, puor, brbg, prgn, rdylbu, observable10, tableau10, cyclic ("-reversed" after any but observable10, tableau10, cyclic), ' +
        'or colors as in "#000,#f80,#fff", got "jet"',
    );
    for (const name of ['', '#fff', 'cyclic-reversed', 'viridis-reversed-reversed', 'toString', 'constructor', '__proto__', '#000,red'])
      expect(isColorMapName(name), name).to.be.false;
  });
});

describe('parseColor', () => {
  const cases: [text: string, rgba: number[]][] = [
    ['#1af', [17, 170, 255, 255]],
    ['#1AF8', [17, 170, 255, 136]],
    ['#102030', [16, 32, 48, 255]],
    ['#10203040', [16, 32, 48, 64]],
    ['rgb(1, 2, 3)', [1, 2, 3, 255]],
    ['rgba(1, 2, 3, 0.5)', [1, 2, 3, 128]],
    [' rgb(1 2 3 / 50%) ', [1, 2, 3, 128]],
    ['rgb(100%, 0%, 50%)', [255, 0, 128, 255]],
    ['rgb(300, -5, 0)', [255, 0, 0, 255]],
    ['color(srgb 1 0.5 0)', [255, 128, 0, 255]],
    ['color(srgb 0.2 0.4 0.6 / 0.4)', [51, 102, 153, 102]],
  ];
  for (const [text, rgba] of cases) it(text, () => expect(parseColor(text)).to.deep.equal(rgba));

  it('reads what the browser computes', () => {
    const element = document.createElement('div');
    document.body.append(element);
    for (const [css, rgba] of [
      ['rebeccapurple', [102, 51, 153, 255]],
      ['hsl(120 100% 25% / 0.2)', [0, 128, 0, 51]],
      ['color-mix(in srgb, white, black)', [128, 128, 128, 255]],
    ] as const) {
      element.style.color = css;
      expect(parseColor(getComputedStyle(element).color), css).to.deep.equal(rgba);
    }
    element.remove();
  });

  it('refuses what it cannot read', () => {
    for (const text of [
      '',
      'red',
      '#12',
      '#12345',
      '#ggg',
      'rgb(1, 2)',
      'rgb(1, 2, 3, 4, 5)',
      'rgb(a, b, c)',
      'rgb()',
      'rgb(1,,2)',
      'lab(1 2 3)',
    ])
      expect(
        problem(() => parseColor(text, 'ink')),
        text,
      ).to.equal(`argument: ink: not a color that can be read; expected "#rrggbb" or "rgb(…)", got ${JSON.stringify(text)}`);
  });
});

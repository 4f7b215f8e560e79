import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MAX_TAPS } from '../../core/base/limits.js';
import { perceive, taps, type Dimensions } from '../../core/rule/index.js';
import type { Neighbourhood } from '../../core/rule/types.js';
import { messageOf } from './support.js';

/** Rows of weights of a 2D neighbourhood, as they are seen. */
function drawn(neighbourhood: Neighbourhood): number[][] {
  const list = taps(neighbourhood, 2);
  const reach = Math.max(...list.flatMap(({ dx, dy }) => [Math.abs(dx), Math.abs(dy)]));
  const line = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return line.map((y) => line.map((x) => list.find(({ dx, dy }) => dx === x && dy === y)?.weight ?? 0));
}
const count = (neighbourhood: Neighbourhood, dimensions: Dimensions) => taps(neighbourhood, dimensions).length;
const sum = (neighbourhood: Neighbourhood, dimensions: Dimensions) =>
  taps(neighbourhood, dimensions).reduce((total, tap) => total + tap.weight, 0);
const art = (neighbourhood: Neighbourhood) => drawn(neighbourhood).map((row) => row.map((weight) => (weight ? '#' : '.')).join(''));

describe('taps of shapes', () => {
  it('self is one tap in every dimension', () => {
    for (const dimensions of [1, 2, 3] as const)
      expect(taps({ kind: 'self' }, dimensions)).to.deep.equal([{ dx: 0, dy: 0, dz: 0, weight: 1 }]);
  });

  it('moore and von-neumann leave the middle out', () => {
    expect([1, 2, 3].map((d) => count({ kind: 'moore', radius: 1 }, d as Dimensions))).to.deep.equal([2, 8, 26]);
    expect([1, 2, 3].map((d) => count({ kind: 'moore', radius: 3 }, d as Dimensions))).to.deep.equal([6, 48, 342]);
    expect([1, 2, 3].map((d) => count({ kind: 'von-neumann', radius: 1 }, d as Dimensions))).to.deep.equal([2, 4, 6]);
    expect([1, 2, 3].map((d) => count({ kind: 'von-neumann', radius: 2 }, d as Dimensions))).to.deep.equal([4, 12, 24]);
    expect(art({ kind: 'von-neumann', radius: 2 })).to.deep.equal(['..#..', '.###.', '##.##', '.###.', '..#..']);
  });

  it('hexagonal slides the rows: top left and bottom right stay', () => {
    expect(art({ kind: 'hexagonal', radius: 1 })).to.deep.equal(['##.', '#.#', '.##']);
    expect(count({ kind: 'hexagonal', radius: 2 }, 2)).to.equal(18);
  });

  it('a hard disc holds r ≤ radius with the middle, a ring inner < r ≤ outer', () => {
    expect(art({ kind: 'disc', radius: 2 })).to.deep.equal(['..#..', '.###.', '#####', '.###.', '..#..']);
    expect(art({ kind: 'ring', inner: 1, outer: 2 })).to.deep.equal(['..#..', '.#.#.', '#...#', '.#.#.', '..#..']);
    expect(count({ kind: 'disc', radius: Math.sqrt(5) }, 2)).to.equal(21);
    expect(count({ kind: 'ball', radius: 2.3 }, 2)).to.equal(21);
    expect(count({ kind: 'ball', radius: 2.3 }, 3)).to.equal(57);
    expect(count({ kind: 'shell', inner: 2.3, outer: 6 }, 2)).to.equal(92);
    expect(count({ kind: 'shell', inner: 2.3, outer: 6 }, 3)).to.equal(925 - 57);
    expect(count({ kind: 'disc', radius: 2.5 }, 1)).to.equal(5);
    expect(count({ kind: 'disc', radius: 0 }, 2)).to.equal(1);
  });

  it('disc and ball, ring and shell are the same', () => {
    for (const d of [1, 2, 3] as const) {
      expect(taps({ kind: 'disc', radius: 3.2 }, d)).to.deep.equal(taps({ kind: 'ball', radius: 3.2 }, d));
      expect(taps({ kind: 'ring', inner: 1, outer: 3.2 }, d)).to.deep.equal(taps({ kind: 'shell', inner: 1, outer: 3.2 }, d));
    }
  });

  it('an antialiased edge is a ramp one cell wide', () => {
    const ramp = (radius: number, r: number) => Math.min(1, Math.max(0, radius + 0.5 - r));
    const disc = taps({ kind: 'disc', radius: 4, edge: 'antialiased' }, 2);
    const ring = taps({ kind: 'ring', inner: 4, outer: 12, edge: 'antialiased' }, 2);
    const size = { disc: 0, ring: 0 };
    for (let dy = -13; dy <= 13; dy++)
      for (let dx = -13; dx <= 13; dx++) {
        const r = Math.hypot(dx, dy);
        const at = (list: typeof disc) => list.find((tap) => tap.dx === dx && tap.dy === dy)?.weight ?? 0;
        expect(at(disc)).to.be.closeTo(ramp(4, r), 1e-12);
        expect(at(ring)).to.be.closeTo(ramp(12, r) * (1 - ramp(4, r)), 1e-12);
        size.disc += +(ramp(4, r) > 0);
        size.ring += +(ramp(12, r) * (1 - ramp(4, r)) > 0);
      }
    expect([disc.length, ring.length]).to.deep.equal([size.disc, size.ring]);
  });

  it('come in the order z, y, x', () => {
    const places = taps({ kind: 'ball', radius: 3 }, 3).map(({ dx, dy, dz }) => (dz * 100 + dy) * 100 + dx);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
  });

  it('are refused over the limit', () => {
    expect(count({ kind: 'ball', radius: 30 }, 3)).to.equal(113081);
    expect(messageOf(() => taps({ kind: 'ball', radius: 32 }, 3))).to.match(
      /^neighbourhood: too many cells; expected at most 131072 taps, got 13/,
    );
    expect(MAX_TAPS).to.equal(131072);
  });
});

describe('taps of stencils', () => {
  it('the Laplacians', () => {
    expect(drawn({ kind: 'laplacian', stencil: 'five' })).to.deep.equal([
      [0, 1, 0],
      [1, -4, 1],
      [0, 1, 0],
    ]);
    expect(drawn({ kind: 'laplacian' })).to.deep.equal([
      [0.05, 0.2, 0.05],
      [0.2, -1, 0.2],
      [0.05, 0.2, 0.05],
    ]);
    expect(taps({ kind: 'laplacian', stencil: 'five' }, 1).map((tap) => tap.weight)).to.deep.equal([1, -2, 1]);
    expect(taps({ kind: 'laplacian', stencil: 'five' }, 3).map((tap) => tap.weight)).to.deep.equal([1, 1, 1, -6, 1, 1, 1]);
    expect(count({ kind: 'laplacian' }, 3)).to.equal(27);
    for (const stencil of ['five', 'nine'] as const)
      for (const d of [1, 2, 3] as const) expect(sum({ kind: 'laplacian', stencil }, d)).to.be.closeTo(0, 1e-12);
  });

  it('the Laplacians of x² + y² + z² are what they are scaled to', () => {
    const of = (stencil: 'five' | 'nine', d: Dimensions) =>
      taps({ kind: 'laplacian', stencil }, d).reduce((total, { dx, dy, dz, weight }) => total + weight * (dx * dx + dy * dy + dz * dz), 0);
    expect([1, 2, 3].map((d) => of('five', d as Dimensions))).to.deep.equal([2, 4, 6]);
    expect(of('nine', 1)).to.equal(1);
    expect(of('nine', 2)).to.be.closeTo(0.3 * 4, 1e-12);
    expect(of('nine', 3)).to.be.closeTo((6 * 26) / 88, 1e-12);
  });

  it('the gradients give the slope of a plane', () => {
    expect(drawn({ kind: 'gradient', axis: 'x' })).to.deep.equal(
      [
        [-1, 0, 1],
        [-2, 0, 2],
        [-1, 0, 1],
      ].map((row) => row.map((w) => w / 8)),
    );
    expect(drawn({ kind: 'gradient', axis: 'y' })[0]).to.deep.equal([-1 / 8, -2 / 8, -1 / 8]);
    const plane = (d: Dimensions, axis: 'x' | 'y' | 'z') =>
      taps({ kind: 'gradient', axis }, d).reduce((total, { dx, dy, dz, weight }) => total + weight * (3 * dx + 5 * dy + 7 * dz), 0);
    expect(plane(1, 'x')).to.be.closeTo(3, 1e-12);
    for (const d of [2, 3] as const) expect([plane(d, 'x'), plane(d, 'y')]).to.deep.equal([3, 5]);
    expect(plane(3, 'z')).to.be.closeTo(7, 1e-12);
  });

  it("a gradient's length is two or three lists", () => {
    const input = { name: 'g', neighbourhood: { kind: 'gradient', axis: 'length' } } as const;
    expect(perceive(input, 2)).to.include({ combine: 'length', scale: 1 });
    expect([1, 2, 3].map((d) => perceive(input, d as Dimensions).lists.length)).to.deep.equal([1, 2, 3]);
    expect(messageOf(() => taps(input.neighbourhood, 2))).to.equal('neighbourhood.axis: no such axis; expected x, y, got length');
  });

  it('kernels and masks are taken as they are seen, unflipped', () => {
    const weights = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ];
    expect(drawn({ kind: 'kernel', weights })).to.deep.equal(weights);
    expect(taps({ kind: 'kernel', weights }, 2)[0]).to.deep.equal({ dx: -1, dy: -1, dz: 0, weight: 1 });
    expect(taps({ kind: 'kernel', weights: [[4, 2, 1]] }, 1).map(({ dx, weight }) => [dx, weight])).to.deep.equal([
      [-1, 4],
      [0, 2],
      [1, 1],
    ]);
    expect(art({ kind: 'mask', cells: ['#O1', '. 0', '..#'] })).to.deep.equal(['###', '...', '..#']);
    const cube = [
      [
        ['#..', '...', '...'],
        ['...', '.#.', '...'],
        ['...', '...', '..#'],
      ],
    ][0];
    expect(taps({ kind: 'mask', cells: cube }, 3).map(({ dx, dy, dz }) => [dx, dy, dz])).to.deep.equal([
      [-1, -1, -1],
      [0, 0, 0],
      [1, 1, 1],
    ]);
    expect(messageOf(() => taps({ kind: 'mask', cells: ['###', '###', '###'] }, 3))).to.equal(
      'neighbourhood.cells: wrong number of dimensions; expected a 3D block for a rule that lists dimension 3, got 3 × 3',
    );
    expect(messageOf(() => taps({ kind: 'mask', cells: ['.'] }, 2))).to.equal(
      'neighbourhood: no cells; expected at least one cell, got none',
    );
  });
});

describe('radial profiles', () => {
  const at = (n: Neighbourhood, x: number, y = 0) => taps(n, 2).find(({ dx, dy }) => dx === x && dy === y)?.weight ?? 0;

  it('sum to 1', () => {
    const profiles = [
      { shape: 'exponential' },
      { shape: 'polynomial', alpha: 2 },
      { shape: 'exponential', peaks: [1, 0.5, 0.25] },
      { shape: 'samples', samples: [1, 0.5, 0] },
    ] as const;
    for (const profile of profiles)
      for (const d of [1, 2, 3] as const) expect(sum({ kind: 'radial', radius: 6.5, profile }, d)).to.be.closeTo(1, 1e-12);
  });

  it('are the formulas of Lenia', () => {
    const ratio = (profile: Parameters<typeof taps>[0] & { kind: 'radial' }, f: (r: number) => number) => {
      expect(at(profile, 3) / at(profile, 5)).to.be.closeTo(f(3 / 10) / f(5 / 10), 1e-9);
      expect(at(profile, 6, 6) / at(profile, 5)).to.be.closeTo(f(Math.hypot(6, 6) / 10) / f(5 / 10), 1e-9);
      expect(at(profile, 10)).to.equal(0);
      expect(at(profile, 0)).to.equal(0);
    };
    ratio({ kind: 'radial', radius: 10, profile: { shape: 'exponential' } }, (r) => Math.exp(4 - 4 / (4 * r * (1 - r))));
    ratio({ kind: 'radial', radius: 10, profile: { shape: 'polynomial' } }, (r) => (4 * r * (1 - r)) ** 4);
    ratio({ kind: 'radial', radius: 10, profile: { shape: 'polynomial', alpha: 1.5 } }, (r) => (4 * r * (1 - r)) ** 1.5);
    const peaks = [0.5, 1];
    ratio({ kind: 'radial', radius: 10, profile: { shape: 'polynomial', peaks: [0.4, 1, 0.2] } }, (r) => {
      const ring = Math.floor(3 * r);
      const x = 3 * r - ring;
      return [0.4, 1, 0.2][ring] * (4 * x * (1 - x)) ** 4;
    });
    expect(at({ kind: 'radial', radius: 10, profile: { shape: 'exponential', peaks } }, 5)).to.equal(0);
  });

  it('samples run straight between each other and hold at the edge', () => {
    const profile: Neighbourhood = { kind: 'radial', radius: 4, profile: { shape: 'samples', samples: [4, 0, 2] } };
    expect([0, 1, 2, 3, 4].map((x) => at(profile, x) / at(profile, 0))).to.deep.equal([1, 0.5, 0, 0.25, 0.5]);
  });

  it('that sum to nothing are refused', () => {
    const profile = { shape: 'samples', samples: [0, 0] } as const;
    expect(messageOf(() => taps({ kind: 'radial', radius: 3, profile }, 2))).to.equal(
      'neighbourhood: nothing to normalise; expected a profile whose weights do not sum to 0, got 0',
    );
  });
});

describe('perceive', () => {
  it('scales a mean by the sum of the weights', () => {
    const disc = { kind: 'disc', radius: 4, edge: 'antialiased' } as const;
    expect(perceive({ name: 'a', neighbourhood: disc, reduce: 'mean' }, 2).scale).to.be.closeTo(1 / sum(disc, 2), 1e-15);
    expect(perceive({ name: 'a', neighbourhood: disc }, 2).scale).to.equal(1);
  });

  it('is symmetric for everything round', () => {
    const edge = fc.constantFrom('hard' as const, 'antialiased' as const);
    fc.assert(
      fc.property(fc.double({ min: 2, max: 6, noNaN: true }), edge, (radius, edge) => {
        for (const n of [
          { kind: 'disc', radius, edge },
          { kind: 'ring', inner: radius / 2, outer: radius, edge },
        ] as const) {
          const list = taps(n, 2);
          for (const { dx, dy, weight } of list)
            expect(list.some((tap) => tap.dx === -dy && tap.dy === dx && tap.weight === weight)).to.equal(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

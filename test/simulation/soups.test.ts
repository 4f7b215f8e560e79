// Soups of each discrete notation against what an independent program made of them (Golly's command line): how many cells are not
// empty after 100 generations, and a checksum of all of them. Start and checksum are known recipes (mulberry32, FNV-1a), written
// out so that the numbers mean the same everywhere.

import { expect } from '@open-wc/testing';
import { parseRule, runReference } from '../../core/rule/index.js';
import { createSimulation } from '../../core/simulation/create.js';

/** @see T. Ettinger, mulberry32: 32 bits of state, numbers from 0 to 1 */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function soup(side: number, seed: number, density: number): Uint8Array {
  const random = mulberry32(seed);
  return Uint8Array.from({ length: side * side }, () => Number(random() < density));
}

/** FNV-1a over bytes, as eight hexadecimal digits. */
function checksum(cells: Iterable<number>): string {
  let hash = 0x811c9dc5;
  for (const cell of cells) hash = Math.imul(hash ^ cell, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const SOUPS = [
  { rule: 'B3/S23', population: 387, sum: '7c0e174a' },
  { rule: 'B36/S23', population: 318, sum: '90985993' },
  { rule: 'B3678/S34678', population: 433, sum: '58f5f232' },
  { rule: 'B2/S', density: 0.1, population: 895, sum: 'a4a828ea' },
  { rule: 'B1357/S1357', population: 0, sum: '76efddc5' },
  { rule: 'B4678/S35678', population: 42, sum: '0d7912f9' },
  { rule: 'B35678/S5678', population: 0, sum: '76efddc5' },
  { rule: 'B368/S245', population: 322, sum: '7f4d9a43' },
  { rule: 'B3/S12345', population: 2265, sum: '0c32c70a' },
  { rule: 'B2/S/3', population: 37, sum: 'aa07d269' },
  { rule: 'B2/S345/4', population: 293, sum: 'ff2c327e' },
  // Larger than Life.
  { rule: 'R5,C0,M1,S34..58,B34..45,NM', side: 96, seed: 4, density: 0.5, steps: 60, population: 282, sum: '8d252d35' },
];

describe('soups against independent counts', function () {
  this.timeout(120_000);

  for (const { rule: text, side = 64, seed = 2024, density = 0.35, steps = 100, population, sum } of SOUPS)
    it(`${text}: ${population} cells`, async () => {
      const rule = parseRule(text);
      const size = [side, side] as const;
      const start = soup(side, seed, density);
      const simulation = await createSimulation({ rule, size });
      simulation.write(start);
      simulation.step(steps);
      const cells = await simulation.read();
      simulation.dispose();
      expect([cells.filter((state) => state > 0).length, checksum(cells)], 'GPU').to.deep.equal([population, sum]);
      expect(checksum(runReference(rule, start, size, steps)), 'reference').to.equal(sum);
    });
});

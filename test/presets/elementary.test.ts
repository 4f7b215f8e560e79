import { expect } from '@open-wc/testing';
import { expectSameCells } from '../support/automata.js';
import { fieldsAt, idsOf, itIsAlive, SLOW } from './support.js';

const [WIDTH, HEIGHT] = [256, 192];
const LIVE = 2;

/** Rows of an elementary rule on a ring from one live cell, by the definition: bit 4 left + 2 middle + right of the number. */
function rowsOf(number: number, start: number, count: number): Uint8Array {
  const rows = new Uint8Array(count * WIDTH);
  rows[start] = 1;
  for (let y = 1; y < count; y++)
    for (let x = 0; x < WIDTH; x++) {
      const above = (dx: number) => rows[(y - 1) * WIDTH + ((x + dx + WIDTH) % WIDTH)];
      rows[y * WIDTH + x] = (number >> (4 * above(-1) + 2 * above(0) + above(1))) & 1;
    }
  return rows;
}

describe('presets: elementary rules', function () {
  this.timeout(SLOW);

  itIsAlive(idsOf('Elementary'));

  for (const id of idsOf('Elementary'))
    it(`${id}: every row follows from the one above, to the bottom and on over the top`, async () => {
      const number = Number(id.split('-')[1]);
      const [begun, down, round] = await fieldsAt(id, [0, HEIGHT - 2, HEIGHT + 40]);
      const start = begun.indexOf(LIVE);
      const rows = rowsOf(number, start, HEIGHT + 41);
      const live = (field: Float64Array) => field.map((state) => +(state === LIVE));
      expectSameCells(live(down).subarray(0, (HEIGHT - 1) * WIDTH), rows.subarray(0, (HEIGHT - 1) * WIDTH));
      // Row g of the history stands in row g mod HEIGHT; the blank row is next.
      expectSameCells(live(round).subarray(0, 41 * WIDTH), rows.subarray(HEIGHT * WIDTH), 'over the top');
      expectSameCells(live(round).subarray(42 * WIDTH), rows.subarray(42 * WIDTH, HEIGHT * WIDTH), 'what is not yet overwritten');
      expect(new Set(round.subarray(41 * WIDTH, 42 * WIDTH))).to.deep.equal(new Set([1]));
    });
});

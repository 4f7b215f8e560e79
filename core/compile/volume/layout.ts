// How the cells of a volume lie in a texture: each slice as a flat layout has it, the slices in an atlas. To the GLSL of the flat
// layout, which reads a cell of the whole texture, comes `vec4 stateAt(ivec3 cell)`; a `main` asks `vec4 nextState(ivec3, vec4)`.

import writeBits from '../../../shaders/volume-write-bits.glsl';
import writeCells from '../../../shaders/volume-write.glsl';
import { bitsLayout, CELLS_PER_TEXEL } from '../bits-layout.js';
import { byteLayout, floatLayout, type Cells, type Layout, type Precision } from '../layout.js';
import { byteQuads, floatQuads, QUAD } from '../quads-layout.js';
import { atlasOf, emitPlaceOf, extentOf, type Atlas, type Extent } from './atlas.js';

/** A layout of a volume. */
export interface VolumeLayout extends Layout {
  readonly atlas: Atlas;
  /** Cells in a texel, along x. */
  readonly cells: number;
  /** GLSL: `TEXEL`, the texture's type, and `TEXEL stored(vec4 states)`, what it holds for states. */
  readonly stored: string;
}

/** What a slice is laid out as. */
interface Flat {
  readonly layout: Layout;
  readonly stored: string;
  readonly cells: number;
}

/** Puts what each column of an atlas holds side by side. @param columns – `[columns][height][row][components]` */
function sideBySide<T extends Uint8Array | Uint32Array | Float32Array>(
  columns: readonly T[],
  { row, height }: Atlas,
  components: number,
): T {
  if (columns.length === 1 && columns[0].length === row * height * components) return columns[0];
  const length = row * components;
  const Numbers = columns[0].constructor as new (length: number) => T;
  const all = new Numbers(columns.length * height * length);
  columns.forEach((column, i) => {
    for (let y = 0; y * length < column.length; y++)
      all.set(column.subarray(y * length, (y + 1) * length), (y * columns.length + i) * length);
  });
  return all;
}

/** What one column of an atlas holds. */
function columnOf<T extends Uint8Array | Uint32Array | Float32Array>(texels: T, index: number, { columns, height }: Atlas): T {
  if (columns === 1) return texels;
  const length = texels.length / (height * columns);
  const Numbers = texels.constructor as new (length: number) => T;
  const column = new Numbers(height * length);
  for (let y = 0; y < height; y++)
    column.set(texels.subarray((y * columns + index) * length, (y * columns + index + 1) * length), y * length);
  return column;
}

/** The slices of each column: first, count. */
const slicesOf = ({ slices, columns }: Atlas, depth: number): [first: number, count: number][] =>
  Array.from({ length: columns }, (_, i) => [i * slices, Math.min(slices, depth - i * slices)]);

/** A volume of slices in a flat layout. */
function stacked({ layout, stored, cells }: Flat, size: Extent, longest: number): VolumeLayout {
  const atlas = atlasOf(size, cells, longest);
  const [x, y, z] = size;
  const { row, rows, slices, columns } = atlas;
  const slice = x * y * layout.channels;
  const across = columns === 1 ? 'cell.x' : `cell.z / ${slices} * ${row * cells} + cell.x`;
  const down = columns === 1 ? 'cell.z' : `cell.z % ${slices}`;
  return {
    ...layout,
    key: `volume ${columns} ${layout.key}`,
    packed: false,
    atlas,
    cells,
    stored,
    extent: () => [atlas.width, atlas.height],
    read: `${layout.read}\nvec4 stateAt(ivec3 cell) {\n  return stateAt(ivec2(${across}, ${down} * ${rows} + cell.y));\n}\n`,
    write: emitPlaceOf('placeOf', atlas) + (cells === CELLS_PER_TEXEL ? writeBits : `#define CELLS ${cells}\n${stored}${writeCells}`),
    pack(all) {
      const parts = slicesOf(atlas, z).map(([first, count]) =>
        layout.pack(all.subarray(first * slice, (first + count) * slice), [x, y * count]),
      );
      return sideBySide(parts, atlas, parts[0].length / (row * y * slicesOf(atlas, z)[0][1]));
    },
    unpack(texels) {
      const parts = slicesOf(atlas, z).map(([, count], i) => layout.unpack(columnOf(texels, i, atlas), [x, y * count]));
      return parts.length === 1 ? parts[0] : joined(parts, slice * z);
    },
  };
}

/** Arrays end to end. */
function joined(parts: readonly Cells[], length: number): Cells {
  const all = parts[0] instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Whole states, one cell a texel. */
export const byteVolume = (channels: number, size: readonly number[], longest: number): VolumeLayout =>
  stacked({ layout: byteLayout(channels), stored: byteQuads.stored, cells: 1 }, extentOf(size as Extent), longest);

/** Continuous states, one cell a texel. */
export const floatVolume = (
  channels: number,
  precision: Precision,
  range: readonly [number, number] | undefined,
  size: readonly number[],
  longest: number,
): VolumeLayout =>
  stacked({ layout: floatLayout(channels, precision, range), stored: floatQuads(precision, range).stored, cells: 1 }, extentOf(size as Extent), longest); // prettier-ignore

/** Whole states of one channel, four cells a texel. */
export const byteVolumeQuads = (size: readonly number[], longest: number): VolumeLayout =>
  stacked({ layout: byteQuads, stored: byteQuads.stored, cells: QUAD }, extentOf(size as Extent), longest);

/** Continuous states of one channel, four cells a texel. */
export function floatVolumeQuads(
  precision: Precision,
  range: readonly [number, number] | undefined,
  size: readonly number[],
  longest: number,
): VolumeLayout {
  const layout = floatQuads(precision, range);
  return stacked({ layout, stored: layout.stored, cells: QUAD }, extentOf(size as Extent), longest);
}

/** Two states of one channel, 128 cells a texel. */
export const bitVolume = (size: readonly number[], longest: number): VolumeLayout =>
  stacked({ layout: bitsLayout, stored: '', cells: CELLS_PER_TEXEL }, extentOf(size as Extent), longest);

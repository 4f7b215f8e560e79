// Arrays as NRRD files, which programs for scanned solids read (3D Slicer, ParaView, ImageJ, ITK): a few lines of text, an empty line,
// and the numbers.
// @see https://teem.sourceforge.net/nrrd/format.html

import { gunzipSync } from 'fflate';
import { CaError, show } from '../base/errors.js';
import { bytesOf, readNumbers, type NumberKind } from './numbers.js';
import { checkStack, type Stack } from './stack.js';

/** What types are called in these files. @see section 5 of the format, "type" */
const KINDS: Readonly<Record<string, NumberKind>> = Object.fromEntries(
  (
    [
      ['u1', 'uchar', 'unsigned char', 'uint8', 'uint8_t'],
      ['i1', 'signed char', 'int8', 'int8_t'],
      ['u2', 'ushort', 'unsigned short', 'unsigned short int', 'uint16', 'uint16_t'],
      ['i2', 'short', 'short int', 'signed short', 'signed short int', 'int16', 'int16_t'],
      ['u4', 'uint', 'unsigned int', 'uint32', 'uint32_t'],
      ['i4', 'int', 'signed int', 'int32', 'int32_t'],
      ['f4', 'float'],
      ['f8', 'double'],
    ] as const
  ).flatMap(([kind, ...names]) => names.map((name) => [name, kind])),
);

/** Longest head of a file, in bytes. */
const MAX_HEAD = 2 ** 16;

/**
 * Writes a volume.
 * @param cells - `[Z][Y][X][C]`, as `read()` gives it
 * @param size - X, Y, Z
 * @param channels - numbers of a cell
 * @param name - what it is of, one line
 */
export function formatNrrd(
  cells: Uint8Array | Float32Array,
  size: readonly number[],
  channels: number,
  name: string,
): Uint8Array<ArrayBuffer> {
  const axes = channels > 1 ? [channels, ...size] : [...size]; // the fastest first
  const lines = [
    'NRRD0004',
    `content: ${name.replace(/\s+/g, ' ')}`,
    `type: ${cells instanceof Uint8Array ? 'uint8' : 'float'}`,
    `dimension: ${axes.length}`,
    `sizes: ${axes.join(' ')}`,
    `kinds: ${[...(channels > 1 ? ['vector'] : []), ...size.map(() => 'domain')].join(' ')}`,
    'endian: little',
    'encoding: raw',
  ];
  const head = new TextEncoder().encode(`${lines.join('\n')}\n\n`);
  const bytes = new Uint8Array(head.length + cells.byteLength);
  bytes.set(head);
  if (cells instanceof Uint8Array) bytes.set(cells, head.length);
  else {
    const view = new DataView(bytes.buffer, head.length);
    for (let i = 0; i < cells.length; i++) view.setFloat32(4 * i, cells[i], true);
  }
  return bytes;
}

/** The head's fields by name, and where the numbers begin. @throws CaError `source` */
function readHead(where: string, bytes: Uint8Array): { fields: Map<string, string>; begin: number } {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, MAX_HEAD));
  const end = /\r?\n\r?\n/.exec(text);
  if (!/^NRRD\d{4}/.test(text) || !end) throw new CaError('source', 'cannot be read', { where, expected: 'the head of an NRRD file' });
  const fields = new Map<string, string>();
  for (const line of text.slice(0, end.index).split(/\r?\n/)) {
    const [, name, value] = /^([^#:][^:]*): (.*)$/.exec(line) ?? [];
    if (name) fields.set(name.toLowerCase(), value.trim());
  }
  return { fields, begin: end.index + end[0].length };
}

/** What a field of the head says, if it is one of some words. @throws CaError `source` */
function oneOf<T>(where: string, name: string, text: string | undefined, words: Readonly<Record<string, T>>): T {
  const found = words[(text ?? '').toLowerCase()];
  if (found !== undefined) return found;
  throw new CaError('source', 'cannot be used', {
    where: `${where}, ${name}`,
    expected: Object.keys(words).join(', '),
    got: show(text ?? ''),
  });
}

/** Reads a volume: of several numbers a cell the first one. @throws CaError `source`, `size` */
export function parseNrrd(where: string, bytes: Uint8Array): Stack {
  const { fields, begin } = readHead(where, bytes);
  if (fields.has('data file') || fields.has('datafile'))
    throw new CaError('source', 'names another file', { where, expected: 'an NRRD file that holds its numbers' });
  const kind = oneOf(where, 'type', fields.get('type'), KINDS);
  const little = bytesOf(kind) === 1 || oneOf(where, 'endian', fields.get('endian'), { little: true, big: false });
  const isPacked = oneOf(where, 'encoding', fields.get('encoding'), { raw: false, gzip: true, gz: true });
  const sizes = (fields.get('sizes') ?? '').split(/\s+/).map(Number);
  const channels = sizes.length === 4 ? sizes[0] : 1;
  const size = (sizes.length === 4 ? sizes.slice(1) : sizes) as unknown as [number, number, number];
  if (size.length !== 3 || !(channels >= 1))
    throw new CaError('source', 'cannot be used', {
      where: `${where}, sizes`,
      expected: 'three numbers, or four with those of a cell first',
      got: show(sizes.join(' ')),
    });
  checkStack(where, [size[0] * channels, size[1], size[2]]);
  const count = channels * size[0] * size[1] * size[2];
  const raw = bytes.subarray(begin);
  const numbers = readNumbers(where, isPacked ? unpacked(where, raw, count * bytesOf(kind)) : raw, kind, count, little);
  return { size, values: channels === 1 ? numbers : numbers.filter((_, i) => i % channels === 0), pictures: false };
}

/** What was packed by gzip. @param length - in bytes: there is room for no more */
function unpacked(where: string, bytes: Uint8Array, length: number): Uint8Array {
  try {
    return gunzipSync(bytes, { out: new Uint8Array(length) });
  } catch (cause) {
    throw new CaError('source', 'cannot be unpacked', { where, expected: 'numbers packed by gzip', cause });
  }
}

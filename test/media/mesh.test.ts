// Surfaces of fields: closed, of the right volume, and in files as their formats' pages say, which are read here byte by byte.
import { expect } from '@open-wc/testing';
import { formatGlb } from '../../core/media/glb.js';
import { formatStl } from '../../core/media/stl.js';
import { surfaceOf, type Mesh } from '../../core/media/surface.js';
import { randomSequence } from '../../core/base/random.js';

const SIZE = [28, 26, 24] as const;
const RADIUS = 9;

/** A field that falls with the distance from a point; it is 0 on a sphere. */
const ball = Float32Array.from({ length: SIZE[0] * SIZE[1] * SIZE[2] }, (_, i) => {
  const [x, y, z] = [i % SIZE[0], Math.floor(i / SIZE[0]) % SIZE[1], Math.floor(i / (SIZE[0] * SIZE[1]))];
  return RADIUS - Math.hypot(x + 0.5 - 14.2, y + 0.5 - 12.9, z + 0.5 - 12);
});

/** By the divergence theorem: positive where corners go counter-clockwise from outside. */
function volumeOf({ positions, triangles }: Mesh): number {
  let sum = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => [...positions.subarray(3 * triangles[i + corner], 3 * triangles[i + corner] + 3)]);
    sum += a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
  return sum / 6;
}

/** Each edge is passed once in each direction. */
function expectClosed({ triangles }: Mesh): void {
  const passed = new Map<string, number>();
  for (let i = 0; i < triangles.length; i += 3)
    for (let corner = 0; corner < 3; corner++) {
      const edge = `${triangles[i + corner]},${triangles[i + ((corner + 1) % 3)]}`;
      passed.set(edge, (passed.get(edge) ?? 0) + 1);
    }
  for (const [edge, times] of passed) {
    const back = edge.split(',').reverse().join();
    if (times !== 1 || passed.get(back) !== 1) expect.fail(`edge ${edge} is passed ${times} times, and ${passed.get(back)} times back`);
  }
}

describe('a surface', () => {
  it('of a ball is a closed sphere of its volume', () => {
    const mesh = surfaceOf(ball, SIZE, 0);
    expectClosed(mesh);
    expect(volumeOf(mesh) / ((4 / 3) * Math.PI * RADIUS ** 3)).to.be.closeTo(1, 0.02);
    const vertices = mesh.positions.length / 3;
    expect(vertices - mesh.triangles.length / 6, 'Euler number').to.equal(2);
    for (let i = 0; i < vertices; i++) {
      const [x, y, z] = mesh.positions.subarray(3 * i, 3 * i + 3);
      expect(Math.hypot(x - 14.2, y - 12.9, z - 12)).to.be.closeTo(RADIUS, 0.1);
    }
  });

  it('of noise is closed too, and round the cells at the sides of the volume', () => {
    const random = randomSequence(5);
    const noise = Float32Array.from({ length: 9 * 8 * 7 }, () => random());
    expectClosed(surfaceOf(noise, [9, 8, 7], 0.5));
    const full = surfaceOf(new Uint8Array(60).fill(1), [5, 4, 3], 0.5);
    expectClosed(full);
    expect([0, 1, 2].map((axis) => Math.max(...full.positions.filter((_, i) => i % 3 === axis)))).to.deep.equal([5, 4, 3]);
    expect(Math.min(...full.positions)).to.equal(0);
    expect(surfaceOf(new Uint8Array(60), [5, 4, 3], 0.5).triangles).to.have.length(0);
  });
});

describe('a surface in a file', () => {
  const mesh = surfaceOf(ball, SIZE, 0);

  it('is the same in STL, z upwards', () => {
    const bytes = formatStl(mesh, 'Ball ü');
    const view = new DataView(bytes.buffer);
    const count = view.getUint32(80, true);
    expect(bytes.length).to.equal(84 + 50 * count);
    expect(count).to.equal(mesh.triangles.length / 3);
    const floats = Array.from({ length: count }, (_, i) =>
      Array.from({ length: 12 }, (__, j) => view.getFloat32(84 + 50 * i + 4 * j, true)),
    );
    const positions = Float32Array.from(floats.flatMap((numbers) => numbers.slice(3)));
    const triangles = Uint32Array.from({ length: 3 * count }, (_, i) => i);
    expect(volumeOf({ positions, triangles })).to.be.closeTo(volumeOf(mesh), 0.5);
    const [nx, ny, nz, x, y, z] = floats[0];
    const out = (nx * (x - 14.2) + ny * (y + 12.9) + nz * (z - 12)) / Math.hypot(x - 14.2, y + 12.9, z - 12);
    expect(out, 'normals point outwards').to.be.above(0.7);
  });

  it('is the same in GLB, y upwards', () => {
    const bytes = formatGlb(mesh, 'Ball', [0.8, 0.4, 0.2]);
    const view = new DataView(bytes.buffer);
    const word = (at: number) => view.getUint32(at, true);
    expect([new TextDecoder().decode(bytes.slice(0, 4)), word(4), word(8)]).to.deep.equal(['glTF', 2, bytes.length]);
    const textLength = word(12);
    expect([textLength % 4, bytes.length % 4]).to.deep.equal([0, 0]);
    const said = JSON.parse(new TextDecoder().decode(bytes.slice(20, 20 + textLength)));
    const body = bytes.slice(28 + textLength);
    expect([word(20 + textLength), said.buffers[0].byteLength]).to.deep.equal([body.length, body.length]);
    const { attributes, indices } = said.meshes[0].primitives[0];
    const part = (accessor: number) => {
      const { bufferView, count, type } = said.accessors[accessor];
      const { byteOffset, byteLength } = said.bufferViews[bufferView];
      expect(byteLength).to.equal(4 * count * (type === 'VEC3' ? 3 : 1));
      return body.buffer.slice(byteOffset, byteOffset + byteLength);
    };
    const positions = new Float32Array(part(attributes.POSITION));
    const normals = new Float32Array(part(attributes.NORMAL));
    const again = { positions, triangles: new Uint32Array(part(indices)) };
    expectClosed(again);
    expect(volumeOf(again)).to.be.closeTo(volumeOf(mesh), 0.5);
    const { min, max } = said.accessors[attributes.POSITION];
    expect([min, max]).to.deep.equal(
      [Math.min, Math.max].map((pick) => [0, 1, 2].map((axis) => pick(...positions.filter((_, i) => i % 3 === axis)))),
    );
    let sum = 0;
    for (let i = 0; i < positions.length; i += 3) {
      const [x, y, z] = [positions[i] - 14.2, positions[i + 1] - 12, positions[i + 2] - 12.9];
      const out = (normals[i] * x + normals[i + 1] * y + normals[i + 2] * z) / RADIUS;
      expect(out, 'normals point outwards').to.be.above(0.75);
      sum += out;
    }
    expect(sum / (positions.length / 3)).to.be.above(0.97);
  });
});

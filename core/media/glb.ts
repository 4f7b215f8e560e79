// Surfaces as glTF 2.0 in one binary file (GLB), which viewers, editors and the web read: a head, what there is as JSON, and the numbers.
// @see https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html, section 4, "GLB File Format Specification"

import type { Mesh } from './surface.js';

const MAGIC = 0x46546c67; // "glTF"
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;
const [FLOAT, UNSIGNED_INT] = [5126, 5125];
const [ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER] = [34962, 34963];

/** Up is y there: rows go to the front, slices up. */
function placed(positions: Float32Array): Float32Array {
  const turned = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) turned.set([positions[i], positions[i + 2], positions[i + 1]], i);
  return turned;
}

/** `[vertices][3]`, each as the triangles round it lie, large ones more. */
function normalsOf(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => 3 * triangles[i + corner]);
    const [u, v] = [b, c].map((at) => [0, 1, 2].map((axis) => positions[at + axis] - positions[a + axis]));
    for (let axis = 0; axis < 3; axis++) {
      const [j, k] = [(axis + 1) % 3, (axis + 2) % 3];
      for (const at of [a, b, c]) normals[at + axis] += u[j] * v[k] - u[k] * v[j];
    }
  }
  for (let at = 0; at < normals.length; at += 3) {
    const length = Math.hypot(normals[at], normals[at + 1], normals[at + 2]);
    if (length === 0) normals[at + 1] = 1;
    else for (let axis = 0; axis < 3; axis++) normals[at + axis] /= length;
  }
  return normals;
}

/** The least or the greatest along each axis, which a reader of the file asks for. */
const bound = (positions: Float32Array, pick: (a: number, b: number) => number) =>
  positions.reduce((bounds, number, i) => ((bounds[i % 3] = i < 3 ? number : pick(bounds[i % 3], number)), bounds), [0, 0, 0]);

/** Writes a surface. @param name - what it is of; @param color - linear red, green, blue, 0 to 1 */
export function formatGlb(mesh: Mesh, name: string, color: readonly number[]): Uint8Array<ArrayBuffer> {
  const positions = placed(mesh.positions);
  // Two axes are changed for each other, and so are two corners.
  const triangles = mesh.triangles.map((_, i, all) => all[i % 3 === 0 ? i : i % 3 === 1 ? i + 1 : i - 1]);
  const parts = [positions, normalsOf(positions, triangles), triangles];
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part.byteLength, 0));
  const length = starts[2] + triangles.byteLength;
  const vertices = positions.length / 3;
  const said = {
    asset: { version: '2.0', generator: 'ca-elements' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0, name }],
    meshes: [{ name, primitives: [{ attributes: { POSITION: 0, NORMAL: 1 }, indices: 2, material: 0 }] }],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [...color, 1], metallicFactor: 0, roughnessFactor: 0.6 } }],
    accessors: [
      {
        bufferView: 0,
        componentType: FLOAT,
        count: vertices,
        type: 'VEC3',
        min: bound(positions, Math.min),
        max: bound(positions, Math.max),
      },
      { bufferView: 1, componentType: FLOAT, count: vertices, type: 'VEC3' },
      { bufferView: 2, componentType: UNSIGNED_INT, count: triangles.length, type: 'SCALAR' },
    ],
    bufferViews: parts.map(({ byteLength }, i) => ({
      ...{ buffer: 0, byteOffset: starts[i], byteLength, target: i < 2 ? ARRAY_BUFFER : ELEMENT_ARRAY_BUFFER },
    })),
    buffers: [{ byteLength: length }],
  };
  const text = new TextEncoder().encode(JSON.stringify(said));
  const textLength = Math.ceil(text.length / 4) * 4;
  const bytes = new Uint8Array(28 + textLength + length).fill(0x20, 20, 20 + textLength);
  const view = new DataView(bytes.buffer);
  const head = [MAGIC, 2, bytes.length, textLength, JSON_CHUNK];
  head.forEach((number, i) => view.setUint32(4 * i, number, true));
  bytes.set(text, 20);
  [length, BINARY_CHUNK].forEach((number, i) => view.setUint32(20 + textLength + 4 * i, number, true));
  // Every machine with a browser has its low bytes first, as the file has.
  parts.forEach((part, i) => bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), 28 + textLength + starts[i]));
  return bytes;
}

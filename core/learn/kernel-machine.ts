// The machine on the WebAssembly kernel: its memory as typed arrays, its calls by name. All memory is taken before the first view of it
// is made, since growing it would detach the views. What the arrays hold is said in kernel/layout.ts.

import { perceive } from '../rule/neighbourhood.js';
import { firingLimit, type Firing, type Machine } from './machine.js';
import { fillNeighbours, mooreOffsets } from './neighbour-table.js';
import { dimensionsOf, extentsOf, featuresOf, type Shape } from './shape.js';

/** What kernel/step.ts exports. Addresses are bytes. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  setup(
    ...shape: [
      batch: number,
      X: number,
      Y: number,
      Z: number,
      C: number,
      H: number,
      steps: number,
      kind: number,
      alive: number,
      over: number,
    ]
  ): void;
  makeRings(disc: number, ring: number): number;
  alloc(bytes: number): number;
  mooreAt(): number;
  stateAt(t: number): number;
  paramsAt(): number;
  gradsAt(): number;
  cotangentAt(): number;
  firedIn(t: number): number;
  begin(): void;
  forward(t: number, limit: number, seed: number, generation: number): void;
  backward(t: number): void;
  project(
    ...slice: [image: number, side: number, size: number, filter: number, target: number, work: number, gradient: number, weight: number]
  ): number;
}

/** The numbers by which the kernel knows perceptions. */
const KINDS = { gradient: 0, isotropic: 1, rings: 2 } as const;

/** An instance of its own, with memory of its own. */
export const instantiate = (module: WebAssembly.Module): Kernel => new WebAssembly.Instance(module).exports as unknown as Kernel;

/** The largest 32-bit float that is not over `x`: a 32-bit state is over it if and only if it is over `x`. */
function floorFloat(x: number): number {
  const float = new Float32Array([x]);
  if (float[0] > x) new Int32Array(float.buffer)[0] -= x > 0 ? 1 : -1;
  return float[0];
}

/** Hands a shape to a kernel and fills in its tables. */
function setUp(kernel: Kernel, shape: Shape): void {
  const { size, batch, steps, perception, alive, boundary } = shape;
  const { C, H, grid } = extentsOf(shape);
  const [X, Y, Z = 1] = size;
  kernel.setup(batch, X, Y, Z, C, H, steps, KINDS[perception], alive?.channel ?? -1, floorFloat(alive?.threshold ?? 0));
  const dimensions = dimensionsOf(size) as 2 | 3;
  const rings = perception === 'rings' ? featuresOf(shape, dimensions).slice(1) : [];
  const lists = rings.map((feature) => perceive({ name: 'ring', ...feature }, dimensions).lists[0]);
  const ringsAt = lists.length ? kernel.makeRings(lists[0].length, lists[1].length) : 0;
  const moore = mooreOffsets(dimensions);
  const table = (at: number, count: number) => new Int32Array(kernel.memory.buffer, at, grid * count);
  fillNeighbours(table(kernel.mooreAt(), moore.length), moore, size, boundary);
  if (lists.length) fillNeighbours(table(ringsAt, lists.flat().length), lists.flat(), size, boundary);
}

/** A machine of a shape that `checkShape` lets through. */
export function kernelMachine(module: WebAssembly.Module, shape: Shape): Machine {
  const kernel = instantiate(module);
  setUp(kernel, shape);
  const extents = extentsOf(shape);
  const floats = (at: number, count: number) => new Float32Array(kernel.memory.buffer, at, count);
  const count = extents.parts.reduce((sum, part) => sum + part, 0);
  const states = Array.from({ length: shape.steps + 1 }, (_, t) => floats(kernel.stateAt(t), extents.cells * extents.C));
  return {
    shape,
    extents,
    params: floats(kernel.paramsAt(), count),
    grads: floats(kernel.gradsAt(), count),
    cotangent: floats(kernel.cotangentAt(), extents.cells * extents.C),
    state: (t) => states[t],
    begin: () => kernel.begin(),
    forward: (t, { rate, seed, generation }: Firing) => kernel.forward(t, firingLimit(rate), seed, generation),
    backward: (t) => kernel.backward(t),
    firedIn: (t) => kernel.firedIn(t),
  };
}

// The GLSL of the borders: `int along(int at, int size)` gives a coordinate inside the grid, or −1 where there is nothing;
// `vec4 neighbour(int x, int y)` the state there.

import dead from '../../shaders/boundary-dead.glsl';
import mirror from '../../shaders/boundary-mirror.glsl';
import torus from '../../shaders/boundary-torus.glsl';
import type { Boundary } from '../rule/types.js';

/** By the boundary's name. */
export const boundaryGlsl: Readonly<Record<Boundary, string>> = { torus, dead, mirror };

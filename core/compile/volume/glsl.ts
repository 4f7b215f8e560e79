// The head of a volume's fragment shaders, their borders, and which cells fire.

import dead from '../../../shaders/boundary-dead.glsl';
import mirror from '../../../shaders/boundary-mirror.glsl';
import torus from '../../../shaders/boundary-torus.glsl';
import random from '../../../shaders/random.glsl';
import fire from '../../../shaders/volume-fire.glsl';
import header from '../../../shaders/volume-header.glsl';
import neighbour from '../../../shaders/volume-neighbour.glsl';
import { perceive } from '../../rule/neighbourhood.js';
import type { Rule } from '../../rule/rule.js';
import { firesInPart } from '../update.js';
import type { Extent } from './atlas.js';

const borders = { torus, dead, mirror };

/** The parts of a fragment shader, one after the other, under the head that volumes have in common. */
export function fragment(...parts: string[]): string {
  return [header, ...parts].join('\n');
}

/** Farthest cell along an axis that a rule reads, in cells. */
function reachOf(rule: Rule): number {
  const offsets = rule.inputs.flatMap((input) => perceive(input, 3).lists.flat());
  return offsets.reduce(
    (reach, { dx, dy, dz }) => Math.max(reach, Math.abs(dx), Math.abs(dy), Math.abs(dz)),
    rule.update.alive?.radius ?? 1,
  );
}

/**
 * The border of a rule's volume: `along` as in two dimensions, and `vec4 neighbour(int x, int y, int z)`.
 * @param margin - cells that a path reads beyond the rule's own reach
 */
export function boundaryGlsl(rule: Rule, size: Extent, margin = 0): string {
  const far = reachOf(rule) + margin > Math.min(...size);
  return `${far ? '#define FAR\n' : ''}#define DEAD ${Number(rule.boundary === 'dead')}\n${borders[rule.boundary]}\n${neighbour}`;
}

/** `bool fires(ivec3 cell)`, for rules whose cells do not all take their new state. */
export const fireGlsl = (rule: Rule): string => (firesInPart(rule) ? `${random}\n${fire}` : '');

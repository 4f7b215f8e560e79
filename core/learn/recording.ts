// The rule behind a recording: what the observed transitions say, and what they cannot say. One door for discrete recordings, which give
// a table, and for analog ones, which give a neuron; each has its file.

import { CaError } from '../base/errors.js';
import { cellCount, checkSize, type Size } from '../base/limits.js';
import type { Rule } from '../rule/rule.js';
import type { Boundary, Neighbourhood } from '../rule/types.js';

/** What is known of a recording beside its frames. */
export interface RecordingOptions {
  readonly size: Size;
  /** How many states a cell has; `continuous` for numbers in [0, 1]. */
  readonly states: number | 'continuous';
  /** `torus` unless told. */
  readonly boundary?: Boundary;
  /** The rule's name. */
  readonly name?: string;
}

/** Frames as `read()` gives them, each the step after the one before, and what is known of them. */
export interface Recording extends RecordingOptions {
  readonly frames: readonly ArrayLike<number>[];
}

/** A situation that no cell was in, so that the recording cannot show what follows. */
export interface Unseen {
  /** The cell's state. */
  readonly self: number;
  /** Its neighbours in state 1. */
  readonly count: number;
}

/** What was recovered, and how far it can be trusted. */
export interface Recovered {
  readonly rule: Rule;
  /** The neighbourhood that explains the recording, beside the cell itself: one, or a neuron's disc and ring. */
  readonly neighbourhood: readonly Neighbourhood[];
  /** Transitions that were looked at. */
  readonly transitions: number;
  /** Transitions that the rule does not give as they were seen: 0 where it explains all. */
  readonly contradictions: number;
  /** Situations that were never seen; the rule lets nothing be born and nothing survive in them. Empty for analog rules. */
  readonly unseen: readonly Unseen[];
  /** Other neighbourhoods that contradict nothing either: the recording cannot tell them apart. */
  readonly alternatives: readonly string[];
  /** Analog rules: the largest difference between a state that was seen and the rule's. */
  readonly largestError?: number;
}

/** Most transitions that are looked at; of longer recordings a part that is spread evenly. */
const MOST = 2 ** 18;

/**
 * Checks a recording's arrays.
 * @throws CaError `argument` where there are fewer than two, one has another length, or a state is out of bounds
 */
export function checkRecording({ frames, size, states }: Recording): void {
  checkSize(size);
  const fail = (what: string, where: string, expected: string, got: string): never => {
    throw new CaError('argument', what, { where, expected, got });
  };
  if (frames.length < 2) fail('no transition', 'recording.frames', '2 frames or more', `${frames.length}`);
  if (states !== 'continuous' && !(Number.isInteger(states) && states >= 2 && states <= 256)) {
    fail('wrong value', 'recording.states', '2 to 256, or continuous', `${states}`);
  }
  frames.forEach((frame, i) => {
    const where = `recording.frames[${i}]`;
    if (frame.length !== cellCount(size)) fail('wrong number of states', where, `${cellCount(size)}`, `${frame.length}`);
    for (let cell = 0; cell < frame.length; cell++) {
      const state = frame[cell];
      const fits = states === 'continuous' ? Number.isFinite(state) : Number.isInteger(state) && state >= 0 && state < states;
      if (!fits) fail('wrong state', where, states === 'continuous' ? 'a number' : `0 to ${states - 1}`, `${state} at ${cell}`);
    }
  });
}

/** A cell at a moment, and what became of it. */
export interface Transition {
  readonly before: ArrayLike<number>;
  /** (z · Y + y) · X + x */
  readonly place: number;
  readonly next: number;
}

/** Calls `visit` for the transitions, or a part that is spread evenly. @param most - how many at most */
export function eachTransition({ frames, size }: Recording, visit: (transition: Transition) => void, most = MOST): number {
  const cells = cellCount(size);
  const all = (frames.length - 1) * cells;
  // An odd step that shares no factor with most extents, so that it does not follow columns.
  const step = all > most ? Math.ceil(all / most) | 1 : 1;
  let count = 0;
  for (let i = 0; i < all; i += step, count++) {
    const frame = Math.floor(i / cells);
    const place = i % cells;
    visit({ before: frames[frame], place, next: frames[frame + 1][place] });
  }
  return count;
}

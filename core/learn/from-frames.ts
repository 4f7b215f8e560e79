// The rule behind a recording, for programs.

import { CaError } from '../base/errors.js';
import type { Recovered, RecordingOptions } from './recording.js';
import { recoverNeuron } from './recover-neuron.js';
import { recoverTable } from './recover-table.js';

/**
 * Finds the rule behind a recording, and says what the recording cannot show.
 *
 * Of states 0, 1, … it finds rules of births and survivals with any number of dying states, over Moore, von Neumann and hexagonal
 * neighbourhoods and discs up to radius 7. Of continuous states it finds a neuron over a disc and a ring.
 * @param frames - one step apart, `[Z][Y][X]` as `read()` gives them; two are often enough
 * @throws CaError `argument` where frames and options do not fit, or an analog recording says too little
 */
export function learnFromFrames(frames: readonly ArrayLike<number>[], options: RecordingOptions): Recovered {
  const recording = { ...options, frames };
  if (options.states === 'continuous') return recoverNeuron(recording);
  if (options.size.length === 3) {
    throw new CaError('argument', 'not flat', {
      where: 'recording.size',
      expected: 'two numbers, for discrete states',
      got: options.size.join(' × '),
    });
  }
  return recoverTable(recording);
}

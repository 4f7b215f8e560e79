// The rule behind a discrete recording. Every neighbourhood that it might have sorts the transitions into situations: a cell's
// state, and how many neighbours are in state 1. Where one situation is followed by different states the neighbourhood is
// contradicted. Of those that contradict nothing the one with the fewest situations is taken: it says the most with the least.

import { cellCount } from '../base/limits.js';
import { perceive } from '../rule/neighbourhood.js';
import { parseRule } from '../rule/parse.js';
import type { Rule } from '../rule/rule.js';
import type { Neighbourhood } from '../rule/types.js';
import { fillNeighbours } from './neighbour-table.js';
import { checkRecording, eachTransition, type Recording, type Recovered, type Unseen } from './recording.js';

/** A neighbourhood that the recording may have. */
interface Candidate {
  readonly name: string;
  readonly neighbourhood: Neighbourhood;
  /** Neighbours in it. */
  readonly count: number;
  /** The notation for counts of birth and of survival. */
  readonly notation: (birth: readonly number[], survival: readonly number[], states: number) => string;
}

const near =
  (letter: string): Candidate['notation'] =>
  (birth, survival, states) =>
    `B${birth.join('')}/S${survival.join('')}${states > 2 ? `/C${states}` : ''}${letter}`;

const far =
  (radius: number, letter: string): Candidate['notation'] =>
  (birth, survival, states) =>
    `R${radius},C${states},S${survival.join(',')},B${birth.join(',')},N${letter}`;

const FARTHEST = 7;

/** In the order of their size. */
function candidates(): Candidate[] {
  const made: Omit<Candidate, 'count'>[] = [
    { name: 'von Neumann', neighbourhood: { kind: 'von-neumann', radius: 1 }, notation: near('V') },
    { name: 'hexagonal', neighbourhood: { kind: 'hexagonal', radius: 1 }, notation: near('H') },
    { name: 'Moore', neighbourhood: { kind: 'moore', radius: 1 }, notation: near('') },
  ];
  for (let radius = 2; radius <= FARTHEST; radius++) {
    made.push(
      { name: `von Neumann, radius ${radius}`, neighbourhood: { kind: 'von-neumann', radius }, notation: far(radius, 'N') },
      { name: `disc, radius ${radius}`, neighbourhood: { kind: 'ring', inner: 0, outer: radius }, notation: far(radius, '2') },
      { name: `Moore, radius ${radius}`, neighbourhood: { kind: 'moore', radius }, notation: far(radius, 'M') },
    );
  }
  const counted = made.map((one) => ({ ...one, count: perceive({ name: 'count', neighbourhood: one.neighbourhood }, 2).lists[0].length }));
  return counted.sort((a, b) => a.count - b.count);
}

/** What a candidate makes of the transitions. */
interface Reading {
  readonly candidate: Candidate;
  readonly birth: readonly number[];
  readonly survival: readonly number[];
  readonly unseen: readonly Unseen[];
  readonly contradictions: number;
  readonly transitions: number;
}

/**
 * Reads the transitions as births and survivals: state 0 stays or becomes 1; 1 stays or becomes 2, or 0 where there are two states; all
 * others go on by one and end at 0. What does not fit, or is the rarer of two answers, is a contradiction.
 */
function read(recording: Recording, candidate: Candidate): Reading {
  const { size, boundary = 'torus' } = recording;
  const states = recording.states as number;
  const { count } = candidate;
  const offsets = perceive({ name: 'count', neighbourhood: candidate.neighbourhood }, 2).lists[0];
  const table = new Int32Array(cellCount(size) * count);
  fillNeighbours(table, offsets, size, boundary);
  // [state 0 or 1][count][stays or goes]
  const seen = new Uint32Array(2 * (count + 1) * 2);
  let contradictions = 0;
  const transitions = eachTransition(recording, ({ before, place, next }) => {
    const self = before[place];
    const goesTo = (self + 1) % states;
    const goes = next === goesTo;
    if (!goes && (self > 1 || next !== self)) {
      contradictions++;
      return;
    }
    if (self > 1) return;
    let ones = 0;
    for (let k = place * count; k < (place + 1) * count; k++) if (table[k] >= 0 && before[table[k]] === 1) ones++;
    seen[(self * (count + 1) + ones) * 2 + +goes]++;
  });
  const [birth, survival, unseen]: [number[], number[], Unseen[]] = [[], [], []];
  for (let self = 0; self < 2; self++)
    for (let ones = 0; ones <= count; ones++) {
      const [stays, goes] = seen.subarray((self * (count + 1) + ones) * 2);
      contradictions += Math.min(stays, goes);
      if (stays + goes === 0) unseen.push({ self, count: ones });
      else if (self === 0 && goes > stays) birth.push(ones);
      else if (self === 1 && stays >= goes) survival.push(ones);
    }
  return { candidate, birth, survival, unseen, contradictions, transitions };
}

function named(rule: Rule, name: string | undefined): Rule {
  const { notation } = rule;
  return name === undefined ? rule : rule.with({ name, ...(notation && { notation }) });
}

/**
 * The rule of births and survivals behind a recording of states 0, 1, ….
 * @param recording - flat
 * @throws CaError `argument` where the frames are not as they should be
 */
export function recoverTable(recording: Recording): Recovered {
  checkRecording(recording);
  const readings = candidates().map((candidate) => read(recording, candidate));
  const best = readings.reduce((a, b) => (b.contradictions < a.contradictions ? b : a));
  const { candidate, birth, survival, unseen, contradictions, transitions } = best;
  const alternatives = readings.filter((one) => one !== best && one.contradictions === 0 && contradictions === 0);
  return {
    rule: named(parseRule(candidate.notation(birth, survival, recording.states as number)), recording.name).on(
      recording.boundary ?? 'torus',
    ),
    neighbourhood: [candidate.neighbourhood],
    transitions,
    contradictions,
    unseen,
    alternatives: alternatives.map((one) => one.candidate.name),
  };
}

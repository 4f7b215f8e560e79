// From a volume's attributes to what its view shows. A bad one keeps its last good value and is told of.

import { CaError, show } from '../../core/base/errors.js';
import type { Rule } from '../../core/rule/rule.js';
import { stateBounds } from '../../core/rule/states.js';
import { WHOLE, type ClipBox, type VolumeContent, type VolumeMode } from '../../core/view/volume-look.js';
import { parseTransfer, type TransferStop } from '../../core/view/volume-transfer.js';
import { readNumber, readWord } from '../shared/attributes.js';
import type { Attempt } from '../shared/element.js';

/** What is shown of the linked element: its cells now, or its last generations. */
export type VolumeSourceName = 'state' | 'history';

/** What the attributes hold, good or bad. */
export interface VolumeAttributes {
  readonly mode: VolumeMode | null;
  readonly isovalue: number | null;
  readonly opacity: number | null;
  readonly rayStep: number | null;
  readonly clip: string | readonly number[] | null;
  readonly slices: string | readonly number[] | null;
  readonly camera: string | null;
  readonly depth: number | null;
  readonly source: VolumeSourceName | null;
  readonly channel: number | null;
  readonly occlusion: number | null;
  readonly shadow: number | null;
  readonly transferFunction: string | null;
}

/** From where it is seen: angles in radians. */
export interface CameraPlace {
  readonly azimuth: number;
  readonly elevation: number;
  readonly zoom: number;
}

/** Good values; `undefined` where none was given. */
export interface VolumeSettings {
  readonly mode?: VolumeMode;
  readonly isovalue?: number;
  readonly opacity?: number;
  readonly rayStep?: number;
  readonly clip?: ClipBox;
  readonly slices?: readonly [number, number, number];
  readonly camera?: CameraPlace;
  readonly depth?: number;
  readonly source?: VolumeSourceName;
  readonly channel?: number;
  readonly occlusion?: number;
  readonly shadow?: number;
  readonly transferFunction?: readonly TransferStop[];
}

/** The ways to show a volume, in the order of the key M. */
export const MODES: readonly VolumeMode[] = ['isosurface', 'emission', 'mip', 'slice'];
/** Most generations of a history. */
const MAX_DEPTH = 512;
const USUAL_OPACITY = 0.55;
const USUAL_STEP = 0.5;
const DEGREE = Math.PI / 180;

function readNumbers(where: string, given: unknown, count: number, expected: string): number[] | undefined {
  if (given === null || given === undefined) return undefined;
  const numbers = (typeof given === 'string' ? given.trim().split(/[\s,]+/) : [given].flat()).map(Number);
  if (numbers.length === count && numbers.every(Number.isFinite)) return numbers;
  throw new CaError('argument', 'cannot be used', { where, expected, got: show(given) });
}

/** Six shares of the sides: from and to along each. */
function readClip(given: unknown): ClipBox | undefined {
  const expected = 'from and to along x, y and z as shares from 0 to 1, as in "0 1 0 1 0 0.5"';
  const clip = readNumbers('clip', given, 6, expected);
  if (!clip) return undefined;
  const good = [0, 2, 4].every((i) => clip[i] >= 0 && clip[i] < clip[i + 1] && clip[i + 1] <= 1);
  if (good) return clip as unknown as ClipBox;
  throw new CaError('argument', 'cannot be used', { where: 'clip', expected, got: show(given) });
}

function readSlices(given: unknown): [number, number, number] | undefined {
  const expected = 'where three planes cut x, y and z as shares from 0 to 1, as in "0.5 0.5 0.25"';
  const planes = readNumbers('slices', given, 3, expected);
  if (planes && !planes.every((share) => share >= 0 && share <= 1))
    throw new CaError('argument', 'cannot be used', { where: 'slices', expected, got: show(given) });
  return planes as [number, number, number] | undefined;
}

/** `azimuth elevation zoom`, in degrees. */
function readCamera(given: unknown): CameraPlace | undefined {
  const expected = 'angles round it and over its floor in degrees and a zoom from 1 to 8, as in "-56 24 1"';
  const [azimuth, elevation, zoom] = readNumbers('camera', given, 3, expected) ?? [];
  if (azimuth === undefined) return undefined;
  if (Math.abs(elevation) <= 90 && zoom >= 1 && zoom <= 8) return { azimuth: azimuth * DEGREE, elevation: elevation * DEGREE, zoom };
  throw new CaError('argument', 'cannot be used', { where: 'camera', expected, got: show(given) });
}

/** A camera's place as the attribute has it: for permanent links. */
export function cameraText({ azimuth, elevation, zoom }: CameraPlace): string {
  return [azimuth / DEGREE, elevation / DEGREE, zoom].map((number) => Number(number.toFixed(2))).join(' ');
}

type Readers = { readonly [K in keyof VolumeSettings]-?: (given: unknown) => VolumeSettings[K] };

const readers: Readers = {
  mode: (given) => readWord('mode', given, MODES),
  isovalue: (given) => readNumber('isovalue', given),
  opacity: (given) => readNumber('opacity', given, { min: 0 }),
  rayStep: (given) => readNumber('ray-step', given, { min: 0.05, max: 8 }),
  clip: readClip,
  slices: readSlices,
  camera: readCamera,
  depth: (given) => readNumber('depth', given, { min: 2, max: MAX_DEPTH, whole: true }),
  source: (given) => readWord('source', given, ['state', 'history']),
  channel: (given) => readNumber('channel', given, { min: 0, whole: true }),
  occlusion: (given) => readNumber('occlusion', given, { min: 0, max: 4 }),
  shadow: (given) => readNumber('shadow', given, { min: 0, max: 4 }),
  transferFunction: (given) => (given ? parseTransfer(String(given)) : undefined),
};

/** Reads the attributes of one volume and keeps what was good. */
export class VolumeSettingsReader {
  readonly #attempt: Attempt;
  readonly #seen = new Map<string, unknown>();
  #settings: VolumeSettings = {};

  /** @param attempt - tells of attributes that cannot be used */
  constructor(attempt: Attempt) {
    this.#attempt = attempt;
  }

  /** What was good at the last reading. */
  get settings(): VolumeSettings {
    return this.#settings;
  }

  /** Takes in the attributes that changed since the last call. @returns the same object while nothing changed */
  read(host: VolumeAttributes): VolumeSettings {
    for (const name of Object.keys(readers) as (keyof VolumeSettings)[]) {
      const given = host[name] ?? null;
      if (this.#seen.has(name) && this.#seen.get(name) === given) continue;
      this.#seen.set(name, given);
      const about = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      this.#attempt(about, () => (this.#settings = { ...this.#settings, [name]: readers[name](given) }));
    }
    return this.#settings;
  }
}

/** @throws CaError `argument` where what is shown has no such source */
export function checkSource(source: VolumeSourceName | undefined, isHistory: boolean): void {
  if (source === undefined || (source === 'history') === isHistory) return;
  const expected = isHistory ? 'history, for the automaton is flat' : 'state, for the automaton is a volume';
  throw new CaError('argument', 'cannot be shown', { where: 'source', expected, got: source });
}

/** How far a rule looks, in cells: where that is only to the next cell, its forms are as fine as a cell. */
function reachOf({ inputs }: Rule): number {
  const reach = inputs.map(({ neighbourhood }) =>
    'radius' in neighbourhood ? neighbourhood.radius : 'outer' in neighbourhood ? neighbourhood.outer : 1,
  );
  return Math.max(...reach);
}

/** What a view of a rule is to show. @param isHistory - of a flat automaton's past, which has no smooth surface */
export function contentOf(settings: VolumeSettings, rule: Rule, isHistory: boolean): VolumeContent {
  const [low, high] = stateBounds(rule);
  const discrete = rule.states !== 'continuous';
  const cubes = discrete && (isHistory || reachOf(rule) < 2);
  const share = settings.isovalue === undefined ? undefined : (settings.isovalue - low) / (high - low);
  return {
    mode: settings.mode ?? 'isosurface',
    cubes,
    // Wide neighbourhoods make forms that are wide too, with steps from cell to cell that are no part of them.
    smooth: !cubes && !isHistory && reachOf(rule) >= 2,
    // Of cubes every state but 0 is shown.
    isovalue: Math.min(0.999, Math.max(0.001, share ?? (cubes ? 0.5 / (high - low) : 0.5))),
    opacity: settings.opacity ?? USUAL_OPACITY,
    rayStep: settings.rayStep ?? USUAL_STEP,
    clip: settings.clip ?? WHOLE,
    planes: settings.slices ?? [0.5, 0.5, 0.5],
    channel: Math.min(settings.channel ?? 0, rule.channels - 1),
  };
}

// Reads the attributes of a plot. Each reader gives the meaning of what the attribute holds, or throws an error that a page's author
// can act on; the plot then keeps the last good value.

import { CaError, show } from '../../core/base/errors.js';
import { settledAxes, type HeightAxes } from '../../core/compile/heights-range.js';
import { heightIndex } from '../../core/compile/height-names.js';
import type { Probe } from '../../core/page/bus.js';
import type { Rule } from '../../core/rule/rule.js';
import type { HeatKind } from '../../core/view/heat-source.js';
import type { SurfaceMode } from '../../core/view/surface-look.js';
import { readNumber, readWord } from '../shared/attributes.js';
import type { Attempt } from '../shared/element.js';

/** Where an input beside the two axes stands: at a number, or where the probed cell or the mean of all cells is. */
export type Standing = number | 'probe' | 'mean';

/** What the attributes hold, good or bad. */
export interface PlotAttributes {
  readonly unit: string | null;
  readonly x: string | null;
  readonly y: string | null;
  readonly at: string | Readonly<Record<string, Standing>> | null;
  readonly view: string | null;
  readonly heat: string | null;
  readonly halfLife: number | null;
  readonly trace: string | number | null;
  readonly probe: string | readonly number[] | null;
  readonly heightScale: number | null;
}

/** Good values. */
export interface PlotSettings {
  readonly x: string | undefined;
  readonly y: string | undefined;
  readonly at: Readonly<Record<string, Standing>>;
  readonly mode: SurfaceMode;
  readonly heat: HeatKind | null;
  readonly halfLife: number;
  /** Generations; 0 for none. */
  readonly trace: number;
  readonly probe: Probe | null;
  readonly heightScale: number;
}

export const MODES: readonly SurfaceMode[] = ['surface', 'pillars', 'flat', 'units'];
export const HEATS: readonly (HeatKind | 'none')[] = ['none', 'cells', 'recent', 'probe'];
/** Generations of a trace, unless told, and at most. */
export const USUAL_TRACE = 48;
const MAX_TRACE = 2048;
const USUAL_HALF_LIFE = 32;

const NONE: PlotSettings = {
  ...{ x: undefined, y: undefined, at: {}, mode: 'surface', heat: null },
  ...{ halfLife: USUAL_HALF_LIFE, trace: 0, probe: null, heightScale: 1 },
};

function readInput(where: string, given: string | null, rule: Rule): string | undefined {
  const names = rule.inputs.map(({ name }) => name);
  if (given === null || given === undefined) return undefined;
  if (names.includes(given)) return given;
  throw new CaError('argument', 'no such input', { where, expected: names.join(', '), got: show(given) });
}

/** `inhibition=0.3 self=mean`, or an object. */
function readAt(given: PlotAttributes['at'], rule: Rule): Record<string, Standing> {
  if (given === null || given === undefined) return {};
  const entries =
    typeof given === 'string'
      ? given
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map((pair) => pair.split(/[=:]/))
      : Object.entries(given);
  const names = rule.inputs.map(({ name }) => name);
  const standings = entries.map(([name, value]): [string, Standing] => {
    const number = Number(value);
    const good = value === 'mean' || value === 'probe' || (String(value ?? '').trim() !== '' && Number.isFinite(number));
    if (names.includes(name) && good) return [name, value === 'mean' || value === 'probe' ? value : number];
    const expected = `inputs (${names.join(', ')}) with a number, mean or probe, as in "${names[names.length - 1]}=0.5"`;
    throw new CaError('argument', 'cannot be used', { where: 'at', expected, got: show(given) });
  });
  return Object.fromEntries(standings);
}

/** `""` and `true` ask for the usual length. */
function readTrace(given: PlotAttributes['trace']): number {
  if (given === '' || String(given) === 'true') return USUAL_TRACE;
  return readNumber('trace', given, { min: 0, max: MAX_TRACE, whole: true }) ?? 0;
}

function readHeat(given: string | null): HeatKind | null {
  const kind = readWord('heat', given === '' || String(given) === 'true' ? 'cells' : given, HEATS);
  return kind === undefined || kind === 'none' ? null : kind;
}

function readProbe(given: PlotAttributes['probe']): PlotSettings['probe'] {
  if (given === null || given === undefined) return null;
  const numbers = (typeof given === 'string' ? given.trim().split(/[\s,]+/) : [...given]).map(Number);
  const [x, y, z] = numbers;
  const whole = numbers.every((number) => Number.isInteger(number) && number >= 0);
  if (whole && (numbers.length === 2 || numbers.length === 3)) return z === undefined ? { x, y } : { x, y, z };
  const expected = 'column and row, as in "12 30", in a volume the slice too';
  throw new CaError('argument', 'not a cell', { where: 'probe', expected, got: show(given) });
}

/** Reads the attributes of one plot and keeps what was good. */
export class PlotSettingsReader {
  readonly #attempt: Attempt;
  #last: PlotSettings = NONE;
  #unit: string | null = null;

  constructor(attempt: Attempt) {
    this.#attempt = attempt;
  }

  /** The settings for a rule. A name that the rule does not have is told of, and the rule's own choice stands. */
  read(given: PlotAttributes, rule: Rule | null): PlotSettings {
    const last = this.#last;
    const attempt = <T>(about: string, action: () => T, before: T): T => {
      const value = this.#attempt(about, () => ({ value: action() }));
      return value ? value.value : before;
    };
    return (this.#last = {
      x: rule ? attempt('x', () => readInput('x', given.x, rule), undefined) : undefined,
      y: rule ? attempt('y', () => readInput('y', given.y, rule), undefined) : undefined,
      at: rule ? attempt('at', () => readAt(given.at, rule), {}) : {},
      mode: attempt('view', () => readWord('view', given.view, MODES) ?? 'surface', last.mode),
      heat: attempt('heat', () => readHeat(given.heat), last.heat),
      halfLife: attempt(
        'half-life',
        () => readNumber('half-life', given.halfLife, { min: 0.1, max: 1e6 }) ?? USUAL_HALF_LIFE,
        last.halfLife,
      ),
      trace: attempt('trace', () => readTrace(given.trace), last.trace),
      probe: attempt('probe', () => readProbe(given.probe), last.probe),
      heightScale: attempt(
        'height-scale',
        () => readNumber('height-scale', given.heightScale, { min: 0.1, max: 4 }) ?? 1,
        last.heightScale,
      ),
    });
  }

  /** The unit to show: the attribute's, else the one that a person looks at somewhere; `null` for the rule as a whole. */
  unit(own: string | null, looked: string | null, rule: Rule): string | null {
    const good = this.#attempt('unit', () => ({ unit: own ? (heightIndex(rule, own), own) : null }));
    if (good) this.#unit = good.unit;
    const fits = (unit: string | null) => {
      try {
        return heightIndex(rule, unit) >= -1;
      } catch {
        return false;
      }
    };
    if (own) return fits(this.#unit) ? this.#unit : null;
    return fits(looked) ? looked : null;
  }
}

/** The axes, with further inputs where they stand now. @param live - means and the probed cell's inputs as they were read last */
export function axesOf(
  { x, y, at }: PlotSettings,
  rule: Rule,
  live: { readonly mean: readonly number[] | null; readonly probe: readonly number[] | null },
): HeightAxes {
  const numbers: Record<string, number> = {};
  rule.inputs.forEach(({ name }, i) => {
    const standing = at[name];
    const value = typeof standing === 'string' ? live[standing]?.[i] : standing;
    if (value !== undefined && Number.isFinite(value)) numbers[name] = value;
  });
  return settledAxes(rule, { x, y, at: numbers });
}

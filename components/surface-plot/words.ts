// Every word that the plot says, in one place.

import type { HeatKind } from '../../core/view/heat-source.js';
import type { SurfaceMode } from '../../core/view/surface-look.js';
import { catalogue } from '../shared/catalogue.js';

/** Names of the ways to show heights. */
const MODES: Readonly<Record<SurfaceMode, string>> = {
  surface: 'Surface',
  pillars: 'Pillars on the states',
  flat: 'Flat map',
  units: 'All units',
};

/** Names of what can be counted. */
const HEATS: Readonly<Record<HeatKind | 'none', string>> = {
  none: 'No heat',
  cells: 'All cells now',
  recent: 'All cells lately',
  probe: 'One cell over time',
};

const grouped = (count: number) => Math.round(count).toLocaleString('en');

export const words = catalogue('plot', {
  plot: (rule: string, unit: string, x: string, y: string | null) => `${rule}: ${unit} over ${x}${y === null ? '' : ` and ${y}`}`,
  role: 'height map',
  empty: 'Height map, empty',
  nothing: 'Nothing to show yet: no automaton is linked',
  keys: 'Arrow keys turn the plot, with Shift they move a reading point over it. Plus and minus zoom, 0 brings it back. S shows the surface, P pillars, F a flat map, U all units. H goes through the kinds of heat, T switches the trace.',
  modes: 'Shown as',
  mode: (mode: SurfaceMode) => MODES[mode],
  unit: 'Unit',
  whole: (name: string) => `${name} (output)`,
  x: 'Input to the right',
  y: 'Input to the back',
  heat: 'Heat',
  heatKind: (kind: HeatKind | 'none') => HEATS[kind],
  trace: 'Trace of the probed cell',
  traceOn: 'Trace on',
  traceOff: 'Trace off',
  home: 'Back to the first view',
  homed: 'The first view',
  others: 'Other inputs',
  pin: (name: string) => `Where ${name} stands`,
  pins: { fixed: 'fixed', mean: 'live mean', probe: 'probed cell' },
  showUnit: (unit: string) => `Show ${unit}`,
  reading: (parts: readonly string[]) => parts.join(', '),
  shareName: (kind: HeatKind) => (kind === 'probe' ? 'share of generations' : 'share of cells'),
  share: (share: number) => `${share >= 0.9995 || share === 0 ? Math.round(share * 100) : Number((share * 100).toPrecision(2))} %`,
  counted: (kind: HeatKind, total: number) =>
    kind === 'cells'
      ? `${grouped(total)} cells now`
      : kind === 'recent'
        ? `${grouped(total)} visits, the recent ones counting most`
        : `${grouped(total)} generations of one cell`,
  noProbe: 'Point at a cell to follow it',
  legend: 'How often a state is visited',
} as const);

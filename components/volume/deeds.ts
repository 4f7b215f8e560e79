// What the keys of a volume do beside turning it.

import type { Simulation } from '../../core/simulation/simulation.js';
import type { VolumeMode } from '../../core/view/volume-look.js';
import { fire } from '../shared/events.js';
import { reseed } from '../shared/reseed.js';
import { words as shared } from '../shared/words.js';
import type { VolumeKey } from './keys.js';
import { MODES } from './settings.js';
import { TOOLS, type VolumeTool } from './tools.js';
import { words } from './words.js';

/** What the keys need of the element. */
export interface DeedHost extends HTMLElement {
  mode: VolumeMode | null;
  tool: VolumeTool | null;
  readonly readonly: boolean;
  readonly paused: boolean;
  play(): void;
  pause(): void;
  step(count?: number): void;
  back(count?: number): boolean;
}

/** Plays or pauses. */
export function toggle(host: Pick<DeedHost, 'paused' | 'play' | 'pause'>): void {
  if (host.paused) host.play();
  else host.pause();
}

/** Shows a volume another way: the next one. */
function nextMode(host: DeedHost): VolumeMode {
  const at = MODES.indexOf(host.mode ?? 'isosurface');
  return (host.mode = MODES[(at + 1) % MODES.length]);
}

/** Drags do something else: the next thing. */
function nextTool(host: DeedHost): VolumeTool {
  const at = TOOLS.indexOf(host.tool ?? 'turn');
  return (host.tool = TOOLS[(at + 1) % TOOLS.length]);
}

/** Does what a key asks for. @param said - what a screen reader is told */
export function act({ kind }: VolumeKey, host: DeedHost, simulation: Simulation, said: (text: string) => void): void {
  const changed = (action: 'seed' | 'clear' | 'plot', text: string) => {
    said(text);
    fire(host, 'ca-change', { action });
  };
  switch (kind) {
    case 'toggle':
      return toggle(host);
    case 'step':
      host.step();
      return said(shared.generationIs(simulation.generation));
    case 'back':
      return said(host.back() ? shared.generationIs(simulation.generation) : shared.noBack);
    case 'reset':
      reseed(simulation);
      return changed('seed', shared.reseeded);
    case 'clear':
      simulation.clear();
      return changed('clear', shared.cleared);
    case 'mode':
      return changed('plot', words.mode(nextMode(host)));
    case 'tool':
      return host.readonly ? undefined : said(words.tool[nextTool(host)]);
    case 'population':
      return void simulation.population().then((count) => said(shared.population(count, simulation.generation)));
  }
}

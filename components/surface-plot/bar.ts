// The bar below a plot: how heights are shown, of which unit, over which inputs, with which heat; and a row for each further input.
// Everything in it is also an attribute, and most of it a key.

import { html, nothing, type TemplateResult } from 'lit';
import { heightNames, wholeName } from '../../core/compile/height-names.js';
import { inputRange, type HeightAxes } from '../../core/compile/heights-range.js';
import type { Rule } from '../../core/rule/rule.js';
import type { SurfaceMode } from '../../core/view/surface-look.js';
import { tickText } from '../../core/view/surface-axes.js';
import { icon } from './icons.js';
import { HEATS, MODES, type PlotSettings, type Standing } from './settings.js';
import { words } from './words.js';

/** What the bar shows and does. */
export interface BarContext {
  readonly rule: Rule;
  readonly settings: PlotSettings;
  readonly axes: HeightAxes;
  readonly unit: string | null;
  /** Whether the rule's states make a lattice for pillars. */
  readonly lattice: boolean;
  readonly atHome: boolean;
  /** A person chose something; `done` after a drag. */
  readonly set: (change: BarChange, done?: boolean) => void;
}

/** What can be chosen. */
export type BarChange =
  | { readonly mode: SurfaceMode }
  | { readonly unit: string | null }
  | { readonly x: string }
  | { readonly y: string }
  | { readonly heat: string }
  | { readonly trace: boolean }
  | { readonly home: true }
  | { readonly at: readonly [name: string, standing: Standing] };

const valueOf = (event: Event) => (event.target as HTMLSelectElement | HTMLInputElement).value;

function chooser(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<select class="choice" aria-label=${label} data-tip=${label} @change=${(event: Event) => choose(valueOf(event))}>
    ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen} .selected=${value === chosen}>${text}</option>`)}
  </select>`;
}

/** The bar. */
export function plotBar(context: BarContext): TemplateResult {
  const { rule, settings, axes, unit, set } = context;
  const units = heightNames(rule);
  const inputs = rule.inputs.map(({ name }) => [name, name] as const);
  const heats = HEATS.map((heat) => [heat, words.heatKind(heat)] as const);
  return html`<div part="controls" class="bar">
    <span class="modes" role="group" aria-label=${words.modes}>${MODES.map((mode) => modeButton(mode, context))}</span>
    ${chooser(words.unit, [['', words.whole(wholeName(rule))], ...units.map((name) => [name, name] as const)], unit ?? '', (name) =>
      set({ unit: name || null }),
    )}
    ${
      rule.inputs.length > 2
        ? html`${chooser(words.x, inputs, axes.x, (x) => set({ x }))}${chooser(words.y, inputs, axes.y ?? '', (y) => set({ y }))}`
        : nothing
    }
    ${chooser(words.heat, heats, settings.heat ?? 'none', (heat) => set({ heat }))}
    <button
      part="button"
      type="button"
      aria-label=${words.trace}
      data-tip=${words.trace}
      aria-pressed=${settings.trace > 0}
      @click=${() => set({ trace: settings.trace === 0 })}
    >
      ${icon('trace')}
    </button>
    <button
      part="button"
      type="button"
      aria-label=${words.home}
      data-tip=${words.home}
      ?disabled=${context.atHome}
      @click=${() => set({ home: true })}
    >
      ${icon('home')}
    </button>
  </div>`;
}

function modeButton(mode: SurfaceMode, { settings, lattice, set }: BarContext): TemplateResult {
  const label = words.mode(mode);
  return html`<button
    part="button"
    type="button"
    aria-label=${label}
    data-tip=${label}
    aria-pressed=${settings.mode === mode}
    ?disabled=${mode === 'pillars' && !lattice}
    @click=${() => set({ mode })}
  >
    ${icon(mode)}
  </button>`;
}

/** A row for each input beside the two axes: where it stands, by a slider or by what is live. */
export function pins({ rule, settings, axes, set }: BarContext): TemplateResult | typeof nothing {
  const others = rule.inputs.map(({ name }) => name).filter((name) => name in axes.at);
  if (!others.length) return nothing;
  return html`<div class="pins" role="group" aria-label=${words.others}>
    ${others.map((name) => {
      const standing = settings.at[name] ?? axes.at[name];
      const live = typeof standing === 'string' ? standing : 'fixed';
      const [low, high] = inputRange(rule, name);
      const value = axes.at[name];
      const slide = (event: Event) => set({ at: [name, Number(valueOf(event))] }, event.type === 'change');
      return html`<label class="pin"
        ><span class="pin-name">${name}</span>
        <input
          part="slider"
          type="range"
          min=${low}
          max=${high}
          step=${(high - low) / 200}
          .value=${String(value)}
          aria-valuetext=${tickText(value)}
          aria-label=${name}
          @input=${slide}
          @change=${slide}
        /><output aria-hidden="true">${tickText(Number(value.toPrecision(3)))}</output>
        ${chooser(words.pin(name), Object.entries(words.pins), live, (choice) =>
          set({ at: [name, choice === 'fixed' ? value : (choice as Standing)] }),
        )}
      </label>`;
    })}
  </div>`;
}

// A little picture of the cells that an input reads: darker where a cell counts more, in the color of its sign, the cell itself ringed.

import { html, svg, type TemplateResult } from 'lit';
import { perceive, type Tap } from '../../core/rule/neighbourhood.js';
import type { Rule } from '../../core/rule/rule.js';
import type { RuleInput } from '../../core/rule/types.js';

/** Steps of darkness: one path each, so that a thousand cells are a few elements. */
const SHADES = 6;
/** Farthest cell that is drawn; what lies beyond would be finer than a pixel. */
const FARTHEST = 16;

/** The taps of an input in the plane, and how far they reach. */
function tapsOf(rule: Rule, input: RuleInput): { taps: readonly Tap[]; reach: number } {
  const { lists } = perceive(input, rule.dimensions.includes(2) ? 2 : rule.dimensions[0]);
  const taps = lists.flat().filter(({ dz }) => dz === 0);
  const reach = taps.reduce((most, { dx, dy }) => Math.max(most, Math.abs(dx), Math.abs(dy)), 1);
  return { taps, reach: Math.min(reach, FARTHEST) };
}

/** The picture. It is decoration: whoever shows it says in words what it is. */
export function stencil(rule: Rule, input: RuleInput): TemplateResult {
  const { taps, reach } = tapsOf(rule, input);
  const most = Math.max(...taps.map(({ weight }) => Math.abs(weight)));
  const gap = reach > 5 ? 0.04 : 0.1;
  const paths = new Map<string, string>();
  for (const { dx, dy, weight } of taps) {
    if (Math.max(Math.abs(dx), Math.abs(dy)) > reach) continue;
    const shade = Math.max(1, Math.ceil((Math.abs(weight) / most) * SHADES));
    const key = `${weight < 0 ? 'minus' : 'plus'} ${shade}`;
    const side = 1 - 2 * gap;
    paths.set(key, `${paths.get(key) ?? ''}M${dx + gap},${dy + gap}h${side}v${side}h${-side}z`);
  }
  const extent = 2 * reach + 1;
  return html`<svg class="stencil" viewBox="${-reach - 0.15} ${-reach - 0.15} ${extent + 0.3} ${extent + 0.3}" aria-hidden="true">
    <rect class="field-back" x=${-reach} y=${-reach} width=${extent} height=${extent} rx=${extent / 40}></rect>
    ${[...paths].map(([key, path]) => {
      const [sign, shade] = key.split(' ');
      return svg`<path class=${sign} .style=${`opacity: ${(0.15 + (0.85 * Number(shade)) / SHADES).toFixed(2)}`} d=${path}></path>`;
    })}
    <rect class="here" x="0.08" y="0.08" width="0.84" height="0.84"></rect>
  </svg>`;
}

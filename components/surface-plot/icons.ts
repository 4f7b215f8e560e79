// The icons of the plot, from the same set as the suite's. In a file of their own, so that a page without a plot loads none of them.

import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import chart from 'lucide-static/dist/esm/icons/chart-no-axes-column.mjs';
import house from 'lucide-static/dist/esm/icons/rotate-ccw.mjs';
import layout from 'lucide-static/dist/esm/icons/layout-grid.mjs';
import map from 'lucide-static/dist/esm/icons/map.mjs';
import mountain from 'lucide-static/dist/esm/icons/mountain.mjs';
import route from 'lucide-static/dist/esm/icons/route.mjs';

const icons = { surface: mountain, pillars: chart, flat: map, units: layout, home: house, trace: route };

/** An icon, 16 CSS pixels wide. The texts are constants of the build, never data. */
export function icon(name: keyof typeof icons): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${unsafeHTML(icons[name])}</span>`;
}

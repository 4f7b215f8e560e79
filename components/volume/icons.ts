// The icons of a volume's bar and panel, from the same set as the suite's. In a file of their own, so that a page without a volume loads
// none of them.

import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import axes from 'lucide-static/dist/esm/icons/axis-3d.mjs';
import copy from 'lucide-static/dist/esm/icons/copy.mjs';
import home from 'lucide-static/dist/esm/icons/rotate-ccw.mjs';
import reverse from 'lucide-static/dist/esm/icons/arrow-left-right.mjs';
import turn from 'lucide-static/dist/esm/icons/rotate-3d.mjs';
import usual from 'lucide-static/dist/esm/icons/undo-2.mjs';
import view from 'lucide-static/dist/esm/icons/sliders-horizontal.mjs';

const icons = { axes, copy, home, reverse, turn, usual, view };

/** An icon, 16 CSS pixels wide. The texts are constants of the build, never data. */
export function icon(name: keyof typeof icons): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${unsafeHTML(icons[name])}</span>`;
}

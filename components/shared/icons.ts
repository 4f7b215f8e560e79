// The icons of the suite, all from one set (Lucide), as templates. They are decoration: the button that holds one has a name.

import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import ellipsis from 'lucide-static/dist/esm/icons/ellipsis.mjs';
import eraser from 'lucide-static/dist/esm/icons/eraser.mjs';
import pause from 'lucide-static/dist/esm/icons/pause.mjs';
import play from 'lucide-static/dist/esm/icons/play.mjs';
import shuffle from 'lucide-static/dist/esm/icons/shuffle.mjs';
import stepBack from 'lucide-static/dist/esm/icons/step-back.mjs';
import stepForward from 'lucide-static/dist/esm/icons/step-forward.mjs';

const icons = { play, pause, back: stepBack, step: stepForward, reseed: shuffle, clear: eraser, more: ellipsis };

/** The icons there are. */
export type IconName = keyof typeof icons;

/** An icon, 16 CSS pixels wide unless the button's style says else. The texts are constants of the build, never data. */
export function icon(name: IconName): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${unsafeHTML(icons[name])}</span>`;
}

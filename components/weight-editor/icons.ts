// The icons of the editor, from the same set as the suite's. In a file of their own, so that a page without an editor loads none of them.

import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import check from 'lucide-static/dist/esm/icons/check.mjs';
import copy from 'lucide-static/dist/esm/icons/copy.mjs';
import dices from 'lucide-static/dist/esm/icons/dices.mjs';
import dna from 'lucide-static/dist/esm/icons/dna.mjs';
import flaskConical from 'lucide-static/dist/esm/icons/flask-conical.mjs';
import layers from 'lucide-static/dist/esm/icons/layers.mjs';
import lock from 'lucide-static/dist/esm/icons/lock.mjs';
import lockOpen from 'lucide-static/dist/esm/icons/lock-open.mjs';
import minus from 'lucide-static/dist/esm/icons/minus.mjs';
import plus from 'lucide-static/dist/esm/icons/plus.mjs';
import redo from 'lucide-static/dist/esm/icons/redo.mjs';
import rotateCcw from 'lucide-static/dist/esm/icons/rotate-ccw.mjs';
import scissors from 'lucide-static/dist/esm/icons/scissors.mjs';
import sprout from 'lucide-static/dist/esm/icons/sprout.mjs';
import trash from 'lucide-static/dist/esm/icons/trash.mjs';
import undo from 'lucide-static/dist/esm/icons/undo.mjs';
import x from 'lucide-static/dist/esm/icons/x.mjs';

const icons = {
  add: plus,
  less: minus,
  check,
  close: x,
  copy,
  cut: scissors,
  dice: dices,
  dna,
  explore: flaskConical,
  layers,
  lock,
  unlock: lockOpen,
  redo,
  remove: trash,
  reset: rotateCcw,
  sprout,
  undo,
};

/** The icons there are. */
export type IconName = keyof typeof icons;

/** An icon, 16 CSS pixels wide unless the button's style says else. The texts are constants of the build, never data. */
export function icon(name: IconName): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${unsafeHTML(icons[name])}</span>`;
}

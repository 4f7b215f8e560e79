// The events of all tags, typed. They bubble and are composed, so a listener on the page hears them from inside shadow roots.

import type { CaErrorCode } from '../../core/base/errors.js';
import type { Rule } from '../../core/rule/rule.js';

/** What a person did. */
export interface ActionDetail {
  /**
   * `paint`: cells were drawn; `rate`, `seed`, `clear`: a control was used; `pattern`, `rule`: one was dropped, pasted or chosen. In an editor: `number`: a weight, a bias or a parameter;
   * `structure`: units, connections, inputs or activations; `history`: undo, redo, reset; `explore`: random numbers, a mutant, a blend.
   * `plot`: what a plot shows. `look`: colors or the brush.
   */
  readonly action:
    'paint' | 'rate' | 'seed' | 'clear' | 'pattern' | 'rule' | 'number' | 'structure' | 'history' | 'explore' | 'plot' | 'look';
}

/** The details of every event, by the event's name. */
export interface CaEventDetails {
  /** The automaton is there and its first picture can be drawn. `path` names the compiled path. */
  'ca-ready': { readonly path: string };
  /** It began to run. */
  'ca-play': Record<string, never>;
  /** It stopped. */
  'ca-pause': Record<string, never>;
  /** It took steps; at most ten times a second. */
  'ca-step': { readonly generation: number };
  /** A person is changing something; many times during a stroke or a drag. */
  'ca-input': ActionDetail;
  /** A person has changed something; once, at the end. */
  'ca-change': ActionDetail;
  /** Another rule is in force, for whatever reason. */
  'ca-rule-change': { readonly rule: Rule; readonly source: 'attribute' | 'pattern' | 'api' | 'editor' };
  /** A link by `for` found its element. */
  'ca-link': { readonly target: Element };
  /** A link by `for` lost its element. */
  'ca-unlink': { readonly target: Element };
  /** Something could not be used. With `recoverable`, the element goes on as it was. */
  'ca-error': { readonly code: CaErrorCode; readonly message: string; readonly recoverable: boolean };
}

/** Every event, by name. */
export type CaEventMap = { [K in keyof CaEventDetails]: CustomEvent<CaEventDetails[K]> };

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merges the suite's events into the platform's map
  interface HTMLElementEventMap extends CaEventMap {}
}

/** Fires one of the suite's events. */
export function fire<K extends keyof CaEventDetails>(target: EventTarget, type: K, detail: CaEventDetails[K]): void {
  target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

// The card of an input: which cells it reads. Kind and radii are chosen, a mask is drawn cell by cell.

import { html, nothing, type TemplateResult } from 'lit';
import { addInput, changeInput, freshName, removeInput } from '../../core/rule/edit-structure.js';
import { taps } from '../../core/rule/neighbourhood.js';
import type { Rule } from '../../core/rule/rule.js';
import type { Neighbourhood, RuleInput } from '../../core/rule/types.js';
import { icon } from './icons.js';
import type { Desk } from './desk.js';
import { live, typed, written } from './numbers.js';
import { stencil } from './stencil.js';
import { words } from './words.js';

type Kind = Neighbourhood['kind'];

/** The kinds that a person can make from nothing. */
const KINDS: readonly Kind[] = ['self', 'moore', 'von-neumann', 'hexagonal', 'disc', 'ring', 'mask', 'laplacian', 'gradient'];
/** Widest mask that is drawn by hand, in cells. */
const WIDEST_MASK = 15;

/** How far a neighbourhood reaches, at least one cell. */
function reachOf(neighbourhood: Neighbourhood, rule: Rule): number {
  if (neighbourhood.kind === 'gradient') return 1;
  const list = taps(neighbourhood, rule.dimensions.includes(2) ? 2 : rule.dimensions[0]);
  return list.reduce((most, { dx, dy }) => Math.max(most, Math.abs(dx), Math.abs(dy)), 1);
}

/** The cells that a neighbourhood reads, as a mask's rows. */
function drawn(neighbourhood: Neighbourhood, rule: Rule): string[] {
  const reach = Math.min(reachOf(neighbourhood, rule), (WIDEST_MASK - 1) / 2);
  const list = neighbourhood.kind === 'gradient' ? [] : taps(neighbourhood, 2);
  const isRead = new Set(list.map(({ dx, dy }) => `${dx},${dy}`));
  const along = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const rows = along.map((y) => along.map((x) => (isRead.has(`${x},${y}`) ? '#' : '.')).join(''));
  return rows.some((row) => row.includes('#')) ? rows : ['###', '#.#', '###'];
}

/** A neighbourhood of another kind that is as like the one before as can be. */
function ofKind(kind: Kind, before: Neighbourhood, rule: Rule): Neighbourhood {
  const reach = reachOf(before, rule);
  switch (kind) {
    case 'moore':
    case 'von-neumann':
    case 'hexagonal':
      return { kind, radius: reach };
    case 'disc':
    case 'ball':
      return { kind, radius: reach };
    case 'ring':
    case 'shell':
      return { kind, inner: reach / 2, outer: reach };
    case 'mask':
      return { kind, cells: drawn(before, rule) };
    case 'gradient':
      return { kind, axis: 'length' };
    case 'laplacian':
    case 'self':
      return { kind };
    default:
      return before;
  }
}

/** Puts another neighbourhood in force. What has no mean is summed. */
function setNeighbourhood(desk: Desk, { name, reduce }: RuleInput, neighbourhood: Neighbourhood): boolean {
  const summed = neighbourhood.kind === 'laplacian' || neighbourhood.kind === 'gradient';
  const isFlat = neighbourhood.kind === 'mask' || neighbourhood.kind === 'hexagonal';
  return desk.change(`${name}: ${neighbourhood.kind}`, () => {
    const { rule } = desk;
    // What is drawn in the plane does not lift into space.
    const flat = isFlat && rule.dimensions.includes(2) ? rule.with({ dimensions: [2] }) : rule;
    return changeInput(flat, name, { neighbourhood, reduce: summed ? undefined : reduce });
  });
}

function radiusField(desk: Desk, input: RuleInput, key: 'radius' | 'inner' | 'outer', value: number, step: number): TemplateResult {
  const { neighbourhood } = input;
  const set = (to: number) => setNeighbourhood(desk, input, { ...neighbourhood, [key]: to } as Neighbourhood);
  const onChange = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const to = typed(field.value);
    if (to === null || !set(to)) field.value = written(value);
  };
  return html`<label class="choice">
    <span>${words[key]}</span>
    <input
      type="number"
      class="field"
      min="0"
      step=${step}
      aria-label="${words[key]}, ${input.name}"
      ?readonly=${desk.readonly}
      .value=${String(value)}
      @change=${onChange}
    />
  </label>`;
}

function radii(desk: Desk, input: RuleInput): TemplateResult | typeof nothing {
  const { neighbourhood: n } = input;
  switch (n.kind) {
    case 'moore':
    case 'von-neumann':
    case 'hexagonal':
      return radiusField(desk, input, 'radius', n.radius, 1);
    case 'disc':
    case 'ball':
    case 'radial':
      return radiusField(desk, input, 'radius', n.radius, 0.1);
    case 'ring':
    case 'shell':
      return html`${radiusField(desk, input, 'inner', n.inner, 0.1)} ${radiusField(desk, input, 'outer', n.outer, 0.1)}`;
    default:
      return nothing;
  }
}

/** A mask as cells to switch on and off, each a button. */
function maskEditor(desk: Desk, input: RuleInput, rows: readonly string[]): TemplateResult {
  const isIn = (letter: string) => '#O1'.includes(letter);
  const set = (cells: readonly string[]) => setNeighbourhood(desk, input, { kind: 'mask', cells });
  const toggle = (x: number, y: number) =>
    set(rows.map((row, j) => (j === y ? [...row].map((letter, i) => (i === x ? (isIn(letter) ? '.' : '#') : letter)).join('') : row)));
  const width = rows[0].length;
  const blank = '.'.repeat(width + 2);
  const [cx, cy] = [(width - 1) / 2, (rows.length - 1) / 2];
  return html`<div class="mask" role="group" aria-label=${words.mask} .style=${`--_columns: ${width}`}>
      ${rows.map((row, y) =>
        [...row].map(
          (letter, x) =>
            html`<button
              type="button"
              class=${x === cx && y === cy ? 'here' : ''}
              aria-label=${words.maskCell(x - cx, y - cy)}
              aria-pressed=${isIn(letter)}
              ?disabled=${desk.readonly}
              @click=${() => toggle(x, y)}
            ></button>`,
        ),
      )}
    </div>
    <div class="actions">
      <button
        type="button"
        class="quiet"
        ?disabled=${desk.readonly || width + 2 > WIDEST_MASK}
        @click=${() => set([blank, ...rows.map((row) => `.${row}.`), blank])}
      >
        ${icon('add')} ${words.wider}
      </button>
      <button
        type="button"
        class="quiet"
        ?disabled=${desk.readonly || width <= 3 || rows.length <= 3}
        @click=${() => set(rows.slice(1, -1).map((row) => row.slice(1, -1)))}
      >
        ${icon('less')} ${words.narrower}
      </button>
    </div>`;
}

function choice(
  label: string,
  value: string,
  options: readonly (readonly [string, string])[],
  desk: Desk,
  set: (value: string) => boolean,
): TemplateResult {
  const onChange = (event: Event) => {
    const chooser = event.target as HTMLSelectElement;
    if (!set(chooser.value)) chooser.value = value;
  };
  return html`<label class="choice">
    <span>${label}</span>
    <select ?disabled=${desk.readonly} @change=${onChange}>
      ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
    </select>
  </label>`;
}

/** What of the state is read, and how it is put together. */
function reading(desk: Desk, input: RuleInput): TemplateResult {
  const { name, reduce = 'sum', channel = 0, of, neighbourhood } = input;
  const { channels, states } = desk.rule;
  const change = (what: string, changed: Partial<RuleInput>) =>
    desk.change(`${name}: ${what}`, () => changeInput(desk.rule, name, changed));
  const hasMean = !/self|laplacian|gradient/.test(neighbourhood.kind);
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => [`${i}`, `${i}`] as const);
  return html`
    ${
      hasMean
        ? choice(
            words.reduce,
            reduce,
            [
              ['sum', 'sum'],
              ['mean', 'mean'],
            ],
            desk,
            (to) => change(to, { reduce: to as 'sum' | 'mean' }),
          )
        : nothing
    }
    ${
      channels > 1
        ? choice(words.channel, `${channel}`, numbered(channels), desk, (to) => change(`channel ${to}`, { channel: Number(to) }))
        : nothing
    }
    ${
      typeof states === 'number' && states > 2
        ? choice(words.ofState, of === undefined ? '' : `${of}`, [['', words.anyState], ...numbered(states)], desk, (to) =>
            change(`state ${to || 'any'}`, { of: to === '' ? undefined : Number(to) }),
          )
        : nothing
    }
  `;
}

function nameField(desk: Desk, name: string): TemplateResult {
  const rename = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const to = field.value.trim();
    if (to === name) return;
    if (desk.change(`${name} → ${to}`, () => changeInput(desk.rule, name, { name: to }))) desk.open({ kind: 'input', name: to }, field);
    else field.value = name;
  };
  return html`<input
    class="title"
    type="text"
    aria-label=${words.name}
    spellcheck="false"
    ?readonly=${desk.readonly}
    .value=${name}
    @change=${rename}
  />`;
}

/** @param pinned - all there is to edit; else a glance at the cells */
export function inputCard(desk: Desk, name: string, pinned: boolean): TemplateResult {
  const { rule } = desk;
  const input = rule.inputs.find((each) => each.name === name);
  if (!input) return html``;
  const { neighbourhood: n } = input;
  const isMask = n.kind === 'mask' && typeof n.cells[0] === 'string';
  const kinds = KINDS.includes(n.kind) ? KINDS : [n.kind, ...KINDS];
  const remove = () => {
    if (desk.change(`${name} removed`, () => removeInput(rule, name))) desk.close();
  };
  const copy = () => {
    const fresh = freshName(rule, 'input');
    desk.change(`${fresh} added`, () => addInput(rule, { ...input, name: fresh }));
  };
  if (!pinned)
    return html`<header>
        <h3>${name}</h3>
        <output>${live(desk.values?.[name])}</output>
      </header>
      ${stencil(rule, input)}`;
  return html`
    <header>${nameField(desk, name)} <output>${live(desk.values?.[name])}</output></header>
    ${isMask ? maskEditor(desk, input, n.cells as readonly string[]) : stencil(rule, input)}
    ${choice(
      words.neighbourhood,
      n.kind,
      kinds.map((kind) => [kind, kind] as const),
      desk,
      (to) => setNeighbourhood(desk, input, ofKind(to as Kind, n, rule)),
    )}
    ${radii(desk, input)} ${reading(desk, input)}
    ${
      desk.readonly
        ? nothing
        : html`<div class="actions">
            <button type="button" class="quiet" @click=${copy}>${icon('add')} ${words.addInput}</button>
            ${
              rule.inputs.length > 1
                ? html`<button type="button" class="quiet" @click=${remove}>${icon('remove')} ${words.removeInput}</button>`
                : nothing
            }
          </div>`
    }
  `;
}

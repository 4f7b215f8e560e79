// What the tests of the weight editor share: an editor beside a grid, its nodes, connections and fields by name, and what a person does
// to them.
import { fixture, html } from '@open-wc/testing';
import '../../components/grid/grid.js';
import type { CaGrid } from '../../components/grid/grid.js';
import '../../components/weight-editor/weight-editor.js';
import type { CaWeightEditor } from '../../components/weight-editor/weight-editor.js';
import type { Rule } from '../../core/rule/index.js';
import { numberAt, type NumberAddress } from '../../core/rule/numbers.js';
import { drawn, frames, part, until } from './support.js';

/** A grid with an editor. */
export interface Pair {
  readonly page: HTMLElement;
  readonly grid: CaGrid;
  readonly editor: CaWeightEditor;
}

/** Waits until an editor shows what it edits. */
export async function edited(editor: CaWeightEditor): Promise<void> {
  await until(() => editor.shadowRoot?.querySelector('.node, .source, .tree, .formula, .matrix'), 'the editor shows a rule');
  await editor.updateComplete;
}

/** A block of four, which Life leaves as it is, beside an editor. */
export async function pair(rule = 'life', attributes = '', pattern = '2o$2o!'): Promise<Pair> {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  page.innerHTML = `<ca-grid id="life" rule="${rule}" size="12 12" ${pattern ? `pattern="${pattern}"` : ''} style="inline-size: 200px"></ca-grid>
    <ca-weight-editor for="life" style="inline-size: 720px" ${attributes}></ca-weight-editor>`;
  const [grid, editor] = [page.querySelector('ca-grid') as CaGrid, page.querySelector('ca-weight-editor') as CaWeightEditor];
  await drawn(grid);
  await edited(editor);
  return { page, grid, editor };
}

/** The rule that a grid runs. */
export function ruleOf(grid: CaGrid): Rule {
  const rule = grid.simulation?.rule;
  if (!rule) throw new Error('the grid runs nothing');
  return rule;
}

/** A weight of the rule that a grid runs. */
export const weightOf = (grid: CaGrid, unit: string, source: string): number | undefined =>
  numberAt(ruleOf(grid), { kind: 'weight', unit, source });

/** The element of the diagram that stands for something: `number:unit<source`, `unit:name`, `input:name`, `layer:0`. */
export const standing = <T extends Element = HTMLElement>(editor: CaWeightEditor, name: string): T =>
  part<T>(editor, `[data-card="${name}"]`);

/** The card, once it has its place. */
export async function cardOf(editor: CaWeightEditor): Promise<HTMLElement> {
  const card = () => editor.shadowRoot?.querySelector<HTMLElement>('.card');
  await until(() => card() && getComputedStyle(card() as HTMLElement).visibility === 'visible', 'the card is there');
  await frames();
  return card() as HTMLElement;
}

/** Whether there is a card. */
export const hasCard = (editor: CaWeightEditor): boolean => editor.shadowRoot?.querySelector('.card') !== null;

/** Opens the card of something by a click. */
export async function openCard(editor: CaWeightEditor, name: string): Promise<HTMLElement> {
  standing(editor, name).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
  return cardOf(editor);
}

/** A button by its name or text. */
export function button(editor: CaWeightEditor, name: string): HTMLButtonElement {
  const all = [...(editor.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = all.find((each) => each.getAttribute('aria-label') === name || each.textContent?.trim() === name);
  if (!found) throw new Error(`the editor has no button “${name}”`);
  return found;
}

/** Types a text into a field as a person does, and leaves it. */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The exact field of a number in a card. */
export function fieldOf(card: HTMLElement, key: string): HTMLInputElement {
  const field = card.querySelector<HTMLInputElement>(`[data-number="${key}"] .field`);
  if (!field) throw new Error(`the card has no ${key}`);
  return field;
}

/** A number of the rule that a grid runs. */
export const numberOf = (grid: CaGrid, address: NumberAddress): number | undefined => numberAt(ruleOf(grid), address);

// What play functions do to a weight editor: wait for it, find what stands for a unit or a weight, press its buttons.

import { expect, waitFor } from 'storybook/test';
import '../../components/weight-editor/weight-editor.js';
import type { CaWeightEditor } from '../../components/weight-editor/weight-editor.js';

/** The editors of a story. */
export const editorsIn = (element: Element): CaWeightEditor[] => [...element.querySelectorAll('ca-weight-editor')];

/** The first editor of a story. */
export function editorIn(element: Element): CaWeightEditor {
  const [editor] = editorsIn(element);
  if (!editor) throw new Error('the story has no editor');
  return editor;
}

/** Waits until an editor shows a rule, with the values of the moment. */
export async function editorReady(editor: CaWeightEditor): Promise<void> {
  await waitFor(() => expect(editor.shadowRoot?.querySelector('.node, .tree, .source, .matrix')).toBeTruthy(), { timeout: 20_000 });
  await editor.updateComplete;
}

/** Waits until the units of an editor's diagram say something. */
export async function alive(editor: CaWeightEditor): Promise<void> {
  await waitFor(() => expect(editor.shadowRoot?.querySelector('.stand[style]')).toBeTruthy(), { timeout: 20_000 });
}

/** What stands for something in an editor: `unit:name`, `input:name`, `number:unit<source`. */
export function standing(editor: CaWeightEditor, name: string): HTMLElement {
  const found = editor.shadowRoot?.querySelector<HTMLElement>(`[data-card="${name}"]`);
  if (!found) throw new Error(`the editor has no ${name}`);
  return found;
}

/** A button of an editor by its name or text. */
export function buttonIn(editor: CaWeightEditor, name: string): HTMLButtonElement {
  const all = [...(editor.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = all.find((each) => each.getAttribute('aria-label') === name || each.textContent?.trim() === name);
  if (!found) throw new Error(`the editor has no button “${name}”`);
  return found;
}

/** Types a number into the first field with a name. */
export function type(editor: CaWeightEditor, label: string, text: string): void {
  const field = editor.shadowRoot?.querySelector<HTMLInputElement>(`input[type="text"][aria-label="${label}"]`);
  if (!field) throw new Error(`the editor has no field “${label}”`);
  field.value = text;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

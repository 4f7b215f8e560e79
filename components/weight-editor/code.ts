// The rule as code, in four ways: nested, step by step, GLSL, JSON. A number typed over changes the rule; all can be copied.

import { html, nothing, type TemplateResult } from 'lit';
import { parseRule } from '../../core/rule/parse.js';
import { glslSource, nestedSource, sourceText, stepSource, type SourceLine, type SourcePiece } from '../../core/rule/source.js';
import type { Rule } from '../../core/rule/rule.js';
import { icon } from './icons.js';
import type { Desk } from './desk.js';
import { numberField } from './number-row.js';
import { words } from './words.js';

/** The ways to write a rule, in the order of the chooser. */
export const LANGUAGES = ['expression', 'steps', 'glsl', 'json'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Numbers that get a field of their own; beyond them the code is text alone. */
const MOST_FIELDS = 400;

const SOURCES: Record<Exclude<Language, 'json'>, (rule: Rule) => SourceLine[]> = {
  expression: nestedSource,
  steps: stepSource,
  glsl: glslSource,
};

/** The text of a rule in a language. */
export function codeOf(rule: Rule, language: Language): string {
  return language === 'json' ? JSON.stringify(rule, null, 2) : sourceText(SOURCES[language](rule));
}

function piece(desk: Desk, { kind, text, ...rest }: SourcePiece, editable: boolean): TemplateResult {
  if (kind !== 'number') return html`<span class=${kind}>${text}</span>`;
  if (!editable || !('address' in rest)) return html`<span class="number">${text}</span>`;
  const shown = text.replace('-', '−');
  return html`<span class=${text.startsWith('-') ? 'negative' : 'positive'}>${numberField(desk, rest.address, shown, 'inline')}</span>`;
}

function source(desk: Desk, language: Exclude<Language, 'json'>): TemplateResult {
  const lines = SOURCES[language](desk.rule);
  const numbers = lines.reduce((count, line) => count + line.filter(({ kind }) => kind === 'number').length, 0);
  return html`<div class="source" part="code" tabindex="0" role="group" aria-label=${words[language]}>
    ${lines.map((line) => html`<div class="line">${line.map((each) => piece(desk, each, numbers <= MOST_FIELDS))}</div>`)}
  </div>`;
}

function json(desk: Desk, use: (text: string) => void): TemplateResult {
  const text = codeOf(desk.rule, 'json');
  const field = (event: Event) => (event.currentTarget as HTMLElement).closest('.json')?.querySelector('textarea');
  return html`<div class="json">
    <textarea
      class="source"
      part="code"
      spellcheck="false"
      autocomplete="off"
      aria-label=${words.json}
      rows=${Math.min(24, text.split('\n').length + 1)}
      ?readonly=${desk.readonly}
      .value=${text}
    ></textarea>
    ${
      desk.readonly
        ? nothing
        : html`<button type="button" class="quiet" @click=${(event: Event) => use(field(event)?.value ?? text)}>
            ${icon('check')} ${words.apply}
          </button>`
    }
  </div>`;
}

/** Copies a text, and says so on the button for a moment. Where the browser forbids it, the code can still be selected. */
async function copy(event: Event, text: string): Promise<void> {
  const button = event.currentTarget as HTMLButtonElement;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return;
  }
  button.classList.add('done');
  button.addEventListener('animationend', () => button.classList.remove('done'), { once: true });
}

/**
 * The code view.
 * @param choose - another language is wanted
 */
export function code(desk: Desk, language: Language, choose: (language: Language) => void): TemplateResult {
  const use = (text: string) => void desk.change(words.labels.typed, () => parseRule(text));
  return html`<div class="code">
    <div class="bar">
      <div class="choices" role="group" aria-label=${words.code}>
        ${LANGUAGES.map(
          (each) => html`<button type="button" aria-pressed=${each === language} @click=${() => choose(each)}>${words[each]}</button>`,
        )}
      </div>
      <button type="button" class="quiet copy" @click=${(event: Event) => void copy(event, codeOf(desk.rule, language))}>
        ${icon('copy')} <span>${words.copy}</span><span class="done-word">${words.copied}</span>
      </button>
    </div>
    ${language === 'json' ? json(desk, use) : source(desk, language)}
  </div>`;
}

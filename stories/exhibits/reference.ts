// <story-reference tag="…">: everything that a tag offers, as tables. It reads the manifest that the docblocks become, so a page of the
// gallery cannot say anything else than editors do.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import manifest from '../../custom-elements.json' with { type: 'json' };

interface Item {
  readonly name: string;
  readonly kind?: string;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly fieldName?: string;
  readonly default?: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly parameters?: readonly { readonly name: string; readonly optional?: boolean; readonly default?: string }[];
  readonly return?: { readonly type?: { readonly text: string } };
}

type List = 'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates';
type Declaration = { readonly tagName?: string; readonly summary?: string } & { readonly [K in List]?: readonly Item[] };

const declarations = (manifest.modules as readonly { declarations?: readonly Declaration[] }[]).flatMap(
  (module) => module.declarations ?? [],
);

/** A description with its `code` marked up. */
const prose = (text = '') => text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));

const code = (text: string | undefined) => (text ? html`<code>${text}</code>` : nothing);

/** A default worth telling: `null` and `false` mean “not given”. */
const told = (value: string | undefined) => (value && value !== 'null' && value !== 'false' ? value.replace(/^'(.*)'$/, '$1') : undefined);

const isPublic = ({ name, privacy, static: isStatic }: Item) => !privacy && !isStatic && !name.startsWith('#');

function signature({ name, parameters = [] }: Item): string {
  const list = parameters.map((each) => each.name + (each.optional || each.default ? '?' : ''));
  return `${name}(${list.join(', ')})`;
}

function table(title: string, heads: readonly string[], rows: readonly (readonly unknown[])[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const row = ([first, ...rest]: readonly unknown[]) =>
    html`<tr>
      <th scope="row">${first}</th>
      ${rest.map((cell) => html`<td>${cell}</td>`)}
    </tr>`;
  return html`
    <h3>${title}</h3>
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(row)}
      </tbody>
    </table>
  `;
}

@customElement('story-reference')
export class StoryReference extends LitElement {
  /** The tag to tell of. */
  @property() tag = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const found = declarations.find(({ tagName }) => tagName === this.tag);
    if (!found) return html`<p>The manifest knows no tag “${this.tag}”.</p>`;
    const { attributes = [], members = [], events = [], slots = [], cssParts = [], cssStates = [], cssProperties = [] } = found;
    const own = members.filter(isPublic);
    const properties = own.filter(({ kind, attribute, name }) => kind === 'field' && attribute !== name);
    const methods = own.filter(({ kind }) => kind === 'method');
    const plain = (list: readonly Item[]) => list.map(({ name, description }) => [code(name), prose(description)]);
    return html`
      ${table(
        'Attributes',
        ['Name', 'Meaning', 'Default'],
        attributes.map((item) => [code(item.name), prose(item.description), code(told(item.default))]),
      )}
      ${properties.length ? html`<p>Each attribute is also a property of the same name. Besides:</p>` : nothing}
      ${table(
        'Properties',
        ['Name', 'Meaning', 'Type'],
        properties.map((item) => [
          code(item.name),
          html`${item.attribute ? html`The attribute <code>${item.attribute}</code>. ` : nothing}${prose(item.description)}
          ${item.readonly ? html`<span class="muted">Read only.</span>` : nothing}`,
          code(item.type?.text),
        ]),
      )}
      ${table(
        'Methods',
        ['Call', 'What it does', 'Gives'],
        methods.map((item) => [
          code(signature(item)),
          prose(item.description),
          code(item.return?.type?.text === 'void' ? undefined : item.return?.type?.text),
        ]),
      )}
      ${table(
        'Events',
        ['Name', 'When', 'Detail'],
        events.map((item) => [code(item.name), prose(item.description), code(item.type?.text.replace(/^CustomEvent<(.*)>$/, '$1'))]),
      )}
      ${table(
        'Slots',
        ['Name', 'What goes there'],
        slots.map(({ name, description }) => [name ? code(name) : html`<span class="muted">(default)</span>`, prose(description)]),
      )}
      ${table('Parts', ['Name', 'What it is'], plain(cssParts))}
      ${table(
        'States',
        ['Selector', 'When'],
        cssStates.map(({ name, description }) => [code(`:state(${name})`), prose(description)]),
      )}
      ${table(
        'Custom properties',
        ['Name', 'What it colours or sets', 'Default'],
        cssProperties.map((item) => [code(item.name), prose(item.description), code(item.default)]),
      )}
    `;
  }
}

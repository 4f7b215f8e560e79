// From the manifest to the typings of frameworks: dist/react.d.ts, preact, solid, vue and svelte, each loaded by whoever
// imports it. Attributes, properties and events are named here; what they hold is said by the elements' own classes and
// by the map of events, so that nothing is said twice. Called by the analyzer, after it has read every docblock.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pascal = (tag) => tag.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
const isIdentifier = (name) => /^\w+$/.test(name);
const key = (name) => (isIdentifier(name) ? name : `'${name}'`);
const doc = (text = '') => `  /** ${text.replace(/\s+/g, ' ').replaceAll('*/', '* /')} */\n`;

/** What a page may set: attributes by their names and by those of their properties, and properties without attribute. */
function settable({ name: type, members = [], attributes = [] }) {
  const fields = members.filter(
    ({ kind, privacy, readonly, static: isStatic }) => kind === 'field' && (privacy ?? 'public') === 'public' && !readonly && !isStatic,
  );
  const names = new Map(fields.map(({ name, description }) => [name, { field: name, description }]));
  for (const { name, fieldName, description } of attributes) names.set(name, { field: fieldName, description });
  return [...names].map(([name, { field, description }]) => `${doc(description)}  ${key(name)}?: Given<${type}['${field}']>;\n`).join('');
}

const heard = ({ events = [] }) =>
  events.map(({ name, description }) => `${doc(description)}  '${name}': CaEventMap['${name}'];\n`).join('');

/** What all frameworks share: for each element what can be set and what can be heard. */
const elementsFile = (
  elements,
) => `// What pages set on each element, and what they hear from it. The files for frameworks put this into their own words.
import type { ${elements.map(({ name }) => name).join(', ')}, CaEventMap } from './components/index.js';

/** Numbers may be written as texts, as in HTML. */
type Given<T> = T | (Extract<T, number> extends never ? never : \`\${number}\`) | undefined;

/** An element's custom properties, in a style that is written as an object. */
export type CaStyle = { [name in \`--ca-\${string}\`]?: string | number };
${elements
  .map(
    (element) => `
export interface ${element.name}Attributes {
${settable(element)}}
export interface ${element.name}Events {
${heard(element)}}
`,
  )
  .join('')}`;

const importElements = (elements) => `import type { ${elements.map(({ name }) => name).join(', ')} } from './components/index.js';
import type * as Ca from './elements.js';
`;
const eachTag = (elements, type) =>
  elements
    .map(({ tagName, name, summary }) => `${doc(summary)}  '${tagName}': ${type}<${name}, Ca.${name}Attributes, Ca.${name}Events>;\n`)
    .join('');

/** React 19 and Preact listen to what follows \`on\`, letter by letter. */
const react = (elements) => `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${importElements(elements)}
type Listeners<Events> = { [Name in keyof Events & string as \`on\${Name}\`]?: (event: Events[Name]) => void };
type Tag<Element, Attributes, Events> = Attributes & Listeners<Events> & Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Attributes>;

interface CaTags {
${eachTag(elements, 'Tag')}}

declare module 'react' {
  interface CSSProperties extends Ca.CaStyle {}
  namespace JSX {
    interface IntrinsicElements extends CaTags {}
  }
}
`;

const preact = (elements) => `import type { ClassAttributes, HTMLAttributes } from 'preact';
${importElements(elements)}
type Listeners<Events> = { [Name in keyof Events & string as \`on\${Name}\`]?: (event: Events[Name]) => void };
type Tag<Element extends EventTarget, Attributes, Events> = Attributes & Listeners<Events> & Omit<HTMLAttributes<Element> & ClassAttributes<Element>, keyof Attributes>;

interface CaTags {
${eachTag(elements, 'Tag')}}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends CaTags {}
  }
}
`;

const solid = (elements) => `import type { JSX } from 'solid-js';
${importElements(elements)}
type Listeners<Events> = { [Name in keyof Events & string as \`on:\${Name}\`]?: (event: Events[Name]) => void };
type Properties<Attributes> = { [Name in keyof Attributes & string as \`prop:\${Name}\`]?: Attributes[Name] };
type Tag<Element, Attributes, Events> = Attributes & Properties<Attributes> & Listeners<Events> & Omit<JSX.HTMLAttributes<Element>, keyof Attributes>;

interface CaTags {
${eachTag(elements, 'Tag')}}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends CaTags {}
  }
}
`;

const vue = (elements) => `import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
${importElements(elements)}
type Emits<Events> = EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
type Tag<Element, Attributes, Events> = new () => Element & {
  /** @deprecated In templates alone. */
  $props: Attributes & Omit<HTMLAttributes, keyof Attributes> & PublicProps;
  /** @deprecated In templates alone. */
  $emit: Emits<Events>;
};

interface CaTags {
${eachTag(elements, 'Tag')}}

declare module 'vue' {
  interface CSSProperties extends Ca.CaStyle {}
  interface GlobalComponents extends CaTags {}
}
`;

const svelte = (elements) => `import type { HTMLAttributes } from 'svelte/elements';
${importElements(elements)}
type Listeners<Events> = { [Name in keyof Events & string as \`on\${Name}\`]?: (event: Events[Name]) => void };
type Tag<Element extends EventTarget, Attributes, Events> = Attributes & Listeners<Events> & Omit<HTMLAttributes<Element>, keyof Attributes>;

interface CaTags {
${eachTag(elements, 'Tag')}}

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends CaTags {}
}
`;

const FRAMEWORKS = { react, preact, solid, vue, svelte };

/** A plug-in of the analyzer. @param outdir - where the files go; `components/` must be in it */
export function frameworkTypes({ outdir }) {
  const write = ({ customElementsManifest: { modules } }) => {
    const elements = modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName));
    mkdirSync(outdir, { recursive: true });
    writeFileSync(join(outdir, 'elements.d.ts'), elementsFile(elements));
    for (const [framework, types] of Object.entries(FRAMEWORKS)) {
      const title = `// The tags of ca-elements in ${pascal(framework)}: import 'ca-elements/${framework}' once. Made from custom-elements.json.\n`;
      writeFileSync(join(outdir, `${framework}.d.ts`), title + types(elements));
      writeFileSync(join(outdir, `${framework}.js`), 'export {}; // types alone\n');
    }
  };
  return { name: 'framework-types', packageLinkPhase: write };
}

// Tags as a page's author writes them: HTML, Markdown or JSX. Every text that comes from data is escaped for where it stands.

import type { PresentTag } from './present.js';

/** The languages that tags can be written in. */
export const LANGUAGES = ['html', 'jsx', 'markdown'] as const;

/** A language of tags. */
export type Language = (typeof LANGUAGES)[number];

/** Where a plain page gets the tags from, by the file’s full name: under the short one, its lazy files would be looked for in the wrong place. */
const SCRIPT = '<script type="module" src="https://cdn.jsdelivr.net/npm/ca-elements/dist/cdn/ca-elements.js"></script>';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/\n/g, '&#10;');
/** JSON that cannot end the script in which it stands. */
const safeJson = (json: string) => json.replace(/</g, '\\u003c');

function html({ name, attributes, ruleJson, pattern }: PresentTag): string {
  const written = attributes.map(([key, value]) => (value === '' ? ` ${key}` : ` ${key}="${escaped(value)}"`)).join('');
  const scripts = [
    ...(ruleJson ? [`<script type="application/json">${safeJson(ruleJson)}</script>`] : []),
    ...(pattern ? [`<script type="text/plain">\n${pattern.replace(/</g, '')}\n</script>`] : []),
  ];
  return scripts.length ? `<${name}${written}>\n${scripts.join('\n')}\n</${name}>` : `<${name}${written}></${name}>`;
}

/** In JSX a pattern and a rule are properties, so that nothing has to be a child. */
function jsx({ name, attributes, ruleJson, pattern }: PresentTag): string {
  const written = attributes.map(([key, value]) => (value === '' ? ` ${key}` : ` ${key}={${JSON.stringify(value)}}`));
  if (ruleJson) written.push(` rule={${ruleJson}}`);
  if (pattern) written.push(` pattern={${JSON.stringify(pattern)}}`);
  return `<${name}${written.join('')} />`;
}

/** Tags as text, with what a page needs to know them. */
export function writeTags(tags: readonly PresentTag[], language: Language): string {
  if (language === 'html') return `${SCRIPT}\n${tags.map(html).join('\n')}\n`;
  // Markdown takes HTML as it is up to the first empty line; a tag of our own must be whole in its first line.
  if (language === 'markdown') return `${SCRIPT}\n\n${tags.map(html).join('\n\n')}\n`;
  const inside = tags.map(jsx);
  const body = inside.length > 1 ? `<>\n${inside.map((tag) => `  ${tag}`).join('\n')}\n</>` : inside[0];
  return `import 'ca-elements';\n\n${body}\n`;
}

// Which module imports which: reads the import and export declarations, dynamic imports, import types and
// `new URL('…', import.meta.url)` of a source text with TypeScript's own parser, and #include lines of a shader.
// It judges nothing: that is layers.mjs.
import ts from 'typescript';

/**
 * @typedef {object} Import
 * @property {string} specifier what the source says
 * @property {'static' | 'type' | 'dynamic' | 'url'} kind `type`: gone at run time; `url`: the address of a worker or a file
 * @property {number} line counted from 1
 */

const isTypeOnly = ({ importClause, exportClause, isTypeOnly: only }) => {
  if (only || importClause?.isTypeOnly) return true;
  if (importClause?.name) return false;
  const named = importClause?.namedBindings ?? exportClause;
  return Boolean(named?.elements?.length) && named.elements.every((element) => element.isTypeOnly);
};

const isModuleUrl = (node) =>
  ts.isNewExpression(node) &&
  node.expression.getText() === 'URL' &&
  node.arguments?.[1]?.getText() === 'import.meta.url' &&
  ts.isStringLiteralLike(node.arguments[0]) &&
  /^\.\.?\//.test(node.arguments[0].text);

function importOf(node) {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return { specifier: node.moduleSpecifier.text, kind: isTypeOnly(node) ? 'type' : 'static' };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return { specifier: node.argument.literal.text, kind: 'type' };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && ts.isStringLiteralLike(node.arguments[0])) {
    return { specifier: node.arguments[0].text, kind: 'dynamic' };
  }
  if (isModuleUrl(node)) return { specifier: node.arguments[0].text, kind: 'url' };
  return undefined;
}

function shaderIncludes(text) {
  return text.split('\n').flatMap((row, i) => {
    const [, specifier] = /^\s*#include\s+["<]([^">]+)[">]/.exec(row) ?? [];
    return specifier ? [{ specifier, kind: 'static', line: i + 1 }] : [];
  });
}

/** @returns {Import[]} in the order of the text. */
export function importsOf(file, text) {
  if (/\.(glsl|frag|vert)$/.test(file)) return shaderIncludes(text);
  if (!/\.(m?[jt]s)$/.test(file)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    const one = importOf(node);
    if (one) found.push({ ...one, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

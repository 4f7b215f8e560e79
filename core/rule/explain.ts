// Turns what valibot found into one error of this house: path, what is wrong, what was expected, what was there.
// Called by `validate.ts` with the first issue. Where a field may be one of several things, it explains the one that
// was meant.

import * as v from 'valibot';
import { CaError, show } from '../base/errors.js';
import { matrixLayerSchema, namedLayerSchema } from './schema.js';

type Issue = v.BaseIssue<unknown>;

/** `rule.network.layers[1].weights` from valibot's path. */
function pathOf(issue: Issue, prefix: string): string {
  let path = prefix;
  for (const { key } of issue.path ?? []) path += typeof key === 'number' ? `[${key}]` : `.${String(key)}`;
  return path;
}

/** A layer may be given in two ways; the one with `units` is read as named, so that its own mistakes are told. */
function explainLayer(input: object, where: string): CaError | undefined {
  const { issues } = v.safeParse('units' in input ? namedLayerSchema : matrixLayerSchema, input);
  return issues && explain(issues[0], where);
}

/**
 * The error that an issue stands for.
 * @param issue - the first that valibot found
 * @param prefix - path of what was checked
 */
export function explain(issue: Issue, prefix = 'rule'): CaError {
  const where = pathOf(issue, prefix);
  if (issue.type === 'union' && issue.issues?.length) {
    const { input } = issue;
    const layer = /\.layers\[\d+\]$/.test(where) && typeof input === 'object' && input ? explainLayer(input, where) : undefined;
    if (layer) return layer;
    const deepest = issue.issues.reduce((best, next) => ((next.path?.length ?? 0) > (best.path?.length ?? 0) ? next : best));
    if (deepest.path || issue.issues.length === 1) return explain(deepest, where);
  }
  if (issue.type === 'strict_object' && issue.expected === 'never') return new CaError('rule', 'unknown key', { where });
  if (issue.type === 'strict_object' && issue.received === 'undefined' && issue.path) return new CaError('rule', 'missing', { where });
  const expected = issue.type === 'regex' ? issue.message : inWords(issue.expected ?? 'something else');
  return new CaError('rule', 'wrong value', {
    where,
    expected,
    got: /length/.test(issue.type) ? `${issue.received} of them` : show(issue.input),
  });
}

/** valibot's `("torus" | "dead")`, `>=1`, `Array` as a reader would say it. */
function inWords(expected: string): string {
  return expected
    .replace(/[()]/g, '')
    .replace(/\bArray\b/, 'a list')
    .replace(/\bObject\b/, 'an object')
    .replace('>=', 'at least ')
    .replace('<=', 'at most ')
    .replace('>', 'over ')
    .replaceAll(' | ', ' or ');
}

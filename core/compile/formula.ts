// A formula's checked trees as GLSL. Only numbers, operators and functions from a fixed list are written, never a text of the rule's:
// inputs and parameters appear as numbered names.

import type { FormulaNode } from '../rule/formula.js';
import { formulaTrees } from '../rule/formula-run.js';
import type { Rule } from '../rule/rule.js';
import { float } from './glsl.js';

const CALLS: Readonly<Record<string, string>> = { tanh: 'tanhSafe', pow: 'power' };

/** One tree as an expression. @param inputName - the GLSL of an input by its index */
function emit(node: FormulaNode, inputName: (index: number) => string): string {
  const next = (inner: FormulaNode) => emit(inner, inputName);
  switch (node.kind) {
    case 'number':
      return node.value < 0 ? `(${float(node.value)})` : float(node.value);
    case 'input':
      return inputName(node.index);
    case 'parameter':
      return `uParameters[${node.index}]`;
    case 'negate':
      return `(-${next(node.argument)})`;
    case 'choice':
      return `(${next(node.test)} != 0.0 ? ${next(node.then)} : ${next(node.otherwise)})`;
    case 'call':
      return `${CALLS[node.name] ?? node.name}(${node.arguments.map(next).join(', ')})`;
    case 'binary':
      return emitBinary(node, next);
  }
}

function emitBinary({ operator, left, right }: FormulaNode & { kind: 'binary' }, next: (node: FormulaNode) => string): string {
  const [a, b] = [next(left), next(right)];
  if (operator === '^') {
    // Small whole powers are products, as exact as on the CPU.
    const whole = right.kind === 'number' && [2, 3, 4].includes(right.value) && left.kind !== 'call' && left.kind !== 'binary';
    return whole
      ? `(${Array<string>((right as { value: number }).value)
          .fill(a)
          .join(' * ')})`
      : `power(${a}, ${b})`;
  }
  return '+-*/'.includes(operator) ? `(${a} ${operator} ${b})` : `(${a} ${operator} ${b} ? 1.0 : 0.0)`;
}

/** The lines that compute a formula rule's outputs, and the names of the floats that hold them. */
export function emitFormula(rule: Rule, inputName: (index: number) => string): { declarations: string; body: string; outputs: string[] } {
  const trees = formulaTrees(rule);
  const count = Object.keys(rule.formula?.parameters ?? {}).length;
  return {
    declarations: count ? `uniform float uParameters[${count}];` : '',
    body: trees.map((tree, i) => `  float formula${i} = ${emit(tree, inputName)};`).join('\n'),
    outputs: trees.map((_, i) => `formula${i}`),
  };
}

/** The parameters' values, as {@link emitFormula} declares them. */
export function formulaUniforms(rule: Rule): Record<string, number[]> {
  const values = Object.values(rule.formula?.parameters ?? {}).map(({ value }) => value);
  return values.length ? { uParameters: values } : {};
}

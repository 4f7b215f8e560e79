// Formulas on the CPU: a checked tree becomes nested closures, in float64. Called by `evaluate.ts`. It knows no text:
// `formula.ts` has checked every node. Values are the inputs, then the parameters, so that an edit of a parameter needs no new
// tree.

import { compileFormula, type FormulaFunction, type FormulaNode, type FormulaOperator } from './formula.js';
import type { RuleData } from './types.js';

/** Computes an expression. `values` – the inputs, then the parameters. */
type FormulaRun = (values: ArrayLike<number>) => number;

const BINARY: Record<FormulaOperator, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => +(a < b),
  '<=': (a, b) => +(a <= b),
  '>': (a, b) => +(a > b),
  '>=': (a, b) => +(a >= b),
  '==': (a, b) => +(a === b),
  '!=': (a, b) => +(a !== b),
};

const OWN: Partial<Record<FormulaFunction, (...args: number[]) => number>> = {
  step: (edge, x) => (x < edge ? 0 : 1),
  clamp: (x, low, high) => Math.min(Math.max(x, low), high),
  mix: (a, b, t) => a + (b - a) * t,
};

/**
 * Turns a tree into a function.
 * @param inputs - how many inputs stand before the parameters in `values`
 */
function formulaRun(node: FormulaNode, inputs: number): FormulaRun {
  const run = (next: FormulaNode) => formulaRun(next, inputs);
  switch (node.kind) {
    case 'number':
      return () => node.value;
    case 'input':
      return (values) => values[node.index];
    case 'parameter':
      return (values) => values[inputs + node.index];
    case 'negate': {
      const argument = run(node.argument);
      return (values) => -argument(values);
    }
    case 'binary': {
      const [f, left, right] = [BINARY[node.operator], run(node.left), run(node.right)];
      return (values) => f(left(values), right(values));
    }
    case 'choice': {
      const [test, then, otherwise] = [run(node.test), run(node.then), run(node.otherwise)];
      return (values) => (test(values) ? then(values) : otherwise(values));
    }
    case 'call': {
      const f = (OWN[node.name] ?? Math[node.name as 'exp']) as (...args: number[]) => number;
      const given = node.arguments.map(run);
      return (values) => f(...given.map((argument) => argument(values)));
    }
  }
}

const known = new WeakMap<RuleData, readonly FormulaNode[]>();

/** The checked trees of a formula rule, one per expression; none for a network. The compiler writes them as GLSL. */
export function formulaTrees(rule: RuleData): readonly FormulaNode[] {
  let trees = known.get(rule);
  if (!trees) {
    const { expressions = [], parameters = {} } = rule.formula ?? {};
    const inputs = rule.inputs.map((input) => input.name);
    known.set(rule, (trees = compileFormula(expressions, inputs, Object.keys(parameters))));
  }
  return trees;
}

/** The expressions of a formula rule as one function; see `createEvaluator`. */
export function formulaEvaluator(rule: RuleData): (inputs: ArrayLike<number>) => Float64Array {
  const count = rule.inputs.length;
  const parameters = Object.values(rule.formula?.parameters ?? {}).map((parameter) => parameter.value);
  const values = Float64Array.from([...rule.inputs.map(() => 0), ...parameters]);
  const runs = formulaTrees(rule).map((tree) => formulaRun(tree, count));
  const outputs = new Float64Array(runs.length);
  return (inputs) => {
    for (let i = 0; i < count; i++) values[i] = inputs[i];
    for (let i = 0; i < runs.length; i++) outputs[i] = runs[i](values);
    return outputs;
  };
}

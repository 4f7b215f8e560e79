// Formula rules: an expression is parsed by jsep into a tree, every node of which is checked and turned into one of ours. The tree
// is walked once into closures for the CPU, and written as GLSL by the compiler's room. No text is ever run as code.
// jsep forgets brackets and positions and binds −x ^ 2 as (−x) ^ 2: so brackets are marked as calls of `$` before it reads.

import jsep from 'jsep';
import { CaError, show } from '../base/errors.js';

/** Functions that a formula may call, with the number of their arguments; angles in radians; `step(edge, x)` is 1 from the edge on. */
export const FORMULA_FUNCTIONS = {
  exp: 1,
  log: 1,
  sqrt: 1,
  abs: 1,
  sign: 1,
  floor: 1,
  sin: 1,
  cos: 1,
  tanh: 1,
  min: 2,
  max: 2,
  pow: 2,
  step: 2,
  clamp: 3,
  mix: 3,
} as const;

export type FormulaFunction = keyof typeof FORMULA_FUNCTIONS;
/** Comparisons give 1 or 0. `^` is the power; `**` in the text is the same. */
export type FormulaOperator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '==' | '!=';

/** A checked expression. `index` counts the rule's inputs, or its parameters in the order of their keys. */
export type FormulaNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'input' | 'parameter'; readonly name: string; readonly index: number }
  | { readonly kind: 'negate'; readonly argument: FormulaNode }
  | { readonly kind: 'binary'; readonly operator: FormulaOperator; readonly left: FormulaNode; readonly right: FormulaNode }
  /** `then` where `test` is not 0. */
  | { readonly kind: 'choice'; readonly test: FormulaNode; readonly then: FormulaNode; readonly otherwise: FormulaNode }
  | { readonly kind: 'call'; readonly name: FormulaFunction; readonly arguments: readonly FormulaNode[] };

const MAX_LENGTH = 1000;
const MAX_DEPTH = 60;
const OPERATORS: readonly string[] = ['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!='];

/** A node of jsep's tree, as far as it is read here. */
interface Parsed {
  type: string;
  operator?: string;
  value?: unknown;
  name?: string;
  left?: Parsed;
  right?: Parsed;
  argument?: Parsed;
  test?: Parsed;
  consequent?: Parsed;
  alternate?: Parsed;
  callee?: Parsed;
  arguments?: Parsed[];
}

/** Reads one expression: its text, what names mean, and where to say that it is wrong. */
class Reader {
  constructor(
    readonly text: string,
    readonly inputs: readonly string[],
    readonly parameters: readonly string[],
    readonly where: string,
  ) {}

  fail(what: string, position: number, expected?: string, got?: string): never {
    const place = `${this.where}, character ${position + 1}`;
    throw new CaError('rule', what, { where: place, ...(expected && { expected }), ...(got && { got }) });
  }

  /** Where a name or operator stands in the text; jsep does not say. */
  find(word: string): number {
    const edge = /^\w/.test(word) ? '\\b' : '';
    return Math.max(0, this.text.search(new RegExp(edge + word.replace(/[^\w]/g, '\\$&') + edge)));
  }

  parse(): FormulaNode {
    const { text } = this;
    if (text.length > MAX_LENGTH) this.fail('too long', MAX_LENGTH, `at most ${MAX_LENGTH} characters`, `${text.length}`);
    const bad = text.search(/[^\w\s.+\-*/^<>=!?:,()]/);
    if (bad >= 0) this.fail('a character that no formula has', bad, undefined, show(text[bad]));
    let marked = '';
    const origin: number[] = []; // where each character of `marked` comes from
    [...text].forEach((letter, i) => {
      const piece = letter === '^' ? '**' : letter === '(' && !/\w\s*$/.test(text.slice(0, i)) ? '$(' : letter;
      marked += piece;
      for (let k = 0; k < piece.length; k++) origin.push(i);
    });
    let tree: Parsed;
    try {
      tree = jsep(marked) as unknown as Parsed;
    } catch (error) {
      const { index = 0, description } = error as { index?: number; description?: string };
      return this.fail(description?.toLowerCase().replaceAll('$', '') ?? 'not a formula', origin[index] ?? text.length);
    }
    return this.node(tree, 0);
  }

  node(parsed: Parsed | undefined, depth: number): FormulaNode {
    if (!parsed) return this.fail('something is missing', 0);
    if (depth > MAX_DEPTH) this.fail('nested too deep', 0, `at most ${MAX_DEPTH} levels`);
    const inner = (next: Parsed | undefined) => this.node(next, depth + 1);
    switch (parsed.type) {
      case 'Literal':
        if (typeof parsed.value !== 'number') break;
        return { kind: 'number', value: parsed.value };
      case 'Identifier':
        return this.name(parsed.name as string);
      case 'UnaryExpression':
        if (parsed.operator === '+') return inner(parsed.argument);
        if (parsed.operator === '-') return { kind: 'negate', argument: inner(parsed.argument) };
        this.fail('no such operator', this.find(parsed.operator as string), undefined, show(parsed.operator));
        break;
      case 'BinaryExpression':
        return this.binary(parsed, depth);
      case 'ConditionalExpression':
        return { kind: 'choice', test: inner(parsed.test), then: inner(parsed.consequent), otherwise: inner(parsed.alternate) };
      case 'CallExpression':
        return this.call(parsed, depth);
    }
    return this.fail('not a formula', 0, 'one expression of numbers, names and functions', show(this.text));
  }

  name(name: string): FormulaNode {
    if (name === 'pi') return { kind: 'number', value: Math.PI };
    for (const kind of ['input', 'parameter'] as const) {
      const index = this[`${kind}s`].indexOf(name);
      if (index >= 0) return { kind, name, index };
    }
    const known = [...this.inputs, ...this.parameters].join(', ');
    return this.fail('no such input or parameter', this.find(name), `one of ${known}`, show(name));
  }

  binary({ operator = '', left, right }: Parsed, depth: number): FormulaNode {
    const sign = operator === '**' ? '^' : operator;
    if (!OPERATORS.includes(sign)) this.fail('no such operator', this.find(operator), OPERATORS.join(' '), show(operator));
    // −x ^ 2 is −(x ^ 2): the power binds tighter than the sign before it.
    if (sign === '^' && left?.type === 'UnaryExpression') {
      return this.node({ ...left, argument: { type: 'BinaryExpression', operator, left: left.argument, right } as Parsed }, depth + 1);
    }
    return { kind: 'binary', operator: sign as FormulaOperator, left: this.node(left, depth + 1), right: this.node(right, depth + 1) };
  }

  call({ callee, arguments: given = [] }: Parsed, depth: number): FormulaNode {
    const name = callee?.type === 'Identifier' ? (callee.name as string) : '';
    if (name === '$' && given.length === 1) return this.node(given[0], depth);
    if (!Object.hasOwn(FORMULA_FUNCTIONS, name)) {
      const known = Object.keys(FORMULA_FUNCTIONS).join(', ');
      return this.fail('no such function', name === '$' ? 0 : this.find(name), known, show(name));
    }
    const wants = FORMULA_FUNCTIONS[name as FormulaFunction];
    if (given.length !== wants) this.fail(`wrong number of arguments of ${name}`, this.find(name), `${wants}`, `${given.length}`);
    return { kind: 'call', name: name as FormulaFunction, arguments: given.map((argument) => this.node(argument, depth + 1)) };
  }
}

/**
 * Parses and checks the expressions of a formula.
 * @param inputs - names of the rule's inputs
 * @param parameters - names of the formula's parameters
 * @param where - path for errors
 * @throws CaError `rule` with the character's position where an expression is not a formula
 */
export function compileFormula(
  expressions: readonly string[],
  inputs: readonly string[],
  parameters: readonly string[],
  where = 'formula',
): readonly FormulaNode[] {
  return expressions.map((text, i) => new Reader(text, inputs, parameters, `${where}.expressions[${i}]`).parse());
}

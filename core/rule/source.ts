// A rule as source text whose numbers know which number of the rule they are: nested, step by step, and as GLSL. Editors show the
// pieces with a field for each number; a program takes the text. Only text for people; nothing reads it back.

import { flattenNetwork, type FlatNetwork, type FlatUnit } from './network.js';
import { ALL_UNITS, numberAt, type NumberAddress } from './numbers.js';
import type { Rule } from './rule.js';

/** A piece of source: text, a name, or a number of the rule. */
export type SourcePiece =
  | { readonly kind: 'text' | 'name' | 'note'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly address: NumberAddress };

/** A line of source. */
export type SourceLine = readonly SourcePiece[];

/** Most characters of a nested expression; where it would be longer, it names units instead. */
const MOST_NESTED = 6000;
/** A unit of more characters than this is written over several lines. */
const MOST_IN_LINE = 64;

const text = (words: string): SourcePiece => ({ kind: 'text', text: words });
const named = (words: string): SourcePiece => ({ kind: 'name', text: words });
const note = (words: string): SourcePiece => ({ kind: 'note', text: words });

/** Six digits at most, with a sign where it follows something. */
function number(value: number, address: NumberAddress, isFirst: boolean, isGlsl: boolean): SourcePiece {
  let digits = `${Number(Math.abs(value).toPrecision(6))}`;
  if (isGlsl && !/[.e]/.test(digits)) digits += '.0';
  return { kind: 'number', text: (value < 0 ? '-' : isFirst ? '' : '+') + digits, address };
}

type Naming = (source: number) => readonly SourcePiece[];

/** The weighted sum of a unit. */
function sum(unit: FlatUnit, names: readonly string[], naming: Naming, isGlsl: boolean): SourcePiece[] {
  const times = isGlsl ? ' * ' : '·';
  const terms = unit.terms.flatMap(({ source, weight }, i) => [
    ...(i ? [text(' ')] : []),
    number(weight, { kind: 'weight', unit: unit.name, source: names[source] }, i === 0, isGlsl),
    text(times),
    ...naming(source),
  ]);
  const first = unit.terms.length === 0;
  return [...terms, ...(first ? [] : [text(' ')]), number(unit.bias, { kind: 'bias', unit: unit.name }, first, isGlsl)];
}

/** The function's name and what it is given beside the sum. */
function applied(unit: FlatUnit, inner: readonly SourcePiece[], isGlsl: boolean, isShared = false): SourcePiece[] {
  const parameter = (kind: 'steepness' | 'centre' | 'width') => number(unit[kind], { kind, unit: unit.name }, true, isGlsl);
  switch (unit.activation) {
    case 'sigmoid':
      return isShared ? [text('s('), ...inner, text(')')] : [text('s('), ...inner, text(', '), parameter('steepness'), text(')')];
    case 'gaussian':
      return [text('g('), ...inner, text(', '), parameter('centre'), text(', '), parameter('width'), text(')')];
    case 'identity':
      return [text('('), ...inner, text(')')];
    case 'relu':
      return isGlsl ? [text('max('), ...inner, text(', 0.0)')] : [text('relu('), ...inner, text(')')];
    case 'step':
      return isGlsl ? [text('float('), ...inner, text(' > 0.0)')] : [text('step('), ...inner, text(')')];
    default:
      return [text(`${unit.activation}(`), ...inner, text(')')];
  }
}

const lengthOf = (pieces: readonly SourcePiece[]) => pieces.reduce((count, piece) => count + piece.text.length, 0);

/** The steepness that all sigmoids have, so that it need not stand at each. */
const sharedSteepness = (rule: Rule) => numberAt(rule, { kind: 'steepness', unit: ALL_UNITS });

/** What the functions are, one line each. */
function legend({ units }: FlatNetwork, shared: number | undefined): SourceLine[] {
  const used = new Set(units.map(({ activation }) => activation));
  const steepness: SourceLine =
    shared === undefined
      ? [note('s(x, k) = 1 / (1 + exp(-k x))')]
      : [note('s(x) = 1 / (1 + exp(-'), number(shared, { kind: 'steepness', unit: ALL_UNITS }, true, false), note(' x))')];
  return [...(used.has('sigmoid') ? [steepness] : []), ...(used.has('gaussian') ? [[note('g(x, c, w) = exp(-((x - c) / w)²)')]] : [])];
}

function formulaLines(rule: Rule): SourceLine[] {
  const parameters = Object.entries(rule.formula?.parameters ?? {});
  const expressions = rule.formula?.expressions ?? [];
  return [
    ...parameters.map(([name, { value }]) => [named(name), text(' = '), number(value, { kind: 'parameter', name }, true, false)]),
    ...expressions.map((expression, i) => [named(`output${i}`), text(` = ${expression}`)]),
  ];
}

/** The lines of pieces that hold line ends. */
function split(pieces: readonly SourcePiece[]): SourceLine[] {
  const lines: SourcePiece[][] = [[]];
  for (const piece of pieces) {
    const [first, ...rest] = piece.text.split('\n');
    if (first) lines[lines.length - 1].push({ ...piece, text: first });
    for (const more of rest) lines.push(more ? [{ ...piece, text: more }] : []);
  }
  return lines;
}

/** A network written out from one place down: in one line if it is short, else a term a line. */
function nest(rule: Rule, network: FlatNetwork, place: number, depth: number): readonly SourcePiece[] {
  const names = [...network.inputs, ...network.units.map(({ name }) => name)];
  const isShared = sharedSteepness(rule) !== undefined;
  const write = (at: number, indent: number): readonly SourcePiece[] => {
    if (at < network.inputs.length) return [named(names[at])];
    const unit = network.units[at - network.inputs.length];
    const inner = sum(unit, names, (source) => write(source, indent + 1), false);
    if (lengthOf(inner) <= MOST_IN_LINE || unit.terms.length === 0) return applied(unit, inner, false, isShared);
    const pad = `\n${'  '.repeat(indent + 1)}`;
    const broken = unit.terms.flatMap((term, i) => [
      text(pad),
      number(term.weight, { kind: 'weight', unit: unit.name, source: names[term.source] }, i === 0, false),
      text('·'),
      ...write(term.source, indent + 1),
    ]);
    const bias = [text(pad), number(unit.bias, { kind: 'bias', unit: unit.name }, false, false), text(pad.slice(0, -2))];
    return applied(unit, [...broken, ...bias], false, isShared);
  };
  return write(place, depth);
}

/** How long a network would be, written out from each place down. */
function nestedLengths({ inputs, units }: FlatNetwork): number[] {
  const lengths = inputs.map((name) => name.length);
  for (const { terms } of units) lengths.push(terms.reduce((count, { source }) => count + lengths[source] + 8, 12));
  return lengths;
}

/** A rule as nested functions, and what the functions are. Networks that would be too long are written step by step. */
export function nestedSource(rule: Rule): SourceLine[] {
  if (rule.formula) return formulaLines(rule);
  const network = flattenNetwork(rule);
  const names = [...network.inputs, ...network.units.map(({ name }) => name)];
  const lengths = nestedLengths(network);
  if (network.outputs.reduce((count, place) => count + lengths[place], 0) > MOST_NESTED) return stepSource(rule);
  const lines = network.outputs.flatMap((place) => split([named(names[place]), text(' = '), ...nest(rule, network, place, 0)]));
  return [...lines, ...legend(network, sharedSteepness(rule))];
}

/** A rule step by step: a line for each unit, in the order of evaluation. */
export function stepSource(rule: Rule): SourceLine[] {
  if (rule.formula) return formulaLines(rule);
  const network = flattenNetwork(rule);
  const names = [...network.inputs, ...network.units.map(({ name }) => name)];
  const shared = sharedSteepness(rule);
  const lines = network.units.map((unit) => [
    text('let '),
    named(unit.name),
    text(' = '),
    ...applied(
      unit,
      sum(unit, names, (source) => [named(names[source])], false),
      false,
      shared !== undefined,
    ),
  ]);
  return [...lines, ...legend(network, shared)];
}

const GLSL_FUNCTIONS = {
  sigmoid: 'float s(float x, float k) { return 1.0 / (1.0 + exp(-k * x)); }',
  gaussian: 'float g(float x, float c, float w) { return exp(-pow((x - c) / w, 2.0)); }',
} as const;

/** A network as a function in GLSL ES 3.00, from its inputs to its last layer's units; of a formula its expressions as notes. */
export function glslSource(rule: Rule): SourceLine[] {
  if (rule.formula) return formulaLines(rule).map((line) => [note('// '), ...line]);
  const network = flattenNetwork(rule);
  const names = [...network.inputs, ...network.units.map(({ name }) => name)];
  const used = new Set(network.units.map(({ activation }) => activation));
  const functions = (['sigmoid', 'gaussian'] as const).filter((name) => used.has(name)).map((name) => [text(GLSL_FUNCTIONS[name])]);
  const outputs = network.outputs.map((place) => names[place]);
  const type = outputs.length > 1 ? `float[${outputs.length}]` : 'float';
  const result = outputs.length > 1 ? `float[](${outputs.join(', ')})` : outputs[0];
  return [
    ...functions,
    [text(`${type} next(${network.inputs.map((name) => `float ${name}`).join(', ')}) {`)],
    ...network.units.map((unit) => [
      text('  float '),
      named(unit.name),
      text(' = '),
      ...applied(
        unit,
        sum(unit, names, (source) => [named(names[source])], true),
        true,
      ),
      text(';'),
    ]),
    [text(`  return ${result};`)],
    [text('}')],
  ];
}

/** Source as one text. */
export function sourceText(lines: readonly SourceLine[]): string {
  return lines.map((line) => line.map((piece) => piece.text).join('')).join('\n');
}

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { evaluate, formulaTrees, validateRule, type RuleData } from '../../core/rule/index.js';
import { changed, FORMULA, messageOf, type Mutable } from './support.js';

/** A rule of one channel whose formula is the text. */
const ruleOf = (text: string): RuleData => ({
  name: 'f',
  channels: 1,
  states: 'continuous',
  inputs: [
    { name: 'x', neighbourhood: { kind: 'self' } },
    { name: 'y', neighbourhood: { kind: 'moore', radius: 1 } },
  ],
  formula: { expressions: [text], parameters: { a: { value: 3 }, b: { value: -0.5 } } },
  update: { mode: 'replace' },
  boundary: 'torus',
  dimensions: [2],
});
const valueOf = (text: string, x = 2, y = 0.25) => evaluate(validateRule(ruleOf(text)), { x, y })[0];
const wrong = (text: string) => messageOf(() => validateRule(ruleOf(text)));

describe('formulas', () => {
  const values: Record<string, number> = {
    '1 + 2 * 3': 7,
    '(1 + 2) * 3': 9,
    'x - y - a': 2 - 0.25 - 3,
    'x / a / y': 2 / 3 / 0.25,
    '-x ^ 2': -4,
    '(-x) ^ 2': 4,
    '-x ** 2 + 1': -3,
    '2 ^ 3 ^ 2': 512,
    '2 ^ -x': 0.25,
    'a * -x ^ 2': -12,
    '- -x ^ 2': 4,
    '-(x + y) ^ 2': -5.0625,
    'exp(-x ^ 2)': Math.exp(-4),
    'exp (b) + ( y )': Math.exp(-0.5) + 0.25,
    '+x': 2,
    'x > 1 ? 5 : 6': 5,
    'x < 1 ? 5 : y >= 0.25 ? 7 : 8': 7,
    '(x == 2) + (x != 2) + (x <= 2)': 2,
    'min(x, y) + max(x, y)': 2.25,
    'clamp(a, 0, 1) + clamp(b, 0, 1)': 1,
    'mix(x, a, 0.25)': 2.25,
    'step(x, 2) + step(2.5, x)': 1,
    'pow(x, a)': 8,
    'log(exp(1.5))': 1.5,
    'sqrt(abs(b)) ^ 2': 0.5,
    'floor(2.7) + sign(b)': 1,
    'sin(pi / 2) + cos(0) + tanh(0)': 2,
    '1e-3 * 1000': 1,
    '.5': 0.5,
  };
  for (const [text, value] of Object.entries(values)) it(`${text} = ${value}`, () => expect(valueOf(text)).to.be.closeTo(value, 1e-12));

  it('become a tree with places for inputs and parameters', () => {
    expect(formulaTrees(validateRule(ruleOf('-y * (b + 1)')))).to.deep.equal([
      {
        kind: 'binary',
        operator: '*',
        left: { kind: 'negate', argument: { kind: 'input', name: 'y', index: 1 } },
        right: { kind: 'binary', operator: '+', left: { kind: 'parameter', name: 'b', index: 1 }, right: { kind: 'number', value: 1 } },
      },
    ]);
  });

  const at = 'rule.formula.expressions[0], character ';
  const errors: Record<string, string> = {
    'x + z': `${at}5: no such input or parameter; expected one of x, y, a, b, got "z"`,
    'xx + x * yy': `${at}1: no such input or parameter; expected one of x, y, a, b, got "xx"`,
    'x + foo(y)': `${at}5: no such function; expected exp, log, sqrt, abs, sign, floor, sin, cos, tanh, min, max, pow, step, clamp, mix, got "foo"`,
    'x + constructor(y)': `${at}5: no such function; expected exp, log, sqrt, abs, sign, floor, sin, cos, tanh, min, max, pow, step, clamp, mix, got "constructor"`,
    'x + min(y)': `${at}5: wrong number of arguments of min; expected 2, got 1`,
    'x + "a"': `${at}5: a character that no formula has; got "\\""`,
    'x.y': `${at}1: not a formula; expected one expression of numbers, names and functions, got "x.y"`,
    'x[0]': `${at}2: a character that no formula has; got "["`,
    'x = 2': `${at}3: unexpected "="`,
    this: `${at}1: not a formula; expected one expression of numbers, names and functions, got "this"`,
    true: `${at}1: not a formula; expected one expression of numbers, names and functions, got "true"`,
    'x y': `${at}1: not a formula; expected one expression of numbers, names and functions, got "x y"`,
    'x, y': `${at}1: not a formula; expected one expression of numbers, names and functions, got "x, y"`,
    '!x': `${at}1: no such operator; got "!"`,
    'x === y': `${at}3: no such operator; expected + - * / ^ < <= > >= == !=, got "==="`,
    '(x)(y)': '',
    '': `${at}1: not a formula; expected one expression of numbers, names and functions, got ""`,
  };
  for (const [text, message] of Object.entries(errors)) {
    it(`${text || 'nothing'} is refused`, () =>
      message ? expect(wrong(text)).to.equal(message) : expect(wrong(text)).to.match(/^rule\.formula/));
  }

  it('errors of the parser stand where they are in the text', () => {
    expect(wrong('x + (y * 2')).to.match(/^rule\.formula\.expressions\[0\], character 1[01]: /);
    expect(wrong('x ^ 2 + * y')).to.match(/^rule\.formula\.expressions\[0\], character (7|8|9|10): /);
  });

  it('are limited in length and depth', () => {
    expect(wrong(`x${' + x'.repeat(300)}`)).to.match(/: too long; expected at most 1000 characters, got 1201$/);
    expect(wrong(`${'exp('.repeat(100)}x${')'.repeat(100)}`)).to.match(/: nested too deep; expected at most 60 levels$/);
  });

  it('never run anything: any text gives a number or a CaError', () => {
    const piece = fc.constantFrom(
      'x',
      'y',
      'a',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '**',
      ' ',
      '2',
      '.5',
      'exp(',
      'min(',
      ',',
      '?',
      ':',
      '<',
      '==',
      '!',
      'this',
      'alert',
      '$',
      '.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        try {
          expect(valueOf(text)).to.be.a('number');
        } catch (error) {
          expect((error as Error).name).to.equal('CaError');
        }
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it('check their parameters', () => {
    const broken = (change: (rule: Mutable<RuleData>) => void) => messageOf(() => validateRule(changed(FORMULA, change)));
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    type Loose = any;
    expect(broken((r: Loose) => (r.formula.parameters.feed.value = 0.2))).to.equal(
      'rule.formula.parameters.feed.value: out of its range; expected 0 to 0.1, got 0.2',
    );
    expect(broken((r: Loose) => (r.formula.parameters.u = { value: 1 }))).to.equal(
      'rule.formula.parameters.u: name taken; expected a name of its own, got "u"',
    );
    expect(broken((r: Loose) => r.formula.expressions.pop())).to.equal(
      'rule.formula.expressions: wrong number of expressions; expected 2, one per channel, got 1',
    );
  });
});

// Rules as source text: what is written computes what the rule computes, in JavaScript and in GLSL, and every number in it knows which
// number of the rule it is.
import { expect } from '@open-wc/testing';
import { randomSequence } from '../../core/base/random.js';
import { evaluate, parseRule, presets, ruleNumbers, validateRule, withNumber, type Rule } from '../../core/rule/index.js';
import { glslSource, nestedSource, sourceText, stepSource, type SourceLine } from '../../core/rule/source.js';
import { randomNetworkRule } from '../support/random-rules.js';
import { LIFE } from './support.js';

const life = validateRule(LIFE);
const rules = Array.from({ length: 40 }, (_, seed) => validateRule(randomNetworkRule(randomSequence(seed + 1), 'torus')));

/** The functions that the source names, in JavaScript. */
const FUNCTIONS = `const { tanh, sin } = Math; const relu = (x) => Math.max(0, x); const step = (x) => +(x > 0);
  const g = (x, c, w) => Math.exp(-(((x - c) / w) ** 2));`;

/** Source as a function of the inputs that gives the last layer's units by name: digits are rounded to six, so its results are near. */
function compiled(rule: Rule, lines: readonly SourceLine[]): (inputs: readonly number[]) => Record<string, number> {
  const shared = /^s\(x\) = 1 \/ \(1 \+ exp\(-(.*) x\)\)$/m.exec(sourceText(lines))?.[1];
  const k = shared ?? 'k';
  const code = sourceText(lines)
    .replace(/^[sg]\(x.*$/gm, '')
    .replaceAll('·', ' * ')
    .replace(/^(?!let )(\w+) = /gm, 'let $1 = ');
  const names = code.match(/^let \w+/gm)?.map((name) => name.slice(4)) ?? [];
  const body = `${FUNCTIONS} const s = (x, k) => 1 / (1 + Math.exp(-(${k}) * x)); ${code.replace(/\n(?=let )/g, ';\n')}; return { ${names.join()} };`;
  // The text is our own, made from a checked rule; a test may run it.
  const run = new Function(...rule.inputs.map(({ name }) => name), body) as (...inputs: number[]) => Record<string, number>;
  return (inputs) => run(...inputs);
}

function expectComputes(rule: Rule, lines: readonly SourceLine[], what: string): void {
  const run = compiled(rule, lines);
  const random = randomSequence(11);
  for (let i = 0; i < 6; i++) {
    const inputs = rule.inputs.map(() => 2 * random() - 0.5);
    const wanted = evaluate(rule, inputs);
    const given = Object.values(run(inputs)).slice(-wanted.length);
    wanted.forEach((value, n) => expect(given[n], `${what}: ${rule.name}`).to.be.closeTo(value, 2e-4));
  }
}

describe('source', () => {
  it('nested and step by step computes what the rule does', () => {
    for (const rule of [life, parseRule('analog-life'), parseRule('young-spots'), parseRule('fission'), ...rules]) {
      expectComputes(rule, nestedSource(rule), 'nested');
      expectComputes(rule, stepSource(rule), 'step by step');
    }
  });

  it('of Life reads as the published units', () => {
    expect(sourceText(stepSource(life)).split('\n')).to.deep.equal([
      'let selfIsOne = s(1·self -0.5)',
      'let peersOver1 = s(1·count -1.5)',
      'let peersOver2 = s(1·count -2.5)',
      'let peersOver3 = s(1·count -3.5)',
      'let self0peers3 = s(-1·selfIsOne +1·peersOver2 -1·peersOver3 -0.5)',
      'let self1peers2or3 = s(1·selfIsOne +1·peersOver1 -1·peersOver3 -1.5)',
      'let activation = s(1·self0peers3 +1·self1peers2or3 -0.5)',
      's(x) = 1 / (1 + exp(-10 x))',
    ]);
    expect(sourceText(nestedSource(life)).split('\n')[1]).to.equal('  1·s(-1·s(1·self -0.5) +1·s(1·count -2.5) -1·s(1·count -3.5) -0.5)');
  });

  it('has every number of the rule in it, by address', () => {
    for (const rule of [life, ...rules]) {
      const found = stepSource(rule)
        .flat()
        .flatMap((piece) => (piece.kind === 'number' ? [piece] : []));
      for (const { address, text } of found) {
        const changed = withNumber(rule, address, 0.375);
        expect(changed.structureKey).to.equal(rule.structureKey);
        expect(text, 'six digits at most').to.match(/^[+-]?[\d.e-]+$/);
      }
      const weights = [...ruleNumbers(rule).values()].filter(({ address }) => address.kind === 'weight' || address.kind === 'bias');
      const shown = found.filter(({ address }) => address.kind === 'weight' || address.kind === 'bias');
      expect(shown).to.have.length(weights.length);
    }
  });

  it('in GLSL compiles as it stands', () => {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2') as WebGL2RenderingContext;
    for (const rule of [life, ...rules.slice(0, 15), ...['brians-brain', 'colony', 'orbium'].map(parseRule)]) {
      const call = `next(${rule.inputs.map(() => '0.5').join(', ')})`;
      const text = sourceText(glslSource(rule));
      const first = /^float\[\d+\] next/m.test(text) ? `${call}[0]` : call;
      const shader = gl.createShader(gl.FRAGMENT_SHADER) as WebGLShader;
      gl.shaderSource(shader, `#version 300 es\nprecision highp float;\nout vec4 color;\n${text}\nvoid main() { color = vec4(${first}); }`);
      gl.compileShader(shader);
      expect(gl.getShaderParameter(shader, gl.COMPILE_STATUS), `${gl.getShaderInfoLog(shader)}\n${text}`).to.be.true;
      gl.deleteShader(shader);
    }
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  });

  it('exists for every named rule, however large', () => {
    for (const { rule } of presets.values()) {
      for (const write of [nestedSource, stepSource, glslSource]) expect(sourceText(write(rule))).to.have.length.within(10, 60_000);
    }
  });
});

// The rule behind a recording: known rules come back from what they did, with an honest account of what was not seen.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { bundled } from '../support/bundled.mjs';

const { learnFromFrames, parseRule, randomSequence, runReference } = await bundled(
  'core/learn/index.ts',
  'core/base/random.ts',
  'core/rule/parse.ts',
  'core/rule/reference.ts',
);

/** Frames of a rule from a soup. */
function film(text, size, { frames = 2, after = 0, states = 2, seed = 1, boundary } = {}) {
  const rule = parseRule(text);
  const random = randomSequence(seed);
  const soup = Float32Array.from({ length: size.reduce((a, b) => a * b, 1) }, () => {
    return states === 'continuous' ? random() : Math.floor(random() * states);
  });
  const shown = [runReference(rule, soup, size, after, { boundary })];
  while (shown.length < frames) shown.push(runReference(rule, shown.at(-1), size, 1, { boundary }));
  return shown;
}

test('Life comes back from one transition of a soup, in all 18 entries', () => {
  const size = [64, 64];
  const found = learnFromFrames(film('B3/S23', size), { size, states: 2 });
  assert.equal(found.rule.notation, 'B3/S23');
  assert.deepEqual([found.contradictions, found.transitions], [0, 4096]);
  assert.deepEqual(found.unseen, []);
  assert.deepEqual(found.neighbourhood, [{ kind: 'moore', radius: 1 }]);
});

test('settled ash does not show everything, and that is said', () => {
  const size = [40, 40];
  const found = learnFromFrames(film('B3/S23', size, { after: 500 }), { size, states: 2 });
  assert.equal(found.contradictions, 0);
  assert.ok(found.unseen.length > 2, `${found.unseen.length} unseen`);
  assert.ok(found.unseen.some(({ self, count }) => self === 0 && count === 8));
});

test('the neighbourhood is found with the rule', () => {
  const size = [48, 40];
  const rules = {
    'B2/S34H': [2, { kind: 'hexagonal', radius: 1 }],
    'B13/S024V': [2, { kind: 'von-neumann', radius: 1 }],
    'B36/S125': [2, { kind: 'moore', radius: 1 }],
    'B2/S345/C4': [4, { kind: 'moore', radius: 1 }],
    'R2,C2,S6..11,B7..10,NM': [2, { kind: 'moore', radius: 2 }],
    'R3,C2,S8..13,B7..11,N2': [2, { kind: 'ring', inner: 0, outer: 3 }],
  };
  for (const [text, [states, neighbourhood]] of Object.entries(rules)) {
    const frames = film(text, size, { states, frames: 4 });
    const found = learnFromFrames(frames, { size, states });
    assert.equal(found.contradictions, 0, text);
    assert.deepEqual(found.neighbourhood, [neighbourhood], text);
    assert.deepEqual(runReference(found.rule, frames[2], size, 1), Uint8Array.from(frames[3]), text);
  }
});

test('a dead border is no contradiction where it is told', () => {
  const size = [32, 32];
  const frames = film('B3/S23', size, { boundary: 'dead' });
  assert.equal(learnFromFrames(frames, { size, states: 2, boundary: 'dead' }).rule.boundary, 'dead');
  assert.ok(learnFromFrames(frames, { size, states: 2 }).contradictions > 0);
});

test('what no such rule explains is given with its contradictions', () => {
  const size = [32, 32];
  const found = learnFromFrames(film('wireworld', size, { states: 4 }), { size, states: 4 });
  assert.ok(found.contradictions > 100);
  assert.deepEqual(found.alternatives, []);
});

test("Young's radii and weights come back from two analog transitions", () => {
  const size = [64, 64];
  for (const [id, w] of [
    ['young-spots', 1.5],
    ['young-worms', 1.2],
  ]) {
    const frames = film(id, size, { frames: 3, states: 'continuous' });
    const { rule, contradictions, largestError } = learnFromFrames(frames, { size, states: 'continuous' });
    // Radius 2.3 holds the cells from √5 to under √8.
    assert.deepEqual(rule.inputs[2].neighbourhood, { kind: 'ring', inner: 2.3, outer: 6 });
    const { weights, bias } = rule.network.layers[0].units[0];
    for (const [name, value] of Object.entries({ self: 0.4, activator: 4, inhibitor: -4 * w }))
      assert.ok(Math.abs(weights[name] - value) < 1e-3, `${name}: ${weights[name]}`);
    assert.ok(Math.abs(bias + 0.2) < 1e-3);
    assert.equal(contradictions, 0);
    assert.ok(largestError < 1e-4, `${largestError}`);
  }
});

test('and from volumes', () => {
  const size = [16, 16, 16];
  const frames = film('young-spots', size, { states: 'continuous' });
  const { rule, largestError } = learnFromFrames(frames, { size, states: 'continuous' });
  assert.deepEqual(rule.inputs[2].neighbourhood, { kind: 'ring', inner: 2.3, outer: 6 });
  assert.ok(largestError < 1e-4);
});

test('settled analog frames are refused: they say too little', () => {
  const size = [48, 48];
  const frames = [new Float32Array(48 * 48), new Float32Array(48 * 48)];
  assert.throws(() => learnFromFrames(frames, { size, states: 'continuous' }), {
    code: 'argument',
    message: /says too little; expected at least 64/,
  });
});

test('frames that do not fit are refused', () => {
  const bad = (frames, options, message) => assert.throws(() => learnFromFrames(frames, options), { name: 'CaError', message });
  const one = new Uint8Array(16);
  bad([one], { size: [4, 4], states: 2 }, /recording\.frames: no transition/);
  bad([one, new Uint8Array(15)], { size: [4, 4], states: 2 }, /recording\.frames\[1\]: wrong number of states; expected 16, got 15/);
  bad([one, one.map(() => 3)], { size: [4, 4], states: 2 }, /wrong state; expected 0 to 1, got 3 at 0/);
  bad([one, one], { size: [4, 4], states: 1 }, /recording\.states/);
  bad([new Uint8Array(64), new Uint8Array(64)], { size: [4, 4, 4], states: 2 }, /not flat/);
});

import { expect } from '@open-wc/testing';
import { formatRule, parseRule, presets, Rule } from '../../core/rule/index.js';

const WANTED = [
  'life',
  'highlife',
  'day-and-night',
  'seeds',
  'replicator',
  'maze',
  'anneal',
  'coral',
  '2x2',
  'move',
  'life-without-death',
  'diamoeba',
  'analog-life',
  'two-hidden-life',
];

describe('presets', () => {
  it('are there, by ids in kebab-case', () => {
    expect([...presets.keys()]).to.include.members(WANTED);
    for (const id of presets.keys()) expect(id).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  for (const [id, preset] of presets) {
    it(`${id} is a rule with a name, one sentence and a source`, () => {
      expect(preset.rule).to.be.instanceOf(Rule);
      expect(preset.rule).to.equal(presets.get(id)?.rule);
      expect(parseRule(id)).to.equal(preset.rule);
      expect(parseRule(` ${id.toUpperCase()} `)).to.equal(preset.rule);
      expect([preset.rule.name, preset.rule.description, preset.rule.source]).to.deep.equal([preset.name, preset.sentence, preset.source]);
      expect(preset.sentence).to.match(/^[A-Z].{30,170}[^.]\.$/);
      expect(preset.sentence).not.to.match(/\. /);
      expect(preset.family).not.to.equal('');
    });

    it(`${id} comes back from its shortest text`, () => {
      const text = formatRule(preset.rule);
      expect(text).to.equal(preset.rule.notation ?? id);
      expect(formatRule(parseRule(text))).to.equal(text);
    });
  }
});

describe('formatRule', () => {
  it('gives the notation as long as it is true', () => {
    for (const text of ['B3/S23', 'B2/S/C3', 'R5,C2,M1,S34..58,B34..45,NM', 'W110', 'B2-a/S12', 'B2/S34H']) {
      const rule = parseRule(text);
      expect(formatRule(rule)).to.equal(text);
      expect(parseRule(formatRule(rule)).equals(rule)).to.equal(true);
      expect(formatRule(rule.with({ name: 'Mine', description: 'a rule' }))).to.equal(text);
      expect(formatRule(rule.with({ boundary: 'dead' }))).to.match(/^\{/);
    }
  });

  it('does not believe a notation that says something else', () => {
    const rule = parseRule('B3/S23').with({ notation: 'B36/S23' });
    expect(parseRule(formatRule(rule)).equals(rule)).to.equal(true);
    expect(formatRule(rule.with({ notation: 'nonsense' }))).to.match(/^\{/);
  });

  it('gives JSON that reads back as the same rule', () => {
    const rule = parseRule('analog-life').withBias('activation', -0.4);
    expect(parseRule(formatRule(rule)).equals(rule)).to.equal(true);
    expect(parseRule(formatRule(rule, 2)).equals(rule)).to.equal(true);
    expect(formatRule(rule, 2)).to.contain('\n  "name": "Analog Life"');
  });
});

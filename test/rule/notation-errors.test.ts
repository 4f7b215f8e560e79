import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CaError } from '../../core/base/errors.js';
import { parseRule } from '../../core/rule/index.js';
import { messageOf } from './support.js';

const MESSAGES: Record<string, string> = {
  'B3/S29': 'rule "B3/S29", character 6: no such neighbour count; expected 0 to 8, got "9"',
  B3: 'rule "B3", character 3: no S part; expected B and S, as in B3/S23, got the end',
  S23: 'rule "S23", character 4: no B part; expected B and S, as in B3/S23, got the end',
  'B3/B3': 'rule "B3/B3", character 4: out of place; expected B, S and then C, once each, got "B"',
  'B3/C4/S23': 'rule "B3/C4/S23", character 4: out of place; expected B, S and then C, once each, got "C"',
  'B3/S23/X': 'rule "B3/S23/X", character 8: no such part; expected B, S or C, got "X"',
  'B3/S23/C300': 'rule "B3/S23/C300", character 9: no such number of states; expected 2 to 256, got "300"',
  'B3/S23/C': 'rule "B3/S23/C", character 9: no such number of states; expected 2 to 256, got the end',
  '23/3/1': 'rule "23/3/1", character 6: no such number of states; expected 2 to 256, got "1"',
  '1/2/3/4': 'rule "1/2/3/4", character 6: too many parts; expected survival/birth or survival/birth/states, got "/"',
  'B2x/S': 'rule "B2x/S", character 3: no such letter after 2; expected a digit or one of c e a i k n, got "x"',
  'B8c/S': 'rule "B8c/S", character 3: no neighbour count; expected a digit from 0 to 8, got "c"',
  'B2-/S': 'rule "B2-/S", character 4: nothing after the minus; expected the letters to leave out, got "/"',
  'B2c/S3/C4':
    'rule "B2c/S3/C4", character 1: letters and states together; expected letters with two states, or states without letters, got "B2c/S3/C4"',
  'B3/S7H': 'rule "B3/S7H", character 5: no such neighbour count; expected 0 to 6, got "7"',
  'B3c/S2V': 'rule "B3c/S2V", character 3: no neighbour count; expected a digit from 0 to 4, got "c"',
  'B3/S23:K9': 'rule "B3/S23:K9", character 8: no such border; expected T or P and the size, as in :T64,64, got "K"',
  W256: 'rule "W256", character 2: no such rule number; expected 0 to 255, got "256"',
  W1x: 'rule "W1x", character 2: no such rule number; expected 0 to 255, got "1x"',
  'R0,C2,S1,B1,NM': 'rule "R0,C2,S1,B1,NM", character 2: no such range; expected 1 to 100, got "0"',
  'R5,C2,S34..58,B34..121,NM': 'rule "R5,C2,S34..58,B34..121,NM", character 20: no such birth count; expected 0 to 120, got "121"',
  'R5,C2,M1,S34..122,B34..45': 'rule "R5,C2,M1,S34..122,B34..45", character 15: no such survival count; expected 0 to 121, got "122"',
  'R5,C2,S58..34,B34..45': 'rule "R5,C2,S58..34,B34..45", character 8: an empty range; expected the smaller count first, got "58..34"',
  'R5,C2,S34..58,NM': 'rule "R5,C2,S34..58,NM", character 17: no B part; expected S and B, as in R5,C2,S34..58,B34..45,NM, got the end',
  'R5,Q2,S1,B1': 'rule "R5,Q2,S1,B1", character 4: no such part; expected R, C, M, S, B or N, got "Q"',
  'R5,C2,C3,S1,B1': 'rule "R5,C2,C3,S1,B1", character 7: C twice; expected each part once, got "C"',
  'R5,3,S1,B1': 'rule "R5,3,S1,B1", character 4: a list; expected a letter before the number: only S and B are lists, got "3"',
  'R5,C2,S3,B3,NQ':
    'rule "R5,C2,S3,B3,NQ", character 14: no such neighbourhood; expected NM, NN, NC, N2, NH, NB, N#, N+, NX or N*, got "NQ"',
  'R5,C2,M2,S3,B3': 'rule "R5,C2,M2,S3,B3", character 8: no such middle; expected 0 to 1, got "2"',
  'R5,C999,S3,B3': 'rule "R5,C999,S3,B3", character 5: no such number of states; expected 0 to 256, got "999"',
  conway:
    'rule: not a rule; expected a notation such as B3/S23, B2/S/C3, R5,C2,S34..58,B34..45,NM or W110, the id of a preset, or JSON, got "conway"',
  '': 'rule: not a rule; expected a notation such as B3/S23, B2/S/C3, R5,C2,S34..58,B34..45,NM or W110, the id of a preset, or JSON, got ""',
  'smooth-life':
    'rule: not a rule; expected a notation such as B3/S23, B2/S/C3, R5,C2,S34..58,B34..45,NM or W110, the id of a preset, or JSON, got "smooth-life"',
  '{"name": 3': 'rule: not JSON; expected an object as in rule.schema.json, got "{\\"name\\": 3"',
  '{}': 'rule.name: missing',
};

describe('parseRule says what is wrong where', () => {
  for (const [text, message] of Object.entries(MESSAGES)) it(message, () => expect(messageOf(() => parseRule(text))).to.equal(message));

  it('with a CaError, whatever the text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'bsBScCgRrMNWw0123456789/,.-:aeikntHhVv*#+ {}"'), maxLength: 24 });
    let read = 0;
    fc.assert(
      fc.property(letters, (text) => {
        try {
          const rule = parseRule(text);
          read++;
          expect(parseRule(rule.notation ?? '').equals(rule.with({ boundary: 'torus', notation: rule.notation }))).to.equal(true);
        } catch (error) {
          expect(error).to.be.instanceOf(CaError);
        }
      }),
      { numRuns: 4000, seed: 3 },
    );
    expect(read).to.be.above(10);
  });

  it('refuses texts that are too long without reading them', () => {
    expect(messageOf(() => parseRule('3'.repeat(2 ** 25 + 1)))).to.equal(
      'rule: too long; expected at most 33554432 characters, got 33554433',
    );
    expect(messageOf(() => parseRule(`B${'3'.repeat(30000)}/S`))).to.match(/^rule: not a rule; /);
  });
});

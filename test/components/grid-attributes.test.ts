// Every attribute of <ca-grid>: what a good value does, also when it comes later; what its removal does; and that a bad one leaves
// the last good one, says why once, and never throws.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { Playback } from '../../core/page/playback.js';
import { drawn, GLIDER, record, shownError, until } from './support.js';

interface Case {
  readonly attribute: string;
  /** What can be seen of it. */
  readonly see: (grid: CaGrid) => unknown;
  /** What is seen without the attribute. */
  readonly usual: unknown;
  /** Texts, and what is seen of each. */
  readonly good: readonly (readonly [text: string, seen: unknown])[];
  /** Texts, and what the message says. */
  readonly bad: readonly (readonly [text: string, message: RegExp])[];
}

const rateOf = ({ simulation }: CaGrid) => simulation && Playback.of(simulation).rate;

const cases: readonly Case[] = [
  {
    attribute: 'rule',
    see: ({ simulation }) => simulation?.rule.notation ?? simulation?.rule.name,
    usual: 'B3/S23',
    good: [
      ['B36/S23', 'B36/S23'],
      ['23/3', 'B3/S23'],
      ['/2/3', 'B2/S/C3'],
      ['', 'B3/S23'],
    ],
    bad: [
      ['B3/Q23', /^rule.*B3\/Q23/],
      ['nonsense', /^rule: not a rule; expected .*, got "nonsense"$/],
      ['{"name":', /^rule: not JSON/],
    ],
  },
  {
    attribute: 'size',
    see: ({ simulation }) => simulation?.size.join(' '),
    usual: '256 256',
    good: [
      ['24 16', '24 16'],
      ['20x30', '20 30'],
      ['12,13', '12 13'],
      ['17', '17 17'],
    ],
    bad: [
      ['0 5', /^size: .*two whole numbers, as in "256 256", got "0 5"$/],
      ['64 64 64', /^size: .*two whole numbers/],
      ['wide', /^size: .*got "wide"/],
      ['', /^size: /],
      ['1000000 1000000', /^size: .*16384/],
    ],
  },
  {
    attribute: 'boundary',
    see: ({ simulation }) => simulation?.boundary,
    usual: 'torus',
    good: [
      ['dead', 'dead'],
      [' Mirror ', 'mirror'],
    ],
    bad: [['klein', /^boundary: .*torus, dead, mirror, got "klein"$/]],
  },
  {
    attribute: 'seed',
    see: ({ simulation }) => simulation?.seed,
    usual: 1,
    good: [
      ['7', 7],
      ['-3', -3],
      ['0', 0],
    ],
    bad: [
      ['1.5', /^seed: .*a whole number.*, got 1.5$/],
      ['dice', /^seed: .*got "dice"$/],
      ['', /^seed: .*got ""$/],
    ],
  },
  {
    attribute: 'density',
    see: ({ simulation }) => simulation?.start.density,
    usual: 0.3,
    good: [
      ['0.5', 0.5],
      ['0', 0],
      ['1', 1],
    ],
    bad: [
      ['1.1', /^density: .*a number from 0 to 1, got 1.1$/],
      ['half', /^density: .*got "half"$/],
    ],
  },
  {
    attribute: 'init',
    see: ({ simulation }) => simulation?.start.init,
    usual: 'random',
    good: [
      ['empty', 'empty'],
      ['centre', 'centre'],
      ['random', 'random'],
    ],
    bad: [
      ['full', /^init: .*random, empty, centre, pattern, got "full"$/],
      ['pattern', /^init: there is no pattern to start from/],
    ],
  },
  {
    attribute: 'rate',
    see: rateOf,
    usual: 20,
    good: [
      ['5', 5],
      ['0.5', 0.5],
      ['1e3', 1000],
    ],
    bad: [
      ['0', /^rate: .*over 0/],
      ['-1', /^rate: /],
      ['fast', /^rate: .*got "fast"$/],
      ['Infinity', /^rate: /],
    ],
  },
  {
    attribute: 'pattern',
    see: ({ simulation }) => (simulation?.start.init === 'pattern' ? simulation.start.pattern?.width : undefined),
    usual: undefined,
    good: [
      [GLIDER, 3],
      ['.O\nO.', 2],
      ['', undefined],
    ],
    bad: [
      ['3?!', /line 1, column 2/],
      ['x = 999999999, y = 999999999\no!', /^size|cells/],
      ['3B$2D!', /states that the rule does not have/],
    ],
  },
];

/** Waits for the update, and for what it brings about. */
async function set(grid: CaGrid, attribute: string, text: string | null): Promise<void> {
  if (text === null) grid.removeAttribute(attribute);
  else grid.setAttribute(attribute, text);
  await grid.updateComplete;
}

describe('<ca-grid>: attributes', () => {
  for (const { attribute, see, usual, good, bad } of cases) {
    it(`${attribute}: good, changed, removed`, async () => {
      const grid = await fixture<CaGrid>(html`<ca-grid></ca-grid>`);
      const errors = record(grid, 'ca-error');
      expect(see(grid)).to.deep.equal(usual);
      for (const [text, seen] of good) {
        await set(grid, attribute, text);
        expect(see(grid), text).to.deep.equal(seen);
      }
      await set(grid, attribute, null);
      expect(see(grid), 'removed').to.deep.equal(usual);
      expect(errors).to.deep.equal([]);
    });

    it(`${attribute}: a bad one leaves the last good one and says why, once`, async () => {
      const [[text, seen]] = good;
      const grid = await fixture<CaGrid>(html`<ca-grid></ca-grid>`);
      for (const [badText, message] of bad) {
        await set(grid, attribute, text);
        expect(shownError(grid)).to.equal('');
        expect(grid.matches(':state(error)')).to.be.false;
        const errors = record(grid, 'ca-error');
        await set(grid, attribute, badText);
        expect(shownError(grid), badText).to.match(message);
        expect(see(grid), badText).to.deep.equal(seen);
        expect(grid.matches(':state(error)')).to.be.true;
        grid.requestUpdate();
        await grid.updateComplete;
        expect(errors, badText).to.have.length(1);
        expect(errors[0]).to.deep.include({ message: shownError(grid), recoverable: true });
      }
    });
  }

  it('bad from the beginning: the usual values, every message, nothing thrown', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const errors = record(host, 'ca-error');
    host.innerHTML = '<ca-grid rule="?" size="-1" seed="x" rate="0" colormap="beige" zoom="1000" brush="9" pattern="%"></ca-grid>';
    const grid = host.firstElementChild as CaGrid;
    await drawn(grid);
    const about = errors.map(({ message }) => message.split(':')[0]).sort();
    expect(about).to.deep.equal(['brush', 'colormap', 'line 1, column 1', 'rate', 'rule', 'seed', 'size', 'zoom']);
    expect(errors.every(({ code, recoverable }) => recoverable && ['argument', 'rule', 'pattern'].includes(code))).to.be.true;
    expect(grid.simulation?.size.join()).to.equal('256,256');
    for (const { message } of errors) expect(shownError(grid)).to.include(message);
    grid.play();
    await until(() => grid.generation > 1, 'it runs all the same');
  });

  it('a page may put its own words into the slot error', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid rule="?"><p slot="error">Ask Ada.</p></ca-grid>`);
    const slot = grid.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=error]');
    expect(slot?.assignedElements().map(({ textContent }) => textContent)).to.deep.equal(['Ask Ada.']);
    expect(grid.querySelector('p')?.checkVisibility()).to.be.true;
  });
});

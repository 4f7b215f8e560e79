// Sharing: what the menu writes as tags, and links that bring back what was shown, also a stranger's.
import { expect, fixture, html } from '@open-wc/testing';
import { deflateSync, strToU8 } from 'fflate';
import { LANGUAGES, writeTags } from '../../components/controls/share/markup.js';
import { pack, unpack, withPermalink } from '../../components/controls/share/permalink.js';
import { linkedTo, presentOf } from '../../components/controls/share/present.js';
import type { CaControls } from '../../components/controls/controls.js';
import type { CaGrid } from '../../components/grid/grid.js';
import { Playback } from '../../core/page/playback.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { inScheme } from './person.js';
import { BLINKER, buttonOf, controlsOf, drawnGrid, expectLive, frames, liveCells, part, shownError, until } from './support.js';

const tagOf = (grid: CaGrid) => presentOf(grid, Playback.of(grid.simulation as Simulation));
const htmlOf = async (grid: CaGrid) =>
  writeTags([await tagOf(grid)], 'html')
    .split('\n')
    .slice(1)
    .join('\n')
    .trim();

async function menuOf(controls: CaControls): Promise<HTMLElement> {
  buttonOf(controls, 'Rule, sharing and files').click();
  await until(() => controls.shadowRoot?.querySelector('.menu:popover-open'), 'the menu');
  return part(controls, '.menu');
}

/** The same text as a stranger could have packed it. */
function packed(said: unknown): string {
  const bytes = deflateSync(strToU8(JSON.stringify(said)));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

describe('embed code', () => {
  it('a soup is its seed', async () => {
    const grid = await drawnGrid(
      html`<ca-grid id="soup" size="9 7" seed="5" density="0.5" colormap="viridis" autoplay controls></ca-grid>`,
    );
    const rate = Playback.of(grid.simulation as Simulation).rate;
    expect(await htmlOf(grid)).to.equal(
      `<ca-grid id="soup" rule="B3/S23" size="9 7" init="random" seed="5" density="0.5" rate="${rate}" colormap="viridis" autoplay controls></ca-grid>`,
    );
  });

  it('what was drawn is there cell by cell, and the code shows it again', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 7" pattern=${BLINKER} boundary="dead" rule="B36/S23"></ca-grid>`);
    grid.step();
    grid.paint({ x: 0, y: 0, radius: 0 });
    const before = await liveCells(grid);
    const code = await htmlOf(grid);
    expect(code).to.contain('rule="B36/S23" size="9 7" boundary="dead" init="pattern"').and.to.contain('x = 9, y = 7');
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.innerHTML = code;
    const again = host.firstElementChild as CaGrid;
    await until(() => again.simulation?.rule.name === 'B36/S23' || again.simulation, 'the copy');
    expect(await liveCells(again)).to.deep.equal(before);
    expect(again.simulation?.boundary).to.equal('dead');
  });

  it('a cleared grid is empty, and a new start is a start again', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 7"></ca-grid>`);
    grid.clear();
    expect((await tagOf(grid)).pattern).to.equal('x = 9, y = 7\n!');
    grid.reset(3);
    expect((await tagOf(grid)).pattern).to.equal(null);
    grid.step(2);
    expect(await htmlOf(grid)).to.contain('seed="3"');
  });

  it('a rule that no notation names is JSON, which cannot end its script', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 7"></ca-grid>`);
    const { simulation } = grid;
    simulation?.setRule(simulation.rule.with({ name: 'x</script><script>alert(1)</script>', states: 2 }).withBias('self0peers3', -0.6));
    const code = await htmlOf(grid);
    expect(code).to.not.contain('</script><script>alert');
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.innerHTML = code;
    const again = host.firstElementChild as CaGrid;
    await until(() => again.simulation?.rule.name === simulation?.rule.name, 'the rule');
    expect(again.simulation?.rule.equals(simulation?.rule as Simulation['rule'])).to.be.true;
  });

  it('linked tags come with it, in every language', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <ca-grid id="both" size="9 7"></ca-grid><ca-weight-editor for="both" view="tree"></ca-weight-editor>
        <p for="both"></p>
      </div>`,
    );
    const grid = page.firstElementChild as CaGrid;
    await until(() => grid.simulation, 'the automaton');
    const tags = [await tagOf(grid), ...linkedTo(grid)];
    const [asHtml, asJsx, asMarkdown] = LANGUAGES.map((language) => writeTags(tags, language));
    expect(asHtml).to.match(/^<script type="module" src="[^"]*ca-elements\.js"><\/script>\n<ca-grid id="both"/);
    expect(asHtml).to.contain('<ca-weight-editor for="both" view="tree"></ca-weight-editor>').and.not.to.contain('<p');
    expect(asJsx).to.contain("import 'ca-elements';").and.to.contain('<ca-weight-editor for={"both"} view={"tree"} />');
    expect(asMarkdown).to.match(/\n\n<ca-grid/);
  });
});

describe('permalinks', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('bring back what was shown', async () => {
    const grid = await drawnGrid(html`<ca-grid id="a b" size="9 7" permalink pattern=${BLINKER} colormap="viridis"></ca-grid>`);
    grid.paint({ x: 1, y: 1, radius: 0 });
    const cells = await liveCells(grid);
    const link = withPermalink('http://localhost/page?x=1#other=abc&part', 'a b', pack(await tagOf(grid)));
    expect(link).to.match(/^http:\/\/localhost\/page\?x=1#other=abc&a%20b=[\w-]+$/);
    grid.remove();
    location.hash = new URL(link).hash;
    const again = await drawnGrid(html`<ca-grid id="a b" size="20 20" permalink></ca-grid>`);
    await until(() => again.simulation?.size[0] === 9, 'the link is read');
    await until(async () => `${await liveCells(again)}` === `${cells}`, 'its cells');
    expect(again.getAttribute('colormap')).to.equal('viridis');
  });

  it('are followed when the hash changes, by those that ask for it', async () => {
    const page = await fixture<HTMLElement>(
      html`<div><ca-grid id="one" size="9 9" permalink></ca-grid><ca-grid id="two" size="9 9"></ca-grid></div>`,
    );
    const [one, two] = page.querySelectorAll('ca-grid');
    await until(() => one.simulation && two.simulation, 'both');
    const link = packed({ rule: 'B36/S23', size: '12 12', init: 'pattern', pattern: BLINKER });
    location.hash = `one=${link}&two=${link}`;
    await until(() => one.simulation?.size[0] === 12, 'the first');
    await one.updateComplete;
    await expectLive(one, '4,5', '5,5', '6,5');
    expect(two.simulation?.size[0]).to.equal(9);
  });

  it('a stranger’s link names no address, no handler and nothing large', async () => {
    expect([...unpack(packed({ src: 'https://example.org/x', onclick: 'x', rule: 3, size: '9 9' }))]).to.deep.equal([['size', '9 9']]);
    expect(() => unpack(packed({ size: '8192 4096' }))).to.throw('permalink: too large; expected at most 16777216 cells, got 8192 4096');
    expect(() => unpack(packed({ rule: ' '.repeat(2 ** 21) }))).to.throw('permalink: too long; expected at most 1048576 bytes');
    expect(() => unpack('A'.repeat(70_000))).to.throw('permalink: too long');
    for (const junk of ['', '!!', 'AAAA', packed('text').slice(0, 4)])
      expect(() => unpack(junk)).to.throw('permalink: not a link of this page');
    for (const odd of [null, 3, [], 'text']) expect(unpack(packed(odd)).size).to.equal(0);
  });

  it('a bad one is said, and the grid is as its author wrote it', async () => {
    location.hash = 'bad=AAAA';
    const grid = await drawnGrid(html`<ca-grid id="bad" size="9 9" permalink pattern=${BLINKER}></ca-grid>`);
    await until(() => shownError(grid), 'the message');
    expect(shownError(grid)).to.contain('permalink: not a link of this page');
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('what one holds is checked as an author’s attributes are', async () => {
    location.hash = `odd=${packed({ rule: 'B9/S23', size: '9 9', init: 'pattern', pattern: BLINKER, colormap: 'no', zoom: '-4' })}`;
    const grid = await fixture<CaGrid>(html`<ca-grid id="odd" size="20 20" permalink></ca-grid>`);
    for (const name of ['rule', 'colormap', 'zoom']) await until(() => shownError(grid).includes(name), `the message about ${name}`);
    expect(grid.simulation?.rule.name).to.equal('Life');
  });
});

describe('the menu of <ca-controls>', () => {
  it('shows the code, and offers a link where the element takes one', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" controls></ca-grid>`);
    const menu = await menuOf(controlsOf(grid));
    await until(() => menu.querySelector('textarea')?.value, 'the code');
    expect(menu.querySelector('textarea')?.value).to.contain('<ca-grid rule="B3/S23" size="9 9"');
    const link = [...menu.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Copy link')) as HTMLButtonElement;
    expect(link.disabled).to.be.true;
    menu.hidePopover();
    Object.assign(grid, { id: 'linkable', permalink: true });
    grid.setAttribute('permalink', '');
    await menuOf(controlsOf(grid));
    await until(() => !link.disabled, 'a link');
  });

  it('of a bar that is linked, through a grid that is linked too', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <ca-grid id="origin" size="9 9"></ca-grid><ca-grid id="viewer" for="origin"></ca-grid><ca-controls for="viewer"></ca-controls>
      </div>`,
    );
    const [controls] = page.querySelectorAll('ca-controls');
    await until(() => controls.playback, 'the link');
    const menu = await menuOf(controls);
    await until(() => menu.querySelector('textarea')?.value, 'the code');
    expect(menu.querySelector('textarea')?.value).to.contain('<ca-grid id="origin"').and.to.contain('<ca-grid id="viewer" for="origin">');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`axe finds nothing in ${scheme}`, async () => {
      await inScheme(scheme, async () => {
        const grid = await drawnGrid(html`<ca-grid size="9 9" controls></ca-grid>`);
        await menuOf(controlsOf(grid));
        await frames();
        await expect(controlsOf(grid)).to.be.accessible();
      });
    });
  }
});

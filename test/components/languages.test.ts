// The words of the tags: every language says everything that English says, and the tags speak the page's.
import { expect, fixture, html } from '@open-wc/testing';
import { englishWords, setWords, speak, type Words } from '../../components/index.js';
import german from '../../components/shared/languages/de.js';
import '../../components/controls/menu.js';
import '../../components/grid/film-words.js';
import '../../components/grid/given.js';
import '../../components/volume/panel/words.js';
import '../../components/weight-editor/workbench.js';
import { buttonOf, controlsOf, drawnGrid, part, stageOf, until } from './support.js';

/** Keys with what stands behind them: a text, or a function and how many values it takes; groups as `group.key`. */
const shapeOf = (words: Words): string[] =>
  Object.entries(words)
    .flatMap(([key, value]) => {
      if (typeof value === 'function') return `${key}(${value.length})`;
      return typeof value === 'object' && value !== null ? shapeOf(value as Words).map((inner) => `${key}.${inner}`) : key;
    })
    .sort();

describe('the words of the tags', () => {
  afterEach(() => setWords({}));

  it('German says all that English says', () => {
    const english = englishWords();
    expect(Object.keys(german).sort()).to.deep.equal(Object.keys(english).sort());
    for (const [name, words] of Object.entries(english))
      expect(shapeOf((german as Record<string, Words>)[name]), name).to.deep.equal(shapeOf(words));
  });

  it('no text is empty, and hardly one is the same in both', () => {
    const texts = (words: Words): string[] => Object.values(words).filter((value) => typeof value === 'string');
    const english = Object.values(englishWords()).flatMap(texts);
    const both = Object.values(german).flatMap((words) => texts(words as Words));
    expect(both.every((text) => text.trim() !== '')).to.be.true;
    expect(both.filter((text) => english.includes(text))).to.have.length.below(20);
  });

  it('a tag in the page changes its language, and back', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" controls></ca-grid>`);
    const controls = controlsOf(grid);
    expect(await speak('de-AT')).to.be.true;
    await Promise.all([grid.updateComplete, controls.updateComplete]);
    expect(stageOf(grid).getAttribute('aria-label')).to.equal('Life, zellulärer Automat aus 9 mal 9 Zellen');
    expect(buttonOf(controls, 'Ein Schritt zurück').disabled).to.be.false;
    expect(await speak('en')).to.be.true;
    await controls.updateComplete;
    buttonOf(controls, 'One step back');
  });

  it('what is not shipped changes nothing', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9"></ca-grid>`);
    expect(await speak('tlh')).to.be.false;
    await grid.updateComplete;
    expect(stageOf(grid).getAttribute('aria-roledescription')).to.equal('cellular automaton');
  });

  it('a page brings its own words, and the rest stays English', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" controls></ca-grid>`);
    const controls = controlsOf(grid);
    setWords({ shared: { play: 'Go' }, editor: { labels: { mutated: 'Changeling' } } });
    await controls.updateComplete;
    buttonOf(controls, 'Go');
    buttonOf(controls, 'One step');
    const { words } = await import('../../components/weight-editor/words.js');
    expect([words.labels.mutated, words.labels.undone, words.undo]).to.deep.equal(['Changeling', 'Reset', 'Undo']);
  });

  it('the menu speaks it too', async () => {
    await speak('de');
    const grid = await drawnGrid(html`<ca-grid size="9 9" controls></ca-grid>`);
    const controls = controlsOf(grid);
    buttonOf(controls, 'Regel, Teilen und Dateien').click();
    await until(() => controls.shadowRoot?.querySelector('.menu:popover-open h2'), 'the menu');
    expect(part(controls, '.menu section[aria-label="Ansicht und Pinsel"] h2').textContent).to.equal('Ansicht und Pinsel');
  });

  it('a page in a language that is shipped hears it from the start', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="German page" style="width: 300px; height: 300px"></iframe>`);
    const { origin } = location;
    const page = `<!doctype html><html lang="de"><body><script type="module" src="${origin}/components/grid/grid.ts"></${'script'}><ca-grid size="9 9" controls></ca-grid></body></html>`;
    frame.srcdoc = page;
    await until(() => {
      const grid = frame.contentDocument?.querySelector('ca-grid');
      return grid?.shadowRoot?.querySelector('.stage')?.getAttribute('aria-roledescription') === 'zellulärer Automat';
    }, 'German');
  });
});

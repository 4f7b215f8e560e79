// The events of <ca-grid>, with their details, and what its methods throw. The types are checked by the compiler.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import type { CaEventMap } from '../../components/index.js';
import { CaError } from '../../core/base/errors.js';
import { parseRule } from '../../core/rule/parse.js';
import { BLINKER, drawn, drawnGrid, expectLive, frames, record, shownError, sleep, until } from './support.js';

const TYPES = ['ca-ready', 'ca-play', 'ca-pause', 'ca-step', 'ca-input', 'ca-change', 'ca-rule-change', 'ca-link', 'ca-error'] as const;

describe('<ca-grid>: events', () => {
  it('bubble and are composed, so that a page hears them from inside shadow trees', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const heard: string[] = [];
    for (const type of TYPES) page.addEventListener(type, (event) => heard.push(`${event.type} ${(event.target as Element).localName}`));
    const root = page.appendChild(document.createElement('section')).attachShadow({ mode: 'open' });
    root.innerHTML = '<ca-grid size="9 9" rate="0"></ca-grid>';
    const grid = root.firstElementChild as CaGrid;
    await drawn(grid);
    grid.play();
    grid.pause();
    grid.step();
    await until(() => heard.length > 4, 'the events');
    expect(heard).to.deep.equal(['ca-error', 'ca-ready', 'ca-play', 'ca-pause', 'ca-step'].map((type) => `${type} section`));
  });

  it('have typed details', async () => {
    const grid = document.createElement('ca-grid');
    const seen: unknown[] = [];
    grid.addEventListener('ca-ready', ({ detail }) => seen.push(detail.path.length > 0));
    grid.addEventListener('ca-step', ({ detail }) => seen.push(detail.generation));
    grid.addEventListener('ca-rule-change', ({ detail }) => seen.push(detail.rule.name, detail.source));
    const onError = ({ detail }: CaEventMap['ca-error']) => seen.push(detail.code, detail.message, detail.recoverable);
    grid.addEventListener('ca-error', onError);
    grid.size = '9 9';
    (await fixture<HTMLElement>(html`<div></div>`)).append(grid);
    await drawn(grid);
    grid.step(3);
    await until(() => seen.length === 2, 'ca-step');
    grid.rule = 'B36/S23';
    grid.density = 7;
    await grid.updateComplete;
    const message = 'density: cannot be used; expected a number from 0 to 1, got 7';
    expect(seen).to.deep.equal([true, 3, 'argument', message, true, 'B36/S23', 'attribute']);
  });

  it('ca-ready once for an automaton, ca-play and ca-pause once for a change', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9"></ca-grid>`);
    const [ready, plays, pauses] = [record(grid, 'ca-ready'), record(grid, 'ca-play'), record(grid, 'ca-pause')];
    grid.play();
    grid.play();
    grid.size = '12 12';
    await until(() => ready.length, 'another automaton for another size');
    grid.pause();
    grid.pause();
    await frames();
    expect([ready, plays, pauses].map(({ length }) => length)).to.deep.equal([1, 1, 1]);
  });

  it('ca-rule-change for any cause, with its source, and only where there is another rule', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER}></ca-grid>`);
    const changes = record(grid, 'ca-rule-change');
    const expectLast = async (notation: string | undefined, source: string, boundary = 'torus') => {
      await grid.updateComplete;
      const { rule, source: from } = changes[changes.length - 1];
      expect([rule.notation, from, rule.boundary]).to.deep.equal([notation, source, boundary]);
    };
    grid.rule = 'B36/S23';
    await expectLast('B36/S23', 'attribute');
    grid.boundary = 'dead';
    await expectLast('B36/S23', 'attribute', 'dead');
    grid.rate = 7;
    grid.fade = 1;
    await grid.updateComplete;
    expect(changes, 'neither speed nor looks change a rule').to.have.length(2);
    grid.simulation?.setRule(parseRule('B2/S'));
    await expectLast('B2/S', 'api');
    grid.rule = null;
    grid.boundary = null;
    grid.pattern = `x=3,y=1,rule=B1/S1\n${BLINKER}`;
    await expectLast('B1/S1', 'pattern');
    grid.rule = 'B3/S23';
    grid.size = '12 12';
    await expectLast('B3/S23', 'attribute');
    expect(changes).to.have.length(5);
  });

  it('another rule keeps the cells, another boundary too', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER}></ca-grid>`);
    grid.clear();
    grid.paint({ x: 1, y: 1 });
    grid.rule = 'B3/S';
    grid.boundary = 'mirror';
    await grid.updateComplete;
    await expectLive(grid, '1,1');
  });

  it('ca-input and ca-change are for persons: no method and no attribute fires them', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9"></ca-grid>`);
    const [inputs, changes] = [record(grid, 'ca-input'), record(grid, 'ca-change')];
    grid.paint({ x: 1, y: 1 });
    grid.place(BLINKER, 3, 3);
    grid.reset(5);
    grid.clear();
    Object.assign(grid, { rate: 3, seed: 8, rule: 'B2/S', pattern: BLINKER });
    await grid.updateComplete;
    expect([inputs, changes]).to.deep.equal([[], []]);
  });

  it('ca-step at most ten times a second, and once more at the end', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" rate="500"></ca-grid>`);
    const steps = record(grid, 'ca-step');
    const times: number[] = [];
    grid.addEventListener('ca-step', () => times.push(performance.now()));
    grid.play();
    await until(() => steps.length > 4, 'some steps');
    grid.pause();
    await sleep(150);
    for (let i = 1; i < times.length; i++) expect(times[i] - times[i - 1]).to.be.above(90);
    expect(steps[steps.length - 1].generation).to.equal(grid.generation);
  });

  it('an error is told once; the same again after a good value', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid size="9 9"></ca-grid>`);
    const errors = record(grid, 'ca-error');
    for (const rate of [0, 0, -1, 0, 5, 0]) {
      grid.rate = rate;
      await grid.updateComplete;
    }
    expect(errors.map(({ message }) => /got (\S+)$/.exec(message)?.[1])).to.deep.equal(['0', '-1', '0', '0']);
    expect(shownError(grid)).to.match(/^rate:/);
  });
});

describe('<ca-grid>: methods', () => {
  it('throw a CaError for a bad argument, and nothing changes', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern=${BLINKER}></ca-grid>`);
    const bad: Record<string, () => unknown> = {
      'step(-1)': () => grid.step(-1),
      'step(1.5)': () => grid.step(1.5),
      'step(x)': () => grid.step('x' as never),
      'reset(1.5)': () => grid.reset(1.5),
      'reset(x)': () => grid.reset('x' as never),
      'paint()': () => grid.paint(undefined as never),
      'paint(NaN)': () => grid.paint({ x: NaN, y: 0 }),
      'paint(value)': () => grid.paint({ x: 0, y: 0, value: 2 }),
      'paint(radius)': () => grid.paint({ x: 0, y: 0, radius: -1 }),
      'paint(channel)': () => grid.paint({ x: 0, y: 0, channel: 1 }),
      'place(text)': () => grid.place('?', 0, 0),
    };
    for (const [call, act] of Object.entries(bad)) expect(act, call).to.throw(CaError);
    await expectLive(grid, '3,4', '4,4', '5,4');
    expect(grid.generation).to.equal(0);
    expect(shownError(grid), 'the caller was told').to.equal('');
  });

  it('reset(seed) gives another soup, the same seed the same run', async () => {
    const grid = await drawnGrid(html`<ca-grid size="32 32" seed="4"></ca-grid>`);
    grid.step(20);
    const first = await grid.snapshot();
    grid.reset(9);
    grid.step(20);
    expect(await grid.snapshot()).not.to.deep.equal(first);
    grid.reset(4);
    grid.step(20);
    expect(await grid.snapshot()).to.deep.equal(first);
    expect(grid.generation).to.equal(20);
  });

  it('toBlob rejects with a CaError while there is no picture', async () => {
    const error = await document
      .createElement('ca-grid')
      .toBlob()
      .catch((reason: unknown) => reason);
    expect(error)
      .to.be.instanceOf(CaError)
      .with.property('message')
      .that.matches(/^toBlob: there is no picture; expected/);
  });
});

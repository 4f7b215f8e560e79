// What a grid is given to show: files, scripts inside the tag, the attribute `pattern`, and patterns placed by a program.
import { expect, fixture, html } from '@open-wc/testing';
import type { CaGrid } from '../../components/grid/grid.js';
import { MAX_TEXT } from '../../core/base/limits.js';
import { CaError } from '../../core/base/errors.js';
import { parseRule } from '../../core/rule/parse.js';
import { BLINKER, drawnGrid, expectLive, GLIDER, liveCells, record, shownError, sleep, until } from './support.js';

/** The first cells of the Gosper gun, laid out by its file in the middle of 64 × 32. */
const GUN = 'test/node/plain-page/gosper-glider-gun.rle';

/** Answers `fetch` by hand while a test runs. */
function holdFetch() {
  const real = window.fetch;
  const asked: { url: string; signal: AbortSignal; answer: (body: BodyInit, init?: ResponseInit) => void; fail: (error: Error) => void }[] =
    [];
  window.fetch = (url, options) =>
    new Promise((resolve, reject) => {
      const signal = options?.signal as AbortSignal;
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      asked.push({ url: String(url), signal, answer: (body, init) => resolve(new Response(body, init)), fail: reject });
    });
  return { asked, restore: () => void (window.fetch = real) };
}

describe('<ca-grid>: src', () => {
  it('a pattern file, relative to the page, in the middle', async () => {
    const grid = await drawnGrid(html`<ca-grid src=${GUN} size="64 32"></ca-grid>`);
    await until(() => grid.simulation?.start.pattern, 'the file is here');
    const live = await liveCells(grid);
    expect(live).to.have.length(36);
    const columns = live.map((cell) => Number(cell.split(',')[0]));
    expect([Math.min(...columns), Math.max(...columns)]).to.deep.equal([14, 49]);
    grid.step(30);
    expect(await liveCells(grid)).to.have.length(36 + 5);
  });

  it('gives a large pattern room', async () => {
    const grid = await fixture<CaGrid>(html`<ca-grid src=${`data:text/plain,${encodeURIComponent('x=400,y=3\no398bo!')}`}></ca-grid>`);
    await until(() => grid.simulation?.size[0] === 432, '400 cells and a margin');
    expect(grid.simulation?.size[1]).to.equal(256);
  });

  it('uses the rule that the file names, unless the attribute says else', async () => {
    const src = `data:text/plain,${encodeURIComponent('x=3,y=1,rule=B36/S23\n3o!')}`;
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const changes = record(host, 'ca-rule-change');
    host.innerHTML = `<ca-grid src="${src}"></ca-grid>`;
    const grid = host.firstElementChild as CaGrid;
    await until(() => changes.length, 'the rule of the file');
    expect(changes.map(({ rule, source }) => [rule.notation, source])).to.deep.equal([['B36/S23', 'pattern']]);
    grid.rule = 'B3/S23';
    await grid.updateComplete;
    expect(changes[1].source).to.equal('attribute');
    expect(grid.simulation?.rule.notation).to.equal('B3/S23');
    grid.rule = null;
    await grid.updateComplete;
    expect(grid.simulation?.rule.notation).to.equal('B36/S23');
  });

  it('a rule as JSON, with the pattern from the tag', async () => {
    const json = JSON.stringify(parseRule('B36/S23').with({ name: 'From afar' }));
    const src = URL.createObjectURL(new Blob([json]));
    const grid = await drawnGrid(html`<ca-grid src=${src} size="9 9" pattern=${BLINKER}></ca-grid>`);
    await until(() => grid.simulation?.rule.name === 'From afar', 'the rule of the file');
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('the newest file wins, the older one is given up', async () => {
    const { asked, restore } = holdFetch();
    try {
      const grid = await fixture<CaGrid>(html`<ca-grid size="9 9" src="slow.rle"></ca-grid>`);
      grid.src = 'quick.rle';
      await grid.updateComplete;
      expect(asked.map(({ url }) => url)).to.deep.equal(['slow.rle', 'quick.rle'].map((file) => new URL(file, document.baseURI).href));
      expect(asked[0].signal.aborted).to.be.true;
      asked[1].answer(BLINKER);
      asked[0].answer('9o!');
      await until(() => grid.simulation?.start.init === 'pattern', 'the file is here');
      await sleep(20);
      await expectLive(grid, '3,4', '4,4', '5,4');
      grid.src = 'third.rle';
      await grid.updateComplete;
      await expectLive(grid, '3,4', '4,4', '5,4'); // what is there stays while the next is on its way
      grid.src = null;
      await grid.updateComplete;
      expect(asked[2].signal.aborted).to.be.true;
      expect(grid.simulation?.start.init, 'no file, no pattern').to.equal('random');
      expect(shownError(grid)).to.equal('');
    } finally {
      restore();
    }
  });

  it('is empty and at rest while the first file is on its way', async () => {
    const { asked, restore } = holdFetch();
    try {
      const grid = await drawnGrid(html`<ca-grid size="9 9" src="a.rle" autoplay></ca-grid>`);
      const plays = record(grid, 'ca-play');
      await expectLive(grid);
      await sleep(100);
      expect(grid.generation).to.equal(0);
      expect(plays).to.deep.equal([]);
      asked[0].answer(BLINKER);
      await until(() => grid.simulation?.start.init === 'pattern', 'the file is here');
      await until(() => grid.generation > 1, 'it runs');
      expect(plays).to.have.length(1);
    } finally {
      restore();
    }
  });

  for (const [what, answer, message] of [
    ['a file that is not there', () => new Response('', { status: 404, statusText: 'Not Found' }), /got 404 Not Found$/],
    ['a file that announces too much', () => new Response('x', { headers: { 'content-length': '99999999999' } }), /at most 33554432 bytes/],
    ['a file that never ends', () => new Response(endless()), /at most 33554432 bytes/],
    ['no pattern', () => new Response('<!doctype html>'), /line 1/],
    ['a pattern that asks for too much', () => new Response('x=1000000,y=1000000\n999999999o!'), /cells/],
    ['a network that fails', () => Promise.reject(new TypeError('Failed to fetch')), /may fetch.*Failed to fetch/],
  ] as const) {
    it(`${what}: a message, one event, and what was there stays`, async () => {
      const real = window.fetch;
      const grid = await fixture<CaGrid>(html`<ca-grid size="9 9" pattern=${BLINKER}></ca-grid>`);
      const errors = record(grid, 'ca-error');
      window.fetch = async () => answer();
      try {
        grid.src = 'a.rle';
        await until(() => errors.length, 'the event');
        await grid.updateComplete;
        expect(shownError(grid)).to.match(message);
        expect(errors).to.have.length(1);
        expect(['source', 'pattern', 'size']).to.include(errors[0].code);
        await expectLive(grid, '3,4', '4,4', '5,4');
        grid.src = '';
        await grid.updateComplete;
        expect(shownError(grid)).to.equal('');
      } finally {
        window.fetch = real;
      }
    });
  }
});

/** A body that would be larger than the limit, in pieces. */
function endless(): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(MAX_TEXT / 8).fill(0x62);
  return new ReadableStream({ pull: (controller) => controller.enqueue(piece) });
}

describe('<ca-grid>: content inside the tag', () => {
  it('scripts hold a pattern and a rule, also when they come or change later', async () => {
    const json = JSON.stringify(parseRule('B36/S23').with({ name: 'Inside' }));
    const grid = await drawnGrid(
      html`<ca-grid size="9 9"
        ><script type="application/json">
          ${''}
        </script>
        <script type="text/plain"></script
      ></ca-grid>`,
    );
    expect(grid.simulation?.start.init).to.equal('random');
    const [rule, pattern] = grid.querySelectorAll('script');
    pattern.textContent = `\n  ${BLINKER}\n`;
    await until(() => grid.simulation?.start.init === 'pattern', 'the pattern');
    await expectLive(grid, '3,4', '4,4', '5,4');
    rule.textContent = json;
    await until(() => grid.simulation?.rule.name === 'Inside', 'the rule');
    rule.remove();
    await until(() => grid.simulation?.rule.notation === 'B3/S23', 'Life');
    grid.pattern = GLIDER;
    await grid.updateComplete;
    expect(await liveCells(grid), 'the attribute wins').to.have.length(5);
    grid.pattern = null;
    await grid.updateComplete;
    await expectLive(grid, '3,4', '4,4', '5,4');
  });

  it('other children do not disturb what runs', async () => {
    const grid = await drawnGrid(
      html`<ca-grid size="9 9"
        ><script type="text/plain">
          3o!
        </script></ca-grid
      >`,
    );
    const rules = record(grid, 'ca-rule-change');
    grid.clear();
    grid.append(document.createElement('p'), 'words');
    await sleep(20);
    await expectLive(grid);
    expect(rules).to.deep.equal([]);
  });

  it('a bad script says so and leaves the last good one', async () => {
    const grid = await drawnGrid(
      html`<ca-grid size="9 9"
        ><script type="text/plain">
          3o!
        </script></ca-grid
      >`,
    );
    const [script] = grid.querySelectorAll('script');
    script.textContent = '3?!';
    await until(() => shownError(grid), 'the message');
    expect(shownError(grid)).to.match(/line 1, column 2/);
    await expectLive(grid, '3,4', '4,4', '5,4');
    script.textContent = BLINKER;
    await until(() => !shownError(grid), 'no message');
  });

  it('a pattern that is too large for the size is said, and comes when there is room', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern="12o!"></ca-grid>`);
    expect(shownError(grid)).to.match(/the grid is too small for the pattern; expected at least 12 × 1 cells, got 9 × 9/);
    await expectLive(grid);
    grid.size = '12 3';
    await grid.updateComplete;
    expect(shownError(grid)).to.equal('');
    expect(await liveCells(grid)).to.have.length(12);
  });

  it('a pattern of more states than the rule comes when the rule has them', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" pattern="AB!"></ca-grid>`);
    expect(shownError(grid)).to.match(/states that the rule does not have/);
    grid.rule = 'B2/S/C3';
    await grid.updateComplete;
    expect(shownError(grid)).to.equal('');
    expect(await liveCells(grid)).to.have.length(2);
  });

  it('place() lays a pattern over what is there; bad arguments throw', async () => {
    const grid = await drawnGrid(html`<ca-grid size="9 9" boundary="dead" pattern="o!"></ca-grid>`);
    grid.place(BLINKER, 0, 8);
    await expectLive(grid, '4,4', '0,8', '1,8', '2,8');
    for (const [pattern, x, y] of [
      [BLINKER, 7, 0],
      [BLINKER, 0.5, 0],
      ['nonsense', 0, 0],
      ['20o!', 0, 0],
      [undefined as unknown as string, 0, 0],
    ] as const) {
      expect(() => grid.place(pattern, x, y), `${pattern} at ${x}, ${y}`).to.throw(CaError);
    }
    await expectLive(grid, '4,4', '0,8', '1,8', '2,8');
  });
});

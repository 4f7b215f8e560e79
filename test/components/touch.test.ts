// Fingers on plot, editor and volume: what a tap, a drag and a pinch do, and that everything is large enough for them.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import type { CaSurfacePlot } from '../../components/surface-plot/surface-plot.js';
import type { CaVolume } from '../../components/volume/volume.js';
import { button, cardOf, hasCard, openCard, pair, standing, weightOf } from './editor.js';
import { frames, part, until } from './support.js';
import { touch } from './person.js';

type Position = [x: number, y: number];

/** Smallest side of what is touched, in CSS pixels. */
const LEAST = 24;

/** A point of an element, in shares of its box. */
function pointOf(element: Element, across = 0.5, down = 0.5): Position {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + across * width), Math.round(top + down * height)];
}

/** Draws a finger over the page in a few moves. */
async function swipe(from: Position, [dx, dy]: Position): Promise<void> {
  await touch.down(from);
  for (const share of [0.25, 0.5, 0.75, 1]) await touch.move([from[0] + share * dx, from[1] + share * dy]);
  await touch.up();
  await frames();
}

/** Two fingers that go apart. */
async function spread([x, y]: Position, by: number): Promise<void> {
  const at = (reach: number): [Position, Position] => [
    [x - reach, y],
    [x + reach, y],
  ];
  await touch.down(at(30)[0]);
  await touch.down(...at(30));
  for (const share of [0.25, 0.5, 0.75, 1]) await touch.move(...at(30 + share * by));
  await touch.up();
  await frames();
}

describe('a finger on a plot', () => {
  let plot: CaSurfacePlot;
  const stage = () => part(plot, '.stage');
  const text = () => plot.shadowRoot?.querySelector('.axes')?.innerHTML ?? '';
  beforeEach(async () => {
    const page = await fixture(
      html`<div>
        <ca-surface-plot for="life" style="inline-size: 400px"></ca-surface-plot>
        <ca-grid id="life" size="24 24" style="inline-size: 100px"></ca-grid>
      </div>`,
    );
    plot = page.querySelector('ca-surface-plot') as CaSurfacePlot;
    await until(text, 'the plot is drawn', 30_000); // the first of the file: everything is fetched
    await frames();
  });

  it('scrolls the page until the plot has been tapped, and then turns it', async () => {
    const before = text();
    await swipe(pointOf(stage()), [60, 20]);
    expect(text()).to.equal(before);
    await touch.tap(pointOf(stage()));
    expect(plot.shadowRoot?.activeElement).to.equal(stage());
    await swipe(pointOf(stage()), [60, 20]);
    await until(() => text() !== before, 'it has turned');
  });

  it('and another zoom it', async () => {
    await touch.tap(pointOf(stage()));
    const length = () => {
      const [first, ...others] = [...(plot.shadowRoot?.querySelectorAll('.axes .name') ?? [])].map((each) => pointOf(each));
      return Math.max(...others.map(([x, y]) => Math.hypot(x - first[0], y - first[1])));
    };
    const before = length();
    await spread(pointOf(stage()), 50);
    await until(() => length() > 1.1 * before, 'it is larger');
  });
});

describe('a finger on an editor', () => {
  it('opens the card of a connection by a tap, and closes it beside', async () => {
    const { editor } = await pair();
    await touch.tap(onCurve(standing(editor, 'number:activation<self0peers3')));
    const card = await cardOf(editor);
    expect(card.getAttribute('aria-label')).to.include('self0peers3');
    await touch.tap([2, innerHeight - 4]);
    await until(() => !hasCard(editor), 'the card is gone');
  });

  it('drags a connection that it has tapped, and scrolls over others', async () => {
    const { grid, editor } = await pair();
    const edge = standing(editor, 'number:activation<self0peers3');
    const weight = () => weightOf(grid, 'activation', 'self0peers3');
    await swipe(onCurve(edge), [0, -40]);
    expect(weight(), 'not tapped').to.equal(1);
    await touch.tap(onCurve(edge));
    await cardOf(editor);
    await swipe(onCurve(edge), [0, -40]);
    await until(() => (weight() ?? 0) > 1, 'up is more');
  });

  it('moves a slider in a card', async () => {
    const { grid, editor } = await pair();
    const card = await openCard(editor, 'unit:activation');
    const slider = card.querySelector('input[type="range"]') ?? expect.fail('no slider');
    const before = JSON.stringify(grid.simulation?.rule.network);
    await touch.tap(pointOf(slider, 0.9));
    await until(() => JSON.stringify(grid.simulation?.rule.network) !== before, 'the rule has changed');
  });
});

describe('a finger on a volume', () => {
  it('turns it once it has been tapped', async () => {
    const page = await fixture(html`<div><ca-volume size="16 16 16" style="inline-size: 240px"></ca-volume></div>`);
    const volume = page.querySelector('ca-volume') as CaVolume;
    await until(() => volume.simulation?.engine, 'the volume is there');
    await frames(4);
    const stage = part(volume, '.stage');
    const before = volume.standpoint;
    await swipe(pointOf(stage), [50, 10]);
    expect(volume.standpoint).to.equal(before);
    await touch.tap(pointOf(stage));
    await swipe(pointOf(stage), [50, 10]);
    expect(volume.standpoint).to.not.equal(before);
  });
});

describe('targets', () => {
  /** What is smaller than a finger needs: name and size. What is inside a larger label counts with it; numbers in code are text. */
  function small(root: ShadowRoot): string[] {
    const targets = [...root.querySelectorAll<HTMLElement>('button, select, summary, input, textarea, [role=slider]:not(svg *)')];
    return targets.flatMap((each) => {
      const { width, height } = (each.closest('label') ?? each).getBoundingClientRect();
      if (!width || !height || each.matches(':disabled') || each.closest('.visually-hidden, .source')) return [];
      // Fractions of a pixel are the browser's rounding.
      return Math.min(width, height) < LEAST - 0.5
        ? [`${each.localName}.${each.className} ${each.getAttribute('aria-label') ?? each.textContent.trim()}: ${width} × ${height}`]
        : [];
    });
  }

  for (const inlineSize of [280, 720])
    it(`of an editor are large enough at ${inlineSize} pixels`, async () => {
      const { editor } = await pair('life');
      editor.style.inlineSize = `${inlineSize}px`;
      await frames(4);
      const root = editor.shadowRoot as ShadowRoot;
      button(editor, 'Explore').click();
      await editor.updateComplete;
      expect(small(root), 'diagram').to.deep.equal([]);
      for (const card of ['unit:activation', 'input:count', 'number:activation<self0peers3']) {
        if (card.startsWith('number')) standing<SVGElement>(editor, card).focus();
        else await openCard(editor, card);
        await cardOf(editor);
        expect(small(root), card).to.deep.equal([]);
      }
      for (const view of ['tree', 'code'] as const) {
        editor.view = view;
        await frames(4);
        expect(small(root), view).to.deep.equal([]);
      }
    });

  it('of a plot are large enough', async () => {
    const page = await fixture(
      html`<div style="inline-size: 280px">
        <ca-surface-plot for="life"></ca-surface-plot><ca-grid id="life" rule="young-spots" size="24 24"></ca-grid>
      </div>`,
    );
    const root = page.querySelector('ca-surface-plot')?.shadowRoot as ShadowRoot;
    await until(() => root.querySelector('.axes'), 'the plot is drawn');
    await frames();
    expect(small(root)).to.deep.equal([]);
  });
});

/** The middle of a connection's curve, in the window. */
function onCurve(edge: Element): Position {
  const path = edge.querySelector<SVGPathElement>('.line') ?? expect.fail('no curve');
  const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM() ?? undefined);
  return [Math.round(x), Math.round(y)];
}

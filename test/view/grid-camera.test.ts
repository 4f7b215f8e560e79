import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { GridCamera, MAX_ZOOM } from '../../core/view/grid-camera.js';

/** A camera on a grid of cells in a view of CSS pixels. */
function camera(grid: [number, number], view: [number, number]): GridCamera {
  const made = new GridCamera();
  made.setGrid(grid);
  made.setView(view);
  return made;
}

const near = (got: readonly number[], expected: readonly number[]) =>
  got.forEach((value, i) =>
    expect(value, `[${got}], expected [${expected}]`).to.be.closeTo(expected[i], 1e-6 * (1 + Math.abs(expected[i]))),
  );

describe('a camera on a grid', () => {
  it('shows the whole grid in the middle until it is told otherwise', () => {
    const wide = camera([100, 50], [400, 400]);
    expect([wide.fits, wide.zoom, wide.fit]).to.deep.equal([true, 4, 4]);
    expect(wide.origin).to.deep.equal([0, -25]);
    wide.setView([200, 400]);
    expect([wide.fits, wide.zoom]).to.deep.equal([true, 2]);
    wide.setGrid([10, 10]);
    expect([wide.zoom, wide.centre]).to.deep.equal([20, [5, 5]]);
  });

  it('finds the cell under a point, and none beside the grid', () => {
    const shown = camera([100, 50], [400, 400]);
    expect(shown.cellAt([0, 100])).to.deep.equal([0, 0]);
    expect(shown.cellAt([399.9, 299.9])).to.deep.equal([99, 49]);
    expect(shown.cellAt([4, 104])).to.deep.equal([1, 1]);
    for (const outside of [
      [0, 99.9],
      [0, 300],
      [-0.1, 200],
      [400, 200],
    ] as const)
      expect(shown.cellAt(outside)).to.equal(null);
  });

  it('zooms about a point, which stays where it is', () => {
    const shown = camera([100, 100], [400, 400]);
    shown.setZoom(10);
    const before = shown.pointAt([130, 300]);
    shown.zoomBy(1.5, [130, 300]);
    expect(shown.zoom).to.equal(15);
    near(shown.pointAt([130, 300]), before);
    shown.zoomBy(2);
    near(shown.pointAt([200, 200]), shown.centre);
  });

  it('fits the grid where zooming out reaches it, and stops at the greatest zoom', () => {
    const shown = camera([100, 100], [400, 400]);
    shown.zoomBy(1e6);
    expect(shown.zoom).to.equal(MAX_ZOOM);
    shown.zoomBy(0.9);
    expect(shown.fits).to.be.false;
    shown.zoomBy(1e-6);
    expect([shown.fits, shown.zoom]).to.deep.equal([true, 4]);
    const tiny = camera([2, 2], [400, 400]);
    tiny.zoomBy(3);
    expect(tiny.zoom, 'no grid is shown smaller than it would fit').to.equal(200);
  });

  it('takes a zoom between a quarter of fitting and the greatest, and null to fit', () => {
    const shown = camera([100, 100], [400, 400]);
    shown.setZoom(0.1);
    expect(shown.zoom).to.equal(1);
    shown.setZoom(1000);
    expect(shown.zoom).to.equal(MAX_ZOOM);
    shown.setZoom(null);
    expect(shown.fits).to.be.true;
  });

  it('keeps a zoom that was set when the grid becomes another', () => {
    const shown = camera([100, 100], [400, 400]);
    shown.setZoom(8);
    shown.setGrid([300, 200]);
    expect([shown.zoom, shown.centre]).to.deep.equal([8, [150, 100]]);
    shown.setGrid([10, 10]);
    expect([shown.zoom, shown.centre], 'a quarter of fitting at least').to.deep.equal([10, [5, 5]]);
  });

  it('moves by pixels, and stops where the grid ends', () => {
    const shown = camera([100, 100], [400, 400]);
    shown.setZoom(8); // half of it is in view
    shown.panBy(-80, 40);
    near(shown.centre, [60, 45]);
    shown.panBy(1e6, -1e6);
    near(shown.origin, [0, 50]);
    shown.setZoom(null);
    shown.panBy(100, 100);
    near(shown.centre, [50, 50]);
  });

  it('reveals a cell by moving just so far', () => {
    const shown = camera([100, 100], [400, 400]);
    shown.setZoom(40); // ten cells
    shown.reveal([50, 50]);
    near(shown.centre, [50, 50]);
    shown.reveal([60, 44]);
    near(shown.centre, [56, 49]);
    shown.reveal([0, 99]);
    near(shown.origin, [0, 90]);
  });

  it('whatever is done to it: finite, within its zooms, the grid in view, points and cells agreeing', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    const number = fc.double({ min: -2000, max: 2000, noNaN: true });
    const action = fc.oneof(
      fc.tuple(fc.constant('zoomBy'), fc.double({ min: 0.01, max: 100, noNaN: true }), number, number),
      fc.tuple(fc.constant('setZoom'), fc.double({ min: 0.001, max: 200, noNaN: true }), number, number),
      fc.tuple(fc.constant('fit'), number, number, number),
      fc.tuple(fc.constant('panBy'), number, number, number),
      fc.tuple(fc.constant('reveal'), number, number, number),
      fc.tuple(fc.constant('setView'), side, side, number),
      fc.tuple(fc.constant('setGrid'), side, side, number),
    );
    fc.assert(
      fc.property(side, side, fc.array(action, { maxLength: 12 }), (X, Y, actions) => {
        const shown = camera([X, Y], [300, 200]);
        let [grid, view] = [
          [X, Y],
          [300, 200],
        ];
        for (const [what, a, b, c] of actions) {
          if (what === 'zoomBy') shown.zoomBy(a, [Math.abs(b) % view[0], Math.abs(c) % view[1]]);
          else if (what === 'setZoom') shown.setZoom(a);
          else if (what === 'fit') shown.setZoom(null);
          else if (what === 'panBy') shown.panBy(a, b);
          else if (what === 'reveal') shown.reveal([Math.floor(Math.abs(a)) % grid[0], Math.floor(Math.abs(b)) % grid[1]]);
          else if (what === 'setView') shown.setView((view = [a, b]) as [number, number]);
          else shown.setGrid((grid = [a, b]) as [number, number]);
          const { zoom, fit, origin } = shown;
          expect([zoom, ...origin].every(Number.isFinite)).to.be.true;
          for (const axis of [0, 1]) {
            const seen = view[axis] / zoom;
            if (seen >= grid[axis]) expect(origin[axis] + seen / 2).to.be.closeTo(grid[axis] / 2, 1e-6 * grid[axis]);
            else expect(origin[axis]).to.be.within(-1e-6 * grid[axis], grid[axis] - seen + 1e-6 * grid[axis]);
          }
          const point = shown.pointAt([120, 80]);
          near([(point[0] - origin[0]) * zoom, (point[1] - origin[1]) * zoom], [120, 80]);
          expect(zoom).to.be.at.most(Math.max(MAX_ZOOM, fit) * 1.0001);
          if (what === 'reveal')
            expect(seenCell(shown, view, [Math.floor(Math.abs(a)) % grid[0], Math.floor(Math.abs(b)) % grid[1]])).to.be.true;
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Whether the cell's middle is in view, or as much as a view smaller than a cell can show. */
function seenCell(shown: GridCamera, view: readonly number[], cell: readonly number[]): boolean {
  return cell.every((at, axis) => {
    const left = (at - shown.origin[axis]) * shown.zoom;
    const right = left + shown.zoom;
    return right > -1e-3 && left < view[axis] + 1e-3;
  });
}

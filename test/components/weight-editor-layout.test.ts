// Where the diagram puts things: every named network that is drawn stays in its width, nodes never overlap, every connection has its
// curve, and sorting never makes more of them cross.
import { expect } from '@open-wc/testing';
import { isDrawable, layOut, type DiagramLayout, type NodePlace } from '../../components/weight-editor/layout.js';
import { flattenNetwork, presets } from '../../core/rule/index.js';

const rules = [...presets.values()].map(({ rule }) => rule).filter((rule) => rule.network && isDrawable(rule));

/** Height of a node's caption. */
const CAPTION = 34;

const overlap = (a: NodePlace, b: NodePlace) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.tile + CAPTION && b.y < a.y + a.tile + CAPTION;

function expectTidy(layout: DiagramLayout, what: string): void {
  for (const node of layout.nodes) {
    expect(node.x, what).to.be.at.least(0);
    expect(node.x + node.width, what).to.be.at.most(layout.width + 0.5);
    expect(node.y + node.tile + CAPTION, what).to.be.at.most(layout.height + 1);
    expect(node.tile, what).to.be.within(24, node.width);
  }
  layout.nodes.forEach((node, i) => {
    for (const other of layout.nodes.slice(i + 1)) expect(overlap(node, other), `${what}: ${node.name} and ${other.name}`).to.be.false;
  });
}

describe('the diagram’s layout', () => {
  it('draws most named networks', () => {
    expect(rules.length).to.be.greaterThan(30);
    expect(isDrawable(presets.get('tlife')?.rule as never)).to.be.false;
  });

  for (const width of [232, 280, 420, 640, 1000, 1800]) {
    it(`is tidy in ${width} CSS pixels`, () => {
      for (const rule of rules) {
        const layout = layOut(rule, width);
        const { units, inputs } = flattenNetwork(rule);
        expectTidy(layout, `${rule.name} in ${width}`);
        expect(layout.nodes).to.have.length(units.length + inputs.length);
        expect(layout.edges).to.have.length(units.reduce((sum, { terms }) => sum + terms.length, 0));
        for (const { path } of layout.edges) expect(path).to.match(/^M[-\d.]+,[-\d.]+C([-\d.]+,[-\d.]+ ?){3}$/);
      }
    });
  }

  it('runs to the right where there is room, else downwards', () => {
    const life = presets.get('life')?.rule as never;
    expect(layOut(life, 800).upright).to.be.false;
    expect(layOut(life, 260).upright).to.be.true;
    const { nodes } = layOut(life, 800);
    const at = (name: string) => nodes.find((node) => node.name === name) as NodePlace;
    expect(at('count').x).to.be.below(at('peersOver2').x);
    expect(at('peersOver2').x).to.be.below(at('activation').x);
  });
});

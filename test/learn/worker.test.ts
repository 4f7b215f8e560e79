// Learning in a browser: real workers, started from the script that is kept as text, and the learned rule on the GPU. What is learned
// and how well is tested in Node, test/node/learn-*.test.mjs.

import { expect } from '@open-wc/testing';
import { learn } from '../../core/index.js';
import { runReference } from '../../core/rule/reference.js';
import { createSimulation } from '../../core/simulation/create.js';
import { expectNear } from '../support/automata.js';

const SIDE = 8;
const pixels = Float32Array.from({ length: 36 * 4 }, (_, i) => {
  const distance = Math.hypot((Math.floor(i / 4) % 6) - 2.5, Math.floor(i / 24) - 2.5);
  return [1, 0.5, 0.2, Number(distance < 2.6)][i % 4];
});

describe('learning in workers', function () {
  this.timeout(120_000);

  it('two workers learn a rule that a simulation runs as the reference does', async () => {
    const { learnRule, seedFor } = await learn();
    const losses: number[] = [];
    const { rule, loss, steps } = await learnRule({
      ...{ target: { kind: 'image', size: [6, 6], pixels, margin: 1 }, channels: 8, hidden: 24, steps: 14 },
      ...{ count: 200, rate: 4e-3, workers: 2, onProgress: ({ loss: now }: { loss: number | null }) => losses.push(now ?? NaN) },
    } as const);
    expect(steps).to.equal(200);
    expect(losses.length).to.be.above(0);
    expect(loss, 'it learns').to.be.below(0.05);
    const start = seedFor(rule, [SIDE, SIDE]);
    const simulation = await createSimulation({ rule, size: [SIDE, SIDE], seed: 2 });
    simulation.write(start);
    simulation.step(10);
    const grown = await simulation.read();
    simulation.dispose();
    expect(grown.some((state) => state > 0.3)).to.equal(true);
    expectNear(grown, runReference(rule, start, [SIDE, SIDE], 10, { seed: 2 }), 1e-3, 'after ten steps');
  });

  it('a trainer is paused, put down and taken up again', async () => {
    const { createTrainer } = await learn();
    const settings = { target: { kind: 'image', size: [6, 6], pixels }, channels: 4, hidden: 8, steps: 6, count: 100_000 } as const;
    const trainer = await createTrainer(settings);
    const told = new Promise((resolve) => trainer.on('progress', resolve));
    trainer.start();
    await told;
    trainer.pause();
    const checkpoint = await trainer.checkpoint();
    expect(checkpoint.step).to.be.above(0);
    trainer.dispose();
    const again = await createTrainer({ ...settings, checkpoint });
    expect(again.standing.step).to.equal(checkpoint.step);
    expect((await again.checkpoint()).params).to.deep.equal(checkpoint.params);
    again.dispose();
  });
});

// Training: the loss falls, it is taken up again to the last bit, several workers do what one does, and it can be cancelled. The tasks are
// small: what matters here is the machinery, not the pictures.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import { bundled } from '../support/bundled.mjs';

const {
  Chance,
  createLesson,
  createTrainer,
  errorOf,
  learnRule,
  loadKernel,
  PlainMachine,
  runReference,
  seedFor,
  taskFor,
  TextureLoss,
  Trainer,
} = await bundled(
  'core/learn/chance.ts',
  'core/learn/index.ts',
  'core/learn/kernel.ts',
  'core/learn/losses.ts',
  'core/learn/plain-machine.ts',
  'core/learn/targets.ts',
  'core/learn/texture-loss.ts',
  'core/learn/trainer.ts',
  'core/rule/reference.ts',
);
const kernel = await loadKernel();

/** The worker's script in a thread of Node, which speaks of `parentPort` where a browser speaks of `self`. */
function startThread(script) {
  const shim = `const { parentPort } = require('node:worker_threads');
    globalThis.postMessage = (data) => parentPort.postMessage(data);
    parentPort.on('message', (data) => globalThis.onmessage({ data }));\n`;
  const thread = new Worker(shim + script, { eval: true });
  const like = { postMessage: (data, transfer) => thread.postMessage(data, transfer), terminate: () => thread.terminate() };
  thread.on('message', (data) => like.onmessage?.({ data }));
  thread.on('error', (error) => like.onerror?.({ message: String(error) }));
  return Object.assign(like, { thread });
}

/** A disc with soft edges: red, green, blue, alpha. */
const disc = (n) =>
  Float32Array.from({ length: n * n * 4 }, (_, i) => {
    const [x, y] = [Math.floor(i / 4) % n, Math.floor(i / 4 / n)];
    const inside = 1 / (1 + Math.exp(4 * (Math.hypot(x - (n - 1) / 2, y - (n - 1) / 2) - n / 2 + 1)));
    return [x / n, 0.4, y / n, inside][i % 4];
  });
const image = {
  ...{ target: { kind: 'image', size: [6, 6], pixels: disc(6), margin: 1 }, channels: 8, hidden: 24, steps: 14 },
  ...{ count: 400, workers: 0, rate: 4e-3 },
};
const stripes = {
  ...{ channels: 4, hidden: 16, steps: 8, count: 24, workers: 0 },
  target: {
    kind: 'texture',
    size: [32, 32],
    pixels: Float32Array.from({ length: 3072 }, (_, i) => +(Math.floor(i / 3) % 8 < 4 === i % 3 < 2)),
  },
};
const moving = (n, frames) =>
  Array.from({ length: frames }, (_, f) =>
    Float32Array.from({ length: n * n }, (_, i) => Math.exp(-(((i % n) - 3 - f) ** 2) - (Math.floor(i / n) - 4) ** 2)),
  );
const movie = { target: { kind: 'movie', size: [9, 9], frames: moving(9, 4), hold: 3 }, channels: 4, hidden: 16, count: 1000, workers: 0 };

/** Trains so many steps, from a checkpoint if there is one. */
async function trained(options, steps, checkpoint = null, module = kernel) {
  const task = taskFor(options);
  const trainer = new Trainer(createLesson(task, { index: 0, batch: task.shape.batch }, module), task);
  if (checkpoint) trainer.load(checkpoint);
  const losses = [];
  for (let i = 0; i < steps; i++) losses.push(await trainer.step());
  return { losses, checkpoint: await trainer.save(), trainer };
}

test('a picture grows from one cell: the rule runs on the reference, far beyond its training too', async () => {
  const { rule, loss, steps } = await learnRule(image);
  assert.equal(steps, 400);
  assert.ok(loss < 0.01, `loss ${loss}`);
  const task = taskFor(image);
  const start = seedFor(rule, [8, 8]);
  assert.deepEqual([...start.subarray((4 * 8 + 4) * 8, (4 * 8 + 5) * 8)], [0, 0, 0, 1, 1, 1, 1, 1]);
  for (const generations of [14, 60]) {
    const grown = runReference(rule, start, [8, 8], generations, { seed: 3 });
    const error = errorOf(grown, 8, task.goals[0], 4);
    assert.ok(error < 0.03, `off by ${error} after ${generations}`);
  }
});

test('a movie: its frames come one after the other', async () => {
  const { rule, loss } = await learnRule(movie);
  assert.ok(loss < 4e-3, `loss ${loss}`);
  const start = Float32Array.from({ length: 81 * 4 }, (_, i) => (i % 4 ? 0 : movie.target.frames[0][i / 4]));
  const end = runReference(rule, start, [9, 9], 6);
  const off = errorOf(end, 4, movie.target.frames[3], 1);
  assert.ok(off < errorOf(start, 4, movie.target.frames[3], 1) / 8, `off by ${off}`);
});

/** The distance from a texture of a machine's first state, with its gradient; the same filters every time. */
function distance(loss, machine) {
  machine.cotangent.fill(0);
  loss.draw(new Chance(1, 2));
  return loss.add(machine, { step: 0, item: 1, share: 1 });
}

test('a texture is as far from itself as nothing, wherever it begins; the gradient is that of finite differences', () => {
  const goal = stripes.target.pixels.map((v, i) => v * 0.8 + 0.1 * Math.sin(i));
  const shape = { ...taskFor(stripes).shape, batch: 2, steps: 1 };
  for (const module of [kernel, null]) {
    const machine = new PlainMachine(shape);
    const loss = new TextureLoss(module, goal, 32, new Chance(1, 1));
    const state = machine.state(0);
    const fill = (shift) => {
      for (let i = 0; i < 1024; i++) for (let c = 0; c < 3; c++) state[4096 + i * 4 + c] = goal[((i + shift) % 1024) * 3 + c] - 0.5;
    };
    fill(5 * 32 * 4); // on a torus, at every scale
    assert.ok(distance(loss, machine) < 1e-9);
    for (let i = 4096; i < 8192; i++) state[i] = Math.sin(i * i) / 2;
    const far = distance(loss, machine);
    assert.ok(far > 0.05, `${far}`);
    const gradient = machine.cotangent.slice();
    assert.ok(
      gradient.subarray(0, 4096).every((v) => v === 0),
      'other items are left alone',
    );
    const direction = gradient.map((v) => Math.sign(v));
    const size = gradient.reduce((sum, v) => sum + Math.abs(v), 0);
    const at = (step) => {
      for (let i = 4096; i < 8192; i++) state[i] = Math.sin(i * i) / 2 + step * direction[i];
      return distance(loss, machine);
    };
    const slope = (at(1e-3) - at(-1e-3)) / 2e-3;
    assert.ok(Math.abs(slope - size) < 1e-2 * size, `${slope} for ${size}`);
  }
});

test('a volume is grown as a picture is', async () => {
  const voxels = Float32Array.from(
    { length: 125 },
    (_, i) => +(Math.hypot((i % 5) - 2, (Math.floor(i / 5) % 5) - 2, Math.floor(i / 25) - 2) < 2),
  );
  const settings = { target: { kind: 'volume', size: [5, 5, 5], voxels }, channels: 4, hidden: 16, steps: 8, workers: 0, count: 300 };
  const { losses } = await trained(settings, 300);
  assert.ok(losses.at(-1) < losses[0] / 2, `${losses[0]} → ${losses.at(-1)}`);
});

for (const [name, settings] of Object.entries({ image, stripes, movie })) {
  test(`${name}: taken up again from a checkpoint it is equal to the bit`, async () => {
    const steps = name === 'movie' ? 160 : 8; // beyond the point where late states are replayed
    const first = { ...settings, count: name === 'movie' ? 200 : settings.count };
    const whole = await trained(first, steps + 4);
    const half = await trained(first, steps);
    const rest = await trained(first, 4, structuredClone(half.checkpoint));
    assert.deepEqual(rest.checkpoint, whole.checkpoint);
  });
}

test('without SIMD plain JavaScript learns the same', async () => {
  for (const settings of [image, stripes, movie]) {
    const steps = settings === stripes ? 1 : 3;
    const [ours, plain] = [await trained(settings, steps), await trained(settings, steps, null, null)];
    ours.losses.forEach((loss, i) =>
      assert.ok(Math.abs(loss - plain.losses[i]) < 2e-3 * loss, `step ${i}: ${loss} and ${plain.losses[i]}`),
    );
  }
});

/** A worker that is never heard of again must not hold up everything; a loaded machine is slow. */
const WAITS = { timeout: 120_000 };

/** A trainer in threads, run to its end. */
async function inThreads(options, then = () => undefined) {
  const threads = [];
  const startWorker = (script) => threads[threads.push(startThread(script)) - 1];
  const trainer = await createTrainer({ ...options, startWorker });
  const result = await new Promise((resolve, reject) => {
    trainer.on('done', resolve);
    trainer.on('error', reject);
    trainer.start();
    then(trainer, threads);
  });
  trainer.dispose();
  return { result, threads };
}

test('a worker does what the same training does beside the caller', WAITS, async () => {
  const here = await trained({ ...image, count: 20 }, 20);
  const { result } = await inThreads({ ...image, count: 20, workers: 1 });
  assert.deepEqual(result, here.checkpoint);
});

test('two workers share the batch: the same every time, and from a checkpoint', WAITS, async () => {
  const settings = { ...movie, count: 12, batch: 4, workers: 2 };
  const { result, threads } = await inThreads(settings);
  assert.equal(threads.length, 2);
  assert.equal(result.lessons.length, 2);
  const { result: again } = await inThreads(settings);
  assert.deepEqual(again, result);
  const { result: one } = await inThreads({ ...settings, workers: 1 });
  assert.ok(Math.abs(one.loss - result.loss) < 0.1 * one.loss, 'as good as one worker');
});

test('where a worker dies, the training goes on from the last checkpoint', WAITS, async () => {
  const settings = { ...movie, count: 40, workers: 2 };
  const { result } = await inThreads(settings, async (trainer, threads) => {
    await trainer.checkpoint();
    threads[1].onerror({ message: 'killed' });
  });
  assert.equal(result.step, 40);
  const { result: undisturbed } = await inThreads(settings);
  assert.deepEqual(result, undisturbed);
});

test('where workers are forbidden it is learned beside the caller', WAITS, async () => {
  const here = await learnRule({ ...image, count: 8 });
  const refuse = () => {
    throw new Error('forbidden');
  };
  const breakDown = () => {
    const worker = { postMessage: () => undefined, terminate: () => undefined };
    setTimeout(() => worker.onerror?.({ message: 'forbidden' }));
    return worker;
  };
  for (const startWorker of [refuse, breakDown]) {
    const { rule } = await learnRule({ ...image, count: 8, workers: 1, startWorker });
    assert.ok(rule.equals(here.rule));
  }
});

test('a rule that was learned is learned on', async () => {
  const { rule, loss } = await learnRule({ ...image, count: 60 });
  const { losses } = await trained({ ...image, rule }, 1);
  assert.ok(losses[0] < 2 * loss, `${loss}, then ${losses[0]}`);
  assert.throws(() => taskFor({ ...image, hidden: 20, rule }), { code: 'argument', message: /another architecture/ });
});

test('a movie of volumes is learned', async () => {
  const frames = [0, 1, 2].map((f) =>
    Float32Array.from({ length: 125 }, (_, i) => Math.exp(-(((i % 5) - 1 - f) ** 2) - (Math.floor(i / 25) - 2) ** 2)),
  );
  const settings = { target: { kind: 'movie', size: [5, 5, 5], frames, hold: 0 }, channels: 4, hidden: 16, count: 150 };
  const { losses } = await trained(settings, 150);
  assert.ok(losses.at(-1) < losses[0] / 4, `${losses[0]} → ${losses.at(-1)}`);
});

test('learning is cancelled by a signal, and says why', async () => {
  const stop = new AbortController();
  const learning = learnRule({ ...image, count: 100000, signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
  await assert.rejects(learning, /enough/);
});

test('what cannot be trained is refused', () => {
  const wrong = (changes, message) => assert.throws(() => taskFor({ ...image, ...changes }), { name: 'CaError', message });
  wrong({ target: { ...image.target, pixels: new Float32Array(7) } }, /learn\.target\.pixels: wrong numbers; expected 4 finite numbers/);
  wrong({ channels: 3 }, /learn\.alive\.channel/);
  wrong({ channels: 3, alive: null }, /too few channels; expected at least the 4/);
  wrong({ perception: 'sideways' }, /no such perception/);
  wrong({ fireRate: 0 }, /learn\.fireRate/);
  wrong({ batch: 64, steps: 4096, channels: 32, target: { ...image.target, margin: 40 } }, /too large to train/);
  wrong({ count: 0 }, /learn\.count/);
});

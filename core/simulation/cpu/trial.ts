// Times a rule on the CPU and on a context that is drawn in software, one after the other, on a soup of the same extent. Fetched with
// the CPU's engine.

import type { Size } from '../../base/limits.js';
import { hasBitsPath } from '../../compile/bits-path.js';
import { Fence } from '../../gpu/fence.js';
import type { Rule } from '../../rule/rule.js';
import type { Engine } from '../engine.js';
import type { Machine } from '../machine.js';
import { CpuEngine } from './cpu-engine.js';
import { runsOnCpu } from './fits.js';

/** How long a machine is timed, in milliseconds, about; and the most steps. */
const TRIAL_MS = 30;
const MOST_STEPS = 256;
/** A waiting time that the clock and the timers of browsers can tell, in milliseconds. */
const TELLING_MS = 4;

const results = new Map<string, boolean>();
const running = new Map<string, Promise<boolean>>();

/** Rules of one kind take about the same time on an extent. */
const keyOf = (rule: Rule, size: Size) => `${hasBitsPath(rule) ? 'bits' : 'table'} ${rule.states} ${size.join('×')}`;

/** Steps a soup. @returns milliseconds a step */
async function timeOf(machine: Machine, settled: () => Promise<void>): Promise<number> {
  let from = 0;
  const run = async (count: number) => {
    const began = performance.now();
    machine.run({ kind: 'step', from, count, seed: 1 });
    await settled();
    from += count;
    return performance.now() - began;
  };
  machine.run({ kind: 'random', density: 0.35, seed: 1 });
  await run(1); // compiles
  let count = 1;
  for (;;) {
    const passed = await run(count);
    if (passed >= TRIAL_MS || count >= MOST_STEPS) return passed / count;
    count = Math.min(MOST_STEPS, Math.ceil(count * Math.max(2, TRIAL_MS / Math.max(passed, TELLING_MS))));
  }
}

async function measure(rule: Rule, size: Size, twin: () => Engine): Promise<boolean> {
  const engine = twin();
  const { gpu } = engine;
  try {
    const onGpu = await timeOf(engine, () => new Fence(gpu).wait());
    if (gpu.lost) throw new Error('the context went away during the trial');
    return (await timeOf(new CpuEngine(rule, size), () => Promise.resolve())) < onGpu;
  } finally {
    if (!gpu.lost) engine.dispose();
  }
}

/** What a trial found; `undefined` before there was one. */
export function knownFaster(rule: Rule, size: Size): boolean | undefined {
  return runsOnCpu(rule, size) ? results.get(keyOf(rule, size)) : false;
}

/**
 * Whether the CPU is faster, found out now if it is not known.
 * @param twin - makes another automaton of that rule and extent on the context
 */
export async function measureFaster(rule: Rule, size: Size, twin: () => Engine): Promise<boolean> {
  const known = knownFaster(rule, size);
  if (known !== undefined) return known;
  const key = keyOf(rule, size);
  let trial = running.get(key);
  if (!trial) {
    trial = measure(rule, size, twin).finally(() => running.delete(key));
    running.set(key, trial);
    void trial.then(
      (faster) => results.set(key, faster),
      () => {}, // lost meanwhile: there will be another
    );
  }
  return trial.catch(() => false);
}

// Measures cases against each other in a page. A machine's speed wanders, so the cases take turns: in every round each is
// timed once, ratios are taken within a round, and medians over the rounds. The number of repetitions in one sample is
// found first, so that every sample takes about as long. Knows nothing of what it measures; run.mjs runs it.

/** A case that is ready to be timed. */
export interface OpenCase {
  /**
   * Does the work `times` times and waits for its result (on a GPU: by reading one pixel).
   * A number that it returns, or a promise of one, is taken as the milliseconds, where the time that passed is not what is
   * asked for; anything else is ignored.
   */
  run(times: number): unknown;
  /** Frees what `open` took. */
  close?(): void | Promise<void>;
}

export interface Case {
  name: string;
  /** Prepares the case, outside the timed part. */
  open(): OpenCase | Promise<OpenCase>;
}

/** What a file `*.bench.ts` exports by default. */
export interface Bench {
  title: string;
  /** The case that the others are compared with: the first, unless named. */
  base?: string;
  cases: Case[];
  /** `speed`: how many times as fast as the base; `cost`: how many times its time. Default `speed`. */
  ratio?: 'speed' | 'cost';
  /** Samples of each case, > 0. Default 9. */
  rounds?: number;
  /** How long a sample should take, in ms. Default 120. */
  sampleMs?: number;
  /** Opens the case anew for each sample and runs it once: for what can happen only once, or must be alone on the page. */
  fresh?: boolean;
}

export interface Row {
  name: string;
  /** Median of one run, in ms. */
  medianMs: number;
  /** The fastest sample: what the machine can do when nothing disturbs it. */
  fastestMs: number;
  /** Median over the rounds of the ratio to the base; 1 for the base itself. */
  ratio: number;
  /** Runs in one sample. */
  times: number;
}

export interface Table {
  title: string;
  base: string;
  ratio: 'speed' | 'cost';
  rows: Row[];
}

const MAX_TIMES = 4096;

/** @param values – at least one number */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds of `times` runs together. */
async function time(open: OpenCase, times: number): Promise<number> {
  const start = performance.now();
  const own = await open.run(times);
  return typeof own === 'number' ? own : performance.now() - start;
}

/** How many runs take about `sampleMs`; the first run, which compiles and warms up, is not counted. */
export async function findTimes(open: OpenCase, sampleMs: number): Promise<number> {
  await time(open, 1);
  for (let times = 1; ;) {
    const ms = await time(open, times);
    if (ms > sampleMs / 2 || times === MAX_TIMES) return Math.max(1, Math.min(MAX_TIMES, Math.round((times * sampleMs) / ms)));
    const growth = Math.min(8, Math.max(2, sampleMs / Math.max(ms, 0.01)));
    times = Math.min(MAX_TIMES, Math.ceil(times * growth));
  }
}

/** Lets the page breathe between samples: input, frames, garbage collection. */
const pause = () => new Promise((done) => setTimeout(done, 0));

/** Samples by case, in ms of one run, in the order of the rounds. */
async function sampleFresh(cases: readonly Case[], rounds: number): Promise<number[][]> {
  const samples = cases.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, one] of cases.entries()) {
      const open = await one.open();
      samples[i].push(await time(open, 1));
      await open.close?.();
      await pause();
    }
  }
  return samples;
}

async function sampleInTurns(open: readonly OpenCase[], times: readonly number[], rounds: number): Promise<number[][]> {
  const samples = open.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, one] of open.entries()) {
      samples[i].push((await time(one, times[i])) / times[i]);
      await pause();
    }
  }
  return samples;
}

/** Runs a bench to its end. */
export async function measure(bench: Bench): Promise<Table> {
  const { title, cases, ratio = 'speed', rounds = 9, sampleMs = 120, fresh = false } = bench;
  const base = bench.base ?? cases[0].name;
  let times = cases.map(() => 1);
  let samples: number[][];
  if (fresh) samples = await sampleFresh(cases, rounds);
  else {
    const open: OpenCase[] = [];
    for (const one of cases) open.push(await one.open());
    times = [];
    for (const one of open) times.push(await findTimes(one, sampleMs));
    samples = await sampleInTurns(open, times, rounds);
    for (const one of open) await one.close?.();
  }
  return { title, base, ratio, rows: toRows(bench, samples, times, base, ratio) };
}

function toRows({ cases }: Bench, samples: number[][], times: number[], base: string, ratio: 'speed' | 'cost'): Row[] {
  const index = cases.findIndex(({ name }) => name === base);
  if (index < 0) throw new Error(`bench: base: expected one of ${cases.map(({ name }) => name).join(', ')}, got ${base}`);
  return cases.map(({ name }, i) => {
    const ratios = samples[i].map((ms, round) => (ratio === 'speed' ? samples[index][round] / ms : ms / samples[index][round]));
    return { name, medianMs: median(samples[i]), fastestMs: Math.min(...samples[i]), ratio: median(ratios), times: times[i] };
  });
}

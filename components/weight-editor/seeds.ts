// Seeds for what is random on purpose: each is told in the history, so that a find can be had again.

/** Seeds are below this, so that one can be read out and typed again. */
const SEEDS = 1_000_000;

/** Another seed. */
export const freshSeed = (): number => Math.floor(Math.random() * SEEDS);

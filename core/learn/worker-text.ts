// Made by `npm run build:kernel` from worker.ts. Do not edit.

/** The worker: a classic script. */
// prettier-ignore
export const WORKER = "(()=>{})();";

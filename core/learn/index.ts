// Learning rules instead of writing them, as programs see it. Loaded only when it is used: `ca-elements/learn`, or `learn()` of the
// headless core.

export type { StartWorker, WorkerLike } from './crew.js';
export {
  createTrainer,
  learnRule,
  seedFor,
  type Learned,
  type LearnOptions,
  type LearnRuleOptions,
  type RuleTrainer,
  type TrainerEvents,
} from './learner.js';
export type { LearnSettings, LearnTarget, Pixels } from './targets.js';
export type { Checkpoint } from './trainer.js';
export type { Architecture, PerceptionKind } from './shape.js';
export { learnFromFrames } from './from-frames.js';
export type { Recording, RecordingOptions, Recovered, Unseen } from './recording.js';

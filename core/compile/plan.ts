// What a rule is compiled to: which texels hold the cells, which passes make a step, and which numbers they are given. A plan is
// text and data; `core/simulation` runs it. Two rules with equal plan keys differ in numbers only, so that going from one to the
// other uploads numbers and compiles nothing.

import type { Size } from '../base/limits.js';
import type { Rule } from '../rule/rule.js';
import type { TextureFormat } from './formats.js';
import type { Layout, Precision } from './layout.js';

/** A small texture of numbers that a pass looks things up in. */
export interface TableData {
  readonly format: TextureFormat;
  readonly width: number;
  readonly height: number;
  readonly texels: Uint8Array | Uint32Array | Float32Array;
}

/** The numbers of a rule: what changes when a weight is edited. */
export interface PlanValues {
  /** By uniform name. */
  readonly uniforms: Readonly<Record<string, number | readonly number[] | Float32Array | Uint32Array>>;
  /** By sampler name. */
  readonly tables: Readonly<Record<string, TableData>>;
}

/** A target between passes. */
export interface ScratchPlan {
  readonly format: TextureFormat;
  readonly width: number;
  readonly height: number;
  /** Textures drawn at once. */
  readonly count: number;
}

/** One draw of a step. Each pass is also given `uSize`, `uSeed` (uint) and `uGeneration` (uint). */
export interface PassPlan {
  readonly fragment: string;
  /** Where it draws: the field's other half, or a scratch target. */
  readonly to: 'state' | number;
  /** What its samplers read, by sampler name: the field as it was, or a texture of a scratch target. */
  readonly reads: Readonly<Record<string, 'state' | { readonly scratch: number; readonly texture: number }>>;
}

/** A draw that changes cells from outside a rule. */
export interface EditPlan {
  readonly fragment: string;
  readonly uniforms: Readonly<Record<string, readonly number[]>>;
}

/** How cells are changed from outside a rule, on a flat grid or in a volume. Places are two or three numbers. */
export interface Edits {
  /** A brush from one place to another. The engine adds `uReach`, `uPaint`, `uMask`, `uWrap`. */
  paint(layout: Layout, from: readonly number[], to: readonly number[]): EditPlan;
  /** Given cells over a box: its first cell, its extent. They travel as `tSource`. The engine adds `uWrap`, `uKeep`. */
  write(layout: Layout, at: readonly number[], span: readonly number[]): EditPlan & { readonly source: { layout: Layout; size: Size } };
  /** From one layout to another. The engine adds `uAffine`, `uBounds`, `uRound`. */
  convert(from: Layout, to: Layout): string;
}

/** A part of a step that can be drawn by itself. */
export interface StagePlan {
  /** Which pass. */
  readonly pass: number;
  /** Where in its target, in texels. */
  readonly part: readonly [x: number, y: number, width: number, height: number];
  readonly uniforms?: Readonly<Record<string, number>>;
  /** Its share of the plan's cost. */
  readonly cost: number;
}

/** A rule, compiled for an extent and a machine. */
export interface Plan {
  /** The path's name and why it was chosen, as `sim.path` shows them. */
  readonly path: string;
  readonly why: string;
  /** Equal keys: same passes, same layout, same sizes. */
  readonly key: string;
  readonly layout: Layout;
  readonly scratch: readonly ScratchPlan[];
  readonly passes: readonly PassPlan[];
  /** What is drawn in a step, one after the other, where that is not each pass once and whole. Only the last pass draws to the state. */
  readonly stages?: readonly StagePlan[];
  /** How cells are changed from outside; those of a flat grid unless told. */
  readonly edits?: Edits;
  /** The passes with a rule's numbers written into them: faster, and compiled anew for each rule, so for one that rests. */
  settled?(rule: Rule): readonly PassPlan[];
  /** The numbers for a rule of the same structure. */
  values(rule: Rule): PlanValues;
  /** Work of one step in rough units of one texel fetched and used: what the time budget counts. */
  readonly cost: number;
}

/** What the choice of a path may rest on, beside the rule. */
export interface PlanOptions {
  readonly size: Size;
  /** Bits of a continuous state; `auto` lets the rule and the machine decide. */
  readonly precision: 'auto' | Precision;
  readonly machine: {
    readonly float32: boolean;
    readonly float16: boolean;
    readonly maxTextureSize: number;
    readonly maxDrawBuffers: number;
  };
}

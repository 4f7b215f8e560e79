// The Rule as data: what a JSON file holds. Plain, immutable, without behaviour. `schema.ts` checks it, `rule.ts`
// wraps it. Words: a tap is an offset and a weight; an input is one number that a cell perceives; a unit is one
// neuron.

/** What happens at the border: the far side, zeros, or the border cells again in reverse (index −1 is cell 0). */
export type Boundary = 'torus' | 'dead' | 'mirror';

/** Whether a cell at the edge of a disc or ring counts whole or by its share of a unit-wide ramp at the radius. */
export type Edge = 'hard' | 'antialiased';

/** A profile over r/R in [0, 1], as in Lenia; the neighbourhood's weights are normalised to a sum of 1. */
export type RadialProfile =
  | { readonly shape: 'exponential' | 'polynomial'; readonly alpha?: number; readonly peaks?: readonly number[] }
  | { readonly shape: 'samples'; readonly samples: readonly number[] };

/**
 * Which cells an input looks at. Radii are in cells and may be fractional, those of `moore`, `von-neumann` and `hexagonal` are whole.
 * Weights and masks are rows as they are seen, the first on top, in 3D slices of rows; extents are odd, the middle is the cell. In a
 * mask `#`, `O` or `1` is in, `.`, `0` or a blank is out. `laplacian` is `nine` unless told. What each means is in `neighbourhood.ts`.
 */
export type Neighbourhood =
  | { readonly kind: 'self' }
  | { readonly kind: 'moore' | 'von-neumann' | 'hexagonal'; readonly radius: number }
  | { readonly kind: 'disc' | 'ball'; readonly radius: number; readonly edge?: Edge }
  | { readonly kind: 'ring' | 'shell'; readonly inner: number; readonly outer: number; readonly edge?: Edge }
  | { readonly kind: 'kernel'; readonly weights: readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[] }
  | { readonly kind: 'radial'; readonly radius: number; readonly profile: RadialProfile }
  | { readonly kind: 'laplacian'; readonly stencil?: 'five' | 'nine' }
  | { readonly kind: 'gradient'; readonly axis: 'x' | 'y' | 'z' | 'length' }
  | { readonly kind: 'mask'; readonly cells: readonly string[] | readonly (readonly string[])[] };

/** One number that a cell perceives. */
export interface RuleInput {
  readonly name: string;
  readonly neighbourhood: Neighbourhood;
  /** Which channel it looks at; 0 unless told. */
  readonly channel?: number;
  /** `sum` adds tap × state, `mean` divides by the sum of the taps' weights; `sum` unless told. */
  readonly reduce?: 'sum' | 'mean';
  /** Discrete rules only: look at one state; a cell counts 1 if it is in that state, else 0. Beyond a dead border all is state 0. */
  readonly of?: number;
}

/** What a unit does with its weighted sum; `sigmoid` where nobody says. The formulas are in `activation.ts`. */
export type ActivationName = 'sigmoid' | 'tanh' | 'relu' | 'identity' | 'gaussian' | 'step' | 'sin';

/** An activation with its parameters: sigmoid 1/(1+exp(−k x)) has `steepness` k (1 unless told); gaussian exp(−((x−centre)/width)²). */
export interface Activation {
  readonly activation?: ActivationName;
  readonly steepness?: number;
  readonly centre?: number;
  readonly width?: number;
}

/** One neuron that people read: weights by the name of an input or of a unit in an earlier layer. */
export interface RuleUnit extends Activation {
  readonly name: string;
  readonly weights: Readonly<Record<string, number>>;
  readonly bias?: number;
}

/** A layer given unit by unit; its activation holds for the units that name none. */
export interface NamedLayer extends Activation {
  readonly units: readonly RuleUnit[];
}

/**
 * A layer given as matrices, for trained networks: it reads the whole layer before it (or the inputs), fully connected.
 * `weights` – `[units, inputs]` row-major, or base64 of little-endian float32 in that order; `biases` – `[units]`, zero unless told.
 */
export interface MatrixLayer extends Activation {
  readonly weights: readonly (readonly number[])[] | string;
  readonly biases?: readonly number[] | string;
  readonly names?: readonly string[];
}

export interface Network {
  readonly layers: readonly (NamedLayer | MatrixLayer)[];
}

/** A formula's named number. */
export interface FormulaParameter {
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly description?: string;
}

/** One expression per channel over the inputs' names and the parameters'; what `update.mode` does with the result holds here too. */
export interface Formula {
  readonly expressions: readonly string[];
  readonly parameters?: Readonly<Record<string, FormulaParameter>>;
}

/** What becomes of the network's output. */
export interface Update {
  /** `replace`: the output is the new state. `add`: state + dt × output. */
  readonly mode: 'replace' | 'add';
  readonly dt?: number;
  /** Share of the cells that fire in a step, (0, 1]; 1 unless told. */
  readonly fireRate?: number;
  /** A cell lives while it or a Moore neighbour within `radius` (1) has `channel` over `threshold`; a dead cell is all zero. */
  readonly alive?: { readonly channel: number; readonly threshold: number; readonly radius?: number };
  /** Bounds of the new state. Continuous rules with `add` are clamped to `range` unless this says `false`. */
  readonly clamp?: readonly [number, number] | false;
}

/** A rule as its JSON holds it. Exactly one of `network` and `formula` is there. */
export interface RuleData {
  readonly $schema?: string;
  readonly name: string;
  readonly description?: string;
  readonly source?: string;
  /** The notation that it came from, as in `B3/S23`. */
  readonly notation?: string;
  readonly channels: number;
  readonly states: number | 'continuous';
  /** Bounds of a continuous state, for drawing and clamping; [0, 1] unless told. */
  readonly range?: readonly [number, number];
  readonly inputs: readonly RuleInput[];
  readonly network?: Network;
  readonly formula?: Formula;
  readonly update: Update;
  readonly boundary: Boundary;
  readonly dimensions: readonly (1 | 2 | 3)[];
}

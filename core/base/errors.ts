// The errors of the suite. Each has a code that programs can test and a message that people can read:
// `where: what; expected …, got …`. Nothing below this room knows the page, so an error never shows itself:
// an element turns it into its `error` slot and a `ca-error` event, a caller of the headless core catches it.

/** What went wrong, for programs. */
export type CaErrorCode =
  | 'rule' // a rule, its JSON or its notation
  | 'pattern' // a pattern's text
  | 'size' // an extent or an amount over a limit
  | 'argument' // a bad argument to a method, or a bad attribute
  | 'source' // a URL that could not be read
  | 'capability' // the machine or the browser lacks something
  | 'shader' // a shader that the driver refused: a fault of ours
  | 'lost' // the GPU context went away and did not come back
  | 'disposed'; // used after `dispose()`

/** The parts of a message. */
export interface CaErrorDetails {
  /** Where it is: `rule.network.layers[1].weights`, `line 3, column 7`, `size`. */
  where?: string;
  /** What would have been right. */
  expected?: string;
  /** What was found. */
  got?: string;
  /** The error that caused this one. */
  cause?: unknown;
}

/** Every error that the suite throws on purpose. */
export class CaError extends Error {
  readonly code: CaErrorCode;
  readonly where: string | undefined;
  readonly expected: string | undefined;
  readonly got: string | undefined;

  /**
   * @param code - what went wrong, for programs
   * @param what - what went wrong, for people: a short phrase without a full stop
   */
  constructor(code: CaErrorCode, what: string, { where, expected, got, cause }: CaErrorDetails = {}) {
    const tail = [expected && `expected ${expected}`, got !== undefined && `got ${got}`].filter(Boolean).join(', ');
    const head = [where, what].filter(Boolean).join(': ');
    super([head, tail].filter(Boolean).join('; '), cause === undefined ? undefined : { cause });
    this.name = 'CaError';
    this.code = code;
    this.where = where;
    this.expected = expected;
    this.got = got;
  }
}

/** A value as an error shows it: JSON, cut to 60 characters, with NaN and infinities by their names. */
export function show(value: unknown): string {
  const text =
    typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol' || typeof value === 'number'
      ? String(value)
      : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

// What a translation is.

/** The words of one part: texts, functions that make texts, and groups of them. */
export type Words = Readonly<Record<string, unknown>>;

/** Words by part. */
export type Language = Readonly<Record<string, Words>>;

// The views of an editor, by name.

/** In the order of the bar. */
export const VIEWS = ['diagram', 'tree', 'code'] as const;
export type EditorView = (typeof VIEWS)[number];

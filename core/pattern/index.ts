// The room's public face: patterns as text in and out. What is not named here is the room's own.

export { parsePattern, type ParsePatternOptions } from './parse.js';
export { formatPattern, type FormatPatternOptions, type PatternFormat } from './format.js';
export { patternFromCells, type Pattern, type PatternDetails } from './pattern.js';

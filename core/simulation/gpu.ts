// The GPU's part of automata: what a page fetches with its first picture.

export { pictureOf, present } from '../gpu/present.js';
export { Engine } from './engine.js';

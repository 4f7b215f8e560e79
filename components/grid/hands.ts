// Everything that a reader's hands do on a grid: drawing, keys, dropping, pasting. A page fetches it with the first picture.

export { GridHand } from './hand.js';
export { TransferController } from './transfer.controller.js';

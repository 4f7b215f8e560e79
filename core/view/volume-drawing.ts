// All that a volume needs to be drawn, as one part that a page fetches when it has one.

export { drawBall, drawNow, drawVolumeAxes } from './volume-axes.js';
export { boxOf, firstCell, rayThrough, span } from './volume-rays.js';
export { VolumeView } from './volume-view.js';

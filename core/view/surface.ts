// All that a plot of heights needs to be drawn, as one part that a page fetches when it has a plot.

export { HeatSource } from './heat-source.js';
export { InputMeans } from './input-means.js';
export { SurfacePick } from './surface-pick.js';
export { latticeOf, SurfaceView } from './surface-view.js';
export { Trace, type TracedCell } from './trace.js';
export { TraceLayer } from './trace-layer.js';

// Defines <ca-surface-plot>.

import { CaSurfacePlot } from './surface-plot.element.js';

if (typeof customElements !== 'undefined' && !customElements.get('ca-surface-plot'))
  customElements.define('ca-surface-plot', CaSurfacePlot);

export { CaSurfacePlot };

// Defines <ca-grid>.

import { CaGrid } from './grid.element.js';

if (typeof customElements !== 'undefined' && !customElements.get('ca-grid')) customElements.define('ca-grid', CaGrid);

export { setWords, speak } from '../shared/catalogue.js';
export { CaGrid };

// Defines <ca-controls>.

import { CaControls } from './controls.element.js';

if (typeof customElements !== 'undefined' && !customElements.get('ca-controls')) customElements.define('ca-controls', CaControls);

export { CaControls };

// Defines <ca-volume>.

import { CaVolume } from './volume.element.js';

if (typeof customElements !== 'undefined' && !customElements.get('ca-volume')) customElements.define('ca-volume', CaVolume);

export { CaVolume };

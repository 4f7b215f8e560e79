// Defines <ca-weight-editor>.

import { CaWeightEditor } from './weight-editor.element.js';

if (typeof customElements !== 'undefined' && !customElements.get('ca-weight-editor'))
  customElements.define('ca-weight-editor', CaWeightEditor);

export { CaWeightEditor };

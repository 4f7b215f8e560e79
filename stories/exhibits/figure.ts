// A picture with words below it, as stories show them.

import { html, type TemplateResult } from 'lit';

/** @param picture - a tag that draws; @param caption - what it shows */
export const figure = (picture: unknown, caption: unknown): TemplateResult =>
  html`<figure class="figure">
    ${picture}
    <figcaption>${caption}</figcaption>
  </figure>`;

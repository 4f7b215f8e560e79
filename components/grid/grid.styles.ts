// The looks of <ca-grid>: the picture and a hairline round it.

import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    inline-size: 100%;
    max-inline-size: 32rem;
    color-scheme: inherit;
    contain: layout style;
    container-type: inline-size;
  }
  .base {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }
  .stage {
    position: relative;
    flex: 0 1 auto;
    min-block-size: 0;
    aspect-ratio: var(--_aspect, 1);
    overflow: hidden;
    writing-mode: horizontal-tb;
    direction: ltr;
    background: var(--_paper);
    border-radius: var(--_radius);
    box-shadow: 0 0 0 1px var(--_hairline);
    outline: none;
    touch-action: pan-x pan-y pinch-zoom;
    user-select: none;
    -webkit-user-select: none;
  }
  .stage.drawable {
    cursor: crosshair;
  }
  .stage:focus {
    touch-action: none;
  }
  .stage.panning {
    cursor: grabbing;
  }
  .stage:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 2px;
  }
  .stage.over::after {
    content: '';
    position: absolute;
    inset: 4px;
    border: 2px dashed var(--_accent);
    border-radius: max(0px, var(--_radius) - 3px);
    pointer-events: none;
  }
  canvas {
    position: absolute;
    inset: 0 auto auto 0;
    display: block;
    pointer-events: none;
    image-rendering: pixelated;
  }
  [hidden] {
    display: none !important;
  }
  @media print {
    .start,
    ca-controls {
      display: none;
    }
  }
`;

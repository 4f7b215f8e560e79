// The looks of <ca-grid>: the picture, a hairline round it, the play button of a grid without controls, messages.

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
  .stage.drawable:focus {
    touch-action: none;
  }
  .stage.panning {
    cursor: grabbing;
  }
  .stage:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 2px;
  }
  canvas {
    position: absolute;
    inset: 0 auto auto 0;
    display: block;
    pointer-events: none;
    image-rendering: pixelated;
  }
  .fallback {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    padding: 1em;
    text-align: center;
    color: var(--_muted);
    background: var(--_paper);
    font-size: max(0.875em, 11px);
  }
  [hidden] {
    display: none !important;
  }
  .errors {
    margin: 6px 0 0;
    padding: 6px 10px;
    border-inline-start: 3px solid var(--_positive);
    background: color-mix(in srgb, var(--_positive) 8%, transparent);
    font-size: max(0.8125em, 11px);
    overflow-wrap: anywhere;
  }
  .errors p {
    margin: 0;
  }
  .start {
    position: absolute;
    inset: auto auto 10px 10px;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 1px solid var(--_hairline);
    border-radius: 50%;
    background: color-mix(in srgb, var(--_paper) 88%, transparent);
    color: var(--_ink);
    cursor: pointer;
    transition:
      opacity 160ms ease-out,
      background-color 140ms ease-out;
  }
  .start:hover {
    background: var(--_paper);
  }
  .start:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 2px;
  }
  .start .icon svg {
    display: block;
    inline-size: 16px;
    block-size: 16px;
  }
  .start.running {
    opacity: 0;
  }
  .stage:hover > .start.running,
  .stage:focus-within > .start.running,
  .start.running:focus-visible {
    opacity: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    .start {
      transition: none;
    }
  }
  @media print {
    .start,
    ca-controls {
      display: none;
    }
  }
`;

// The looks of <ca-volume>: the picture and a hairline round it, and what the pointer is at.

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
    aspect-ratio: 1;
    overflow: hidden;
    writing-mode: horizontal-tb;
    direction: ltr;
    border-radius: var(--_radius);
    outline: none;
    cursor: grab;
    touch-action: pan-x pan-y pinch-zoom;
    user-select: none;
    -webkit-user-select: none;
  }
  .stage:focus {
    touch-action: none;
  }
  .stage.draws {
    cursor: crosshair;
  }
  .stage.turning {
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
  }
  .overlay {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
    font-size: 11.5px;
    font-variant-numeric: tabular-nums;
    shape-rendering: geometricPrecision;
  }
  .overlay .lines {
    stroke: var(--_muted);
    stroke-opacity: 0.6;
  }
  .overlay text {
    fill: var(--_muted);
    dominant-baseline: central;
    paint-order: stroke;
    stroke: var(--_paper);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .overlay .name {
    fill: var(--_ink);
    font-weight: 600;
  }
  .overlay .mark {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.5px;
  }
  .overlay .mark line {
    stroke-width: 1px;
    stroke-opacity: 0.8;
  }
  .overlay .now {
    stroke: var(--_accent);
    stroke-width: 1.5px;
    stroke-linecap: round;
  }
  .cover {
    border-radius: var(--_radius);
    box-shadow: inset 0 0 0 1px var(--_hairline);
  }
  .readout {
    position: absolute;
    inset: auto 10px 10px auto;
    padding: 2px 8px;
    border-radius: 4px;
    background: color-mix(in srgb, var(--_paper) 88%, transparent);
    color: var(--_ink);
    font-size: max(0.75em, 11px);
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .opener {
    display: inline-grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    flex: none;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    cursor: pointer;
    transition: background-color 140ms ease-out;
  }
  .opener:hover {
    background: color-mix(in srgb, var(--_ink) 8%, transparent);
  }
  .opener[aria-expanded='true'] {
    background: color-mix(in srgb, var(--_accent) 18%, transparent);
    box-shadow: inset 0 -2px 0 var(--_accent);
  }
  .opener:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 1px;
  }
  .opener .icon svg {
    display: block;
    inline-size: 16px;
    block-size: 16px;
  }
  [hidden] {
    display: none !important;
  }
  @container (max-width: 320px) {
    /* There is room for the bar's buttons, or for this. */
    ca-controls::part(generation) {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .opener {
      transition: none;
    }
  }
  @media print {
    .start,
    .readout,
    ca-controls {
      display: none;
    }
  }
`;

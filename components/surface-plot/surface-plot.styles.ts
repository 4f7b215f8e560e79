// The looks of <ca-surface-plot>: the picture, the axes over it, the legend and the bar below.

import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    inline-size: 100%;
    max-inline-size: 40rem;
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
    aspect-ratio: 3 / 2;
    overflow: hidden;
    writing-mode: horizontal-tb;
    direction: ltr;
    color: var(--_ink);
    background: var(--_paper);
    border-radius: var(--_radius);
    box-shadow: 0 0 0 1px var(--_hairline);
    outline: none;
    cursor: grab;
    touch-action: pan-x pan-y pinch-zoom;
    user-select: none;
    -webkit-user-select: none;
  }
  .stage:focus {
    touch-action: none;
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
  .axes {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
    font-size: 11.5px;
    font-variant-numeric: tabular-nums;
  }
  .axes .lines {
    stroke: var(--_muted);
    stroke-opacity: 0.6;
    shape-rendering: geometricPrecision;
  }
  .axes text {
    fill: var(--_muted);
    dominant-baseline: central;
    paint-order: stroke;
    stroke: var(--_paper);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .axes .name {
    fill: var(--_ink);
    font-weight: 600;
  }
  .axes .mark {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 1.75;
    paint-order: stroke;
    filter: drop-shadow(0 0 1px var(--_paper)) drop-shadow(0 0 1px var(--_paper));
  }
  .tile {
    position: absolute;
    display: grid;
    align-items: end;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 11.5px;
    cursor: pointer;
  }
  .tile span {
    block-size: 20px;
    line-height: 20px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tile:hover {
    background: color-mix(in srgb, var(--_ink) 6%, transparent);
  }
  .tile[aria-pressed='true'] {
    box-shadow: inset 0 0 0 1.5px var(--_accent);
  }
  .legend,
  .bar,
  .pin {
    display: flex;
    align-items: center;
    font-size: max(0.8125em, 11px);
    font-variant-numeric: tabular-nums;
  }
  .legend {
    gap: 4px 20px;
    flex-wrap: wrap;
    align-items: start;
    padding: 8px 4px 2px;
    color: var(--_muted);
  }
  .scale {
    position: relative;
    flex: 0 1 15em;
    min-inline-size: 8em;
    block-size: 2.2em;
    margin-inline: 4px 14px;
    direction: ltr;
  }
  .ramp {
    position: absolute;
    inset: 2px 0 auto;
    block-size: 8px;
    border-radius: 2px;
    forced-color-adjust: none;
  }
  .tick {
    position: absolute;
    inset-block-start: 11px;
    translate: -50% 0;
  }
  .tick::before {
    content: '';
    position: absolute;
    inset: -3px auto auto 50%;
    block-size: 3px;
    border-inline-start: 1px solid var(--_muted);
  }
  .bar {
    flex-wrap: wrap;
    gap: 4px;
    padding: 6px 4px 4px;
  }
  .modes {
    display: inline-flex;
    margin-inline-end: 4px;
  }
  .bar button {
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
  .bar button:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_ink) 8%, transparent);
  }
  .bar button[aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 18%, transparent);
    box-shadow: inset 0 -2px 0 var(--_accent);
  }
  .bar button:disabled {
    color: var(--_muted);
    cursor: default;
    opacity: 0.5;
  }
  .icon svg {
    display: block;
    inline-size: 16px;
    block-size: 16px;
  }
  .choice {
    flex: 0 1 auto;
    min-inline-size: 4em;
    max-inline-size: 12em;
    block-size: 28px;
    padding: 0 4px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: inherit;
    font: inherit;
    font-size: 1em;
    cursor: pointer;
  }
  .pins {
    display: grid;
    gap: 4px;
    padding: 2px 4px 4px;
  }
  .pin {
    gap: 8px;
  }
  .pin-name {
    flex: 0 0 auto;
    min-inline-size: 6em;
  }
  .pin input {
    flex: 1 1 6em;
    min-inline-size: 3em;
    block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .pin output {
    flex: none;
    min-inline-size: 4em;
    color: var(--_muted);
    text-align: end;
  }
  .bar button:focus-visible,
  .tile:focus-visible,
  .choice:focus-visible,
  .pin input:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 1px;
  }
  [hidden] {
    display: none !important;
  }
  @container (max-width: 400px) {
    .stage {
      aspect-ratio: 6 / 5;
    }
  }
  @container (max-width: 340px) {
    .pin {
      flex-wrap: wrap;
      gap: 0 8px;
    }
    .pin-name {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    .bar button[aria-pressed='true'],
    .tile[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar button {
      transition: none;
    }
  }
  @media print {
    .bar,
    .pins {
      display: none;
    }
  }
`;

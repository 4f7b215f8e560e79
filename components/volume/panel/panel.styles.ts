// The looks of the panel: quiet, below the bar, as wide as the picture.

import { css } from 'lit';

export const panelStyles = css`
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 8px 4px 4px;
    border-block-start: 1px solid var(--_hairline);
    font-size: max(0.8125em, 11px);
    font-variant-numeric: tabular-nums;
    direction: ltr;
  }
  .panel button {
    display: inline-grid;
    place-items: center;
    min-inline-size: 28px;
    block-size: 28px;
    flex: none;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
    transition: background-color 140ms ease-out;
  }
  .panel button:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_ink) 8%, transparent);
  }
  .panel button[aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 18%, transparent);
    box-shadow: inset 0 -2px 0 var(--_accent);
  }
  .panel button:disabled {
    color: var(--_muted);
    cursor: default;
    opacity: 0.5;
  }
  .panel .icon svg {
    display: block;
    inline-size: 16px;
    block-size: 16px;
  }
  .panel .choices {
    display: flex;
    gap: 2px;
  }
  .panel .choices button {
    flex: 1 1 auto;
    padding-inline: 6px;
  }
  .panel .actions {
    display: flex;
    gap: 6px;
  }
  .panel .actions button {
    flex: 1 1 0;
    border: 1px solid var(--_hairline);
  }
  .panel .plot {
    position: relative;
    block-size: 84px;
    margin-inline: 10px;
    touch-action: pan-y;
    background: color-mix(in srgb, var(--_ink) 4%, transparent);
    border-radius: 3px 3px 0 0;
  }
  .panel .plot.points {
    cursor: copy;
    touch-action: manipulation;
  }
  .panel .plot svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .panel .bars {
    fill: var(--_ink);
    fill-opacity: 0.26;
  }
  .panel .area {
    fill-opacity: 0.75;
    forced-color-adjust: none;
  }
  .panel .curve {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 1.25;
    vector-effect: non-scaling-stroke;
  }
  .panel .strip {
    block-size: 8px;
    margin-inline: 10px;
    border-radius: 0 0 3px 3px;
    forced-color-adjust: none;
  }
  .panel .ends {
    display: flex;
    justify-content: space-between;
    margin-inline: 10px;
    color: var(--_muted);
  }
  .panel .point,
  .panel .isovalue {
    position: absolute;
    inline-size: 24px;
    margin-inline-start: -12px;
    display: grid;
    place-items: center;
    touch-action: none;
    outline: none;
  }
  .panel .point {
    block-size: 24px;
    margin-block-start: -12px;
    cursor: move;
  }
  .panel .point::before {
    content: '';
    inline-size: 12px;
    block-size: 12px;
    border-radius: 50%;
    background: var(--_color);
    border: 1.5px solid var(--_ink);
    box-shadow: 0 0 0 1.5px var(--_paper);
    forced-color-adjust: none;
  }
  .panel .isovalue {
    inset-block: 0;
    cursor: ew-resize;
  }
  .panel .isovalue::before {
    content: '';
    inline-size: 2px;
    block-size: 100%;
    background: var(--_accent);
  }
  .panel .isovalue::after {
    content: '';
    position: absolute;
    inset-block-start: -5px;
    inline-size: 12px;
    block-size: 12px;
    border-radius: 50%;
    background: var(--_accent);
    border: 1.5px solid var(--_paper);
  }
  .panel .point:focus-visible::before,
  .panel .isovalue:focus-visible::after {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 2px;
  }
  .panel .line,
  .panel .line label,
  .panel .range,
  .panel .views {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .panel .line > label,
  .panel .line > input {
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .panel .line span {
    flex: none;
    min-inline-size: 4.5em;
  }
  .panel input[type='range'] {
    block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .panel input[type='color'] {
    inline-size: 40px;
    block-size: 24px;
    padding: 0;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
  }
  .panel .choice {
    flex: 0 1 12em;
    min-inline-size: 4em;
    block-size: 28px;
    padding: 0 4px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .panel output,
  .panel .help,
  .panel .said,
  .panel legend {
    color: var(--_muted);
  }
  .panel p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .panel p:empty {
    display: none;
  }
  .panel .ranges {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .panel legend {
    padding: 0;
  }
  .panel .range .axis {
    flex: none;
    inline-size: 1em;
    font-weight: 600;
  }
  .panel .range output {
    flex: none;
    min-inline-size: 5em;
    text-align: end;
  }
  .panel .track {
    position: relative;
    flex: 1 1 auto;
    block-size: 28px;
    min-inline-size: 0;
  }
  .panel .track::before,
  .panel .track::after {
    content: '';
    position: absolute;
    inset: 13px 8px auto;
    block-size: 2px;
    border-radius: 1px;
    background: color-mix(in srgb, var(--_ink) 20%, transparent);
  }
  .panel .track::after {
    background: linear-gradient(to right, transparent var(--_from), var(--_accent) var(--_from) var(--_to), transparent var(--_to));
  }
  .panel .track input {
    position: absolute;
    inset: 2px 0;
    inline-size: 100%;
    appearance: none;
    background: none;
    pointer-events: none;
    outline-offset: 0;
  }
  .panel .track input::-webkit-slider-thumb {
    appearance: none;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    border: 2px solid var(--_paper);
    background: var(--_accent);
    pointer-events: auto;
    cursor: ew-resize;
  }
  .panel .track input::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    border: 2px solid var(--_paper);
    background: var(--_accent);
    pointer-events: auto;
    cursor: ew-resize;
  }
  .panel .track input::-moz-range-track {
    background: none;
  }
  .panel .views {
    flex-wrap: wrap;
    gap: 4px;
  }
  .panel .views .gap {
    flex: 1 1 0;
  }
  .panel button:focus-visible,
  .panel .choice:focus-visible,
  .panel input:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 1px;
  }
  .panel .track input:focus-visible {
    outline: none;
  }
  .panel .track input:focus-visible::-webkit-slider-thumb {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 1px;
  }
  .panel .track input:focus-visible::-moz-range-thumb {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    .panel button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .panel button {
      transition: none;
    }
  }
  @media print {
    .panel {
      display: none;
    }
  }
`;

// The looks of the fields of weights, the truth table and the panel for exploring.

import { css } from 'lit';

export const panelStyles = css`
  .matrices {
    display: grid;
    gap: 18px;
    padding: 3px;
  }
  .matrix,
  .table {
    margin: 0;
    min-inline-size: 0;
  }
  figcaption {
    margin-block-end: 6px;
    font-weight: 500;
  }
  figcaption span {
    margin-inline-start: 0.5em;
    color: var(--_muted);
    font-weight: 400;
  }
  .scroll {
    overflow: auto;
    padding: 3px;
    margin-block: -3px;
  }
  .weights {
    position: relative;
    inline-size: min(100%, calc(var(--_columns) * 22px));
    block-size: calc(var(--_rows) * clamp(7px, calc(60cqi / var(--_rows)), 22px));
    direction: ltr;
    background: color-mix(in srgb, var(--_ink) 4%, var(--_paper));
    box-shadow: 0 0 0 1px var(--_hairline);
    cursor: crosshair;
  }
  .weights canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    image-rendering: pixelated;
    color: var(--_positive);
    outline-color: var(--_negative);
  }
  .cursor {
    position: absolute;
    min-inline-size: 5px;
    min-block-size: 5px;
    padding: 0;
    border: 0;
    background: transparent;
    box-shadow:
      0 0 0 1.5px var(--_ink),
      0 0 0 3px var(--_paper);
    pointer-events: none;
  }
  .matrix .at {
    margin: 6px 0 0;
    color: var(--_muted);
  }
  .at .positive {
    color: var(--_positive);
  }
  .at .negative {
    color: var(--_negative);
  }
  table {
    border-collapse: separate;
    border-spacing: 2px;
    direction: ltr;
  }
  th {
    min-inline-size: 22px;
    padding: 0 3px;
    color: var(--_muted);
    font-weight: 400;
    text-align: center;
    white-space: nowrap;
  }
  th[scope='row'] {
    text-align: end;
  }
  th.corner {
    padding-inline-end: 8px;
  }
  th.corner i {
    font-style: normal;
    margin-inline-end: 6px;
  }
  td {
    position: relative;
    inline-size: 28px;
    min-inline-size: 22px;
    block-size: 28px;
    padding: 0;
    border-radius: 4px;
    background: color-mix(in srgb, var(--_ink) calc(5% + 95% * var(--_level)), var(--_paper));
    text-align: center;
  }
  td.near::after {
    content: '';
    position: absolute;
    inset: 0 0 auto auto;
    border: 5px solid var(--_positive);
    border-block-end-color: transparent;
    border-inline-start-color: transparent;
    border-start-end-radius: 4px;
  }
  td.here {
    box-shadow:
      0 0 0 1px var(--_paper),
      0 0 0 3px var(--_accent);
  }
  td .digit {
    font-style: normal;
    color: color-mix(in srgb, var(--_paper) calc(100% * round(var(--_level), 1)), var(--_ink));
  }
  .explore {
    display: grid;
    gap: 10px;
    padding: 10px;
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_ink) 4%, transparent);
  }
  .blend {
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(6em, 1fr) auto;
    align-items: center;
    gap: 4px 8px;
  }
  .strength {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .strength {
    flex: 1 1 12em;
  }
  .strength output,
  .blend output {
    min-inline-size: 3em;
    color: var(--_muted);
  }
  .garden {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    max-inline-size: 560px;
    gap: 6px;
  }
  @container (min-width: 640px) {
    .explore.open {
      grid-template-columns: auto minmax(220px, 1fr);
      grid-template-rows: auto 1fr;
    }
    .explore.open .garden {
      grid-row: span 2;
      grid-template-columns: repeat(3, 132px);
    }
    .explore.open .blend {
      align-content: flex-start;
      grid-template-columns: 1fr auto;
    }
    .explore.open .blend .choice {
      grid-column: span 2;
    }
  }
  .plant {
    position: relative;
    transition: opacity 160ms ease-out;
  }
  .plant.growing {
    opacity: 0.45;
  }
  .plant ca-grid::part(start) {
    display: none;
  }
  .plant button {
    position: absolute;
    inset: 0;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
  }
  .plant button:is(:hover, :focus-visible) {
    box-shadow: 0 0 0 2px var(--_accent);
  }
  @container (max-width: 420px) {
    .table :is(td, th) {
      inline-size: 19px;
      min-inline-size: 19px;
      block-size: 24px;
      padding: 0;
    }
    .table th.corner {
      padding-inline-end: 4px;
      white-space: normal;
    }
    .blend {
      grid-template-columns: 1fr auto;
    }
    .blend .choice {
      grid-column: span 2;
    }
  }
  @media (forced-colors: active) {
    td {
      forced-color-adjust: none;
    }
  }
`;

// The looks of the card beside a connection, a unit, an input or a layer.

import { css } from 'lit';

export const cardStyles = css`
  .card {
    position: fixed;
    inset: 0 auto auto 0;
    box-sizing: border-box;
    inline-size: 330px;
    max-inline-size: calc(100vw - 16px);
    margin: 0;
    overflow: auto;
    padding: 10px 12px;
    border: 1px solid var(--_hairline);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_paper);
    color: var(--_ink);
    font-size: max(0.8125rem, 11px);
    font-variant-numeric: tabular-nums;
    box-shadow: 0 4px 18px rgb(0 0 0 / 14%);
    visibility: hidden; /* until it has its place */
    outline: none;
  }
  .card.number {
    inline-size: 250px;
  }
  .card.number h3 {
    margin-block-end: 2px;
    font-weight: 500;
  }
  .card header {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
    margin-block-end: 6px;
  }
  .card h3 {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .title {
    flex: 1 1 auto;
    min-inline-size: 0;
    padding: 2px 4px;
    margin-inline-start: -5px;
    border: 1px solid transparent;
    border-radius: 4px;
    background: transparent;
    font-weight: 600;
  }
  .title:hover:not([readonly]),
  .title:focus {
    border-color: color-mix(in srgb, var(--_ink) 28%, transparent);
  }
  .curve {
    display: block;
    inline-size: 100%;
    block-size: auto;
    margin-block: 2px 6px;
    overflow: visible;
  }
  .curve .axis {
    fill: none;
    stroke: var(--_hairline);
  }
  .curve .line {
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.5;
  }
  .curve .dot {
    fill: var(--_accent);
    stroke: var(--_paper);
    stroke-width: 1.5;
  }
  .choice {
    display: grid;
    grid-template-columns: minmax(0, 8em) minmax(0, 1fr);
    align-items: center;
    gap: 4px;
    min-block-size: 30px;
    color: var(--_muted);
  }
  .choice :is(select, input) {
    color: var(--_ink);
  }
  .blend .choice {
    grid-template-columns: auto minmax(0, 1fr);
  }
  .add-source {
    margin-block-start: 4px;
    color: var(--_muted);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 8px;
  }
  .card .stencil {
    inline-size: min(100%, 128px);
    block-size: auto;
    margin: 4px auto 8px;
  }
  .mask {
    display: grid;
    grid-template-columns: repeat(var(--_columns), minmax(0, 24px));
    justify-content: center;
    gap: 1px;
    margin: 4px 0 6px;
    direction: ltr;
  }
  .mask button {
    aspect-ratio: 1;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: color-mix(in srgb, var(--_ink) 8%, var(--_paper));
  }
  .mask button[aria-pressed='true'] {
    background: var(--_ink);
  }
  .mask .here {
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  @media (forced-colors: active) {
    .mask button {
      border: 1px solid CanvasText;
    }
    .mask button[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;

// The looks of tree, code and formula. Those of tables, fields of weights and exploring are in `panel.styles.ts`.

import { css } from 'lit';

export const viewStyles = css`
  .tree,
  .tree ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .tree {
    position: relative;
    z-index: 2;
    overflow-x: auto;
    padding: 2px 2px 4px;
    direction: ltr;
  }
  .tree ul {
    margin-inline-start: 12px;
    padding-inline-start: 12px;
    border-inline-start: 1px solid var(--_hairline);
  }
  .branch {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 48px;
    inline-size: max-content;
    padding-inline-end: 8px;
    list-style: none;
    white-space: nowrap;
  }
  .twig {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: transparent;
    color: var(--_muted);
  }
  .leaf {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding: 2px 8px 2px 2px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
  }
  .tile.small {
    --_tile: 40px;
    flex: none;
  }
  .leaf .name {
    font-weight: 500;
  }
  .sum {
    margin-inline-end: 0.6em;
  }
  .branch output,
  .leaf output {
    color: var(--_muted);
  }
  .term {
    display: inline-flex;
    align-items: center;
    gap: 2px;
  }
  .term i {
    font-style: normal;
    color: var(--_muted);
  }
  .inline {
    inline-size: calc(1ch * var(--_chars) + 10px);
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0 2px;
    border: 0;
    border-radius: 4px;
    background: transparent;
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
    text-align: center;
    text-decoration: underline dotted color-mix(in srgb, currentColor 50%, transparent);
    text-underline-offset: 3px;
  }
  @supports (field-sizing: content) {
    .inline,
    .source .inline {
      field-sizing: content;
      inline-size: auto;
    }
  }
  .inline:hover:not([readonly]) {
    background: color-mix(in srgb, currentColor 10%, transparent);
  }
  .inline[readonly] {
    text-decoration: none;
  }
  .code {
    display: grid;
    gap: 8px;
  }
  .code > .bar {
    justify-content: space-between;
  }
  .source {
    box-sizing: border-box;
    inline-size: 100%;
    max-block-size: 34em;
    overflow: auto;
    padding: 12px 14px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_paper);
    font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: max(0.95em, 11px);
    line-height: 1.75;
    direction: ltr;
    text-align: left;
  }
  textarea.source {
    display: block;
    resize: vertical;
    line-height: 1.5;
    tab-size: 2;
  }
  .json {
    display: grid;
    justify-items: start;
    gap: 8px;
  }
  .line {
    white-space: pre-wrap;
    overflow-wrap: break-word;
  }
  .source .inline {
    min-inline-size: 0;
    min-block-size: 20px;
    padding: 0 1px;
    inline-size: calc(1ch * var(--_chars) + 2px);
  }
  .source .positive {
    color: var(--_positive);
  }
  .source .negative {
    color: var(--_negative);
  }
  .source .name {
    font-weight: 600;
  }
  .source .note {
    color: var(--_muted);
  }
  .source b {
    font-weight: 600;
  }
  .source .parameter {
    color: var(--_accent);
  }
  .done-word {
    display: none;
  }
  .copy.done > .done-word {
    display: inline;
    animation: said 1.6s;
  }
  .copy.done > .done-word,
  .copy.done > .done-word + * {
    color: var(--_accent);
  }
  .copy.done > span:not(.icon, .done-word) {
    display: none;
  }
  @keyframes said {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.9;
    }
  }
  .formula {
    position: relative;
    z-index: 2;
    display: grid;
    gap: 10px;
  }
  .formula .line {
    white-space: normal;
  }
  .perceived {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
  }
  .formula .row {
    grid-template-columns: minmax(4em, 7em) minmax(4em, 1fr) 5.6em repeat(2, 24px);
  }
  @container (max-width: 420px) {
    .tree ul {
      margin-inline-start: 11px;
      padding-inline-start: 4px;
    }
    .tree .branch {
      min-block-size: 40px;
      gap: 2px;
    }
    .tree .tile.small {
      --_tile: 32px;
    }
    .tree .leaf {
      gap: 5px;
      padding-inline-end: 2px;
    }
    .sum .function {
      display: none;
    }
  }
`;

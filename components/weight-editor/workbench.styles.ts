// The looks of the works as a whole: bars, buttons, fields and sliders, the history. Views and card have files of their own.

import { css } from 'lit';

export const workbenchStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
  }
  .toolbar {
    justify-content: space-between;
  }
  .tools {
    display: flex;
    gap: 2px;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  .choices {
    display: inline-flex;
    flex-wrap: wrap;
    padding: 2px;
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_ink) 6%, transparent);
  }
  .choices button {
    min-block-size: 24px;
    padding: 0 10px;
    border: 0;
    border-radius: calc(var(--_radius) - 2px);
    background: transparent;
    color: var(--_muted);
  }
  .choices button[aria-pressed='true'] {
    background: var(--_paper);
    color: var(--_ink);
    box-shadow: 0 0 0 1px var(--_hairline);
  }
  .tool,
  .quiet {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-inline-size: 28px;
    min-block-size: 28px;
    padding: 0 6px;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    transition: background-color 140ms ease-out;
  }
  .quiet {
    padding: 0 8px;
    border: 1px solid var(--_hairline);
    white-space: nowrap;
  }
  :is(.tool, .quiet, .tiny, .leaf):hover:not(:disabled) {
    background: color-mix(in srgb, var(--_ink) 7%, transparent);
  }
  :is(.tool, .quiet):is([aria-pressed='true'], [aria-expanded='true']) {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  :is(.tool, .quiet, .tiny):disabled {
    color: var(--_muted);
    opacity: 0.5;
  }
  :is(button, select, input, textarea, summary, .source, .scroll):focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 1px;
  }
  .icon svg {
    display: block;
    inline-size: 16px;
    block-size: 16px;
  }
  .tiny {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: transparent;
    color: var(--_muted);
  }
  .tiny .icon svg {
    inline-size: 13px;
    block-size: 13px;
  }
  .tiny[aria-pressed='true'],
  .tiny.marked {
    color: var(--_accent);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 6.6em) minmax(2.2em, 1fr) 4em repeat(3, 24px);
    align-items: center;
    gap: 2px 3px;
    min-block-size: 28px;
  }
  .row-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--_muted);
  }
  .slider {
    min-inline-size: 0;
    inline-size: 100%;
    block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .positive > .slider {
    accent-color: var(--_positive);
  }
  .negative > .slider {
    accent-color: var(--_negative);
  }
  .field,
  select {
    box-sizing: border-box;
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: 26px;
    padding: 0 6px;
    border: 1px solid color-mix(in srgb, var(--_ink) 28%, transparent);
    border-radius: 4px;
    background: var(--_paper);
  }
  .field {
    direction: ltr;
    text-align: right;
  }
  .field:invalid,
  [aria-invalid] {
    border-color: var(--_positive);
  }
  .soft {
    color: var(--_muted);
  }
  h3,
  h4 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  h4 {
    margin-block-start: 6px;
    color: var(--_muted);
    font-weight: 500;
  }
  .history {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 24px;
    color: var(--_muted);
  }
  .history ol {
    display: flex;
    flex-wrap: wrap;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .history button {
    position: relative;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: transparent;
  }
  .history button::before {
    content: '';
    position: absolute;
    inset: 10px 5px;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_ink) 45%, var(--_paper));
  }
  .history button:hover::before {
    inset-block: 7px;
  }
  .history .undone::before {
    background: color-mix(in srgb, var(--_ink) 18%, var(--_paper));
  }
  .history [aria-current='step']::before {
    inset: 8px 4px;
    background: var(--_accent);
  }
  .history .now {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row.bare {
    grid-template-columns: minmax(3em, 1fr) 5em repeat(2, 24px);
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 18px;
    color: var(--_muted);
  }
  .under .row {
    flex: 1 1 17em;
    max-inline-size: 26em;
    grid-template-columns: auto minmax(3em, 1fr) 4.2em 24px;
  }
  .under .row > span.tiny {
    display: none;
  }
  .under b {
    color: var(--_ink);
    font-weight: 500;
  }
  .axes select {
    inline-size: auto;
    color: var(--_ink);
  }
  .whose .stand {
    position: static;
    display: inline-block;
    margin: 0;
    margin-inline-end: 6px;
    vertical-align: -1px;
  }
  [hidden] {
    display: none !important;
  }
  @container (max-width: 380px) {
    .tool.wide span:not(.icon) {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation-duration: 1ms !important;
    }
  }
  @media (forced-colors: active) {
    .choices button[aria-pressed='true'],
    .quiet[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
    .history button::before {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .history [aria-current='step']::before {
      background: Highlight;
    }
  }
`;

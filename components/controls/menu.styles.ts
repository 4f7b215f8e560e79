// The looks of the menu: a small sheet of paper with the bar's own buttons and fields.

import { css } from 'lit';

export const menuStyles = css`
  .menu {
    position: fixed;
    inset: 0 auto auto 0;
    margin: 0;
    inline-size: min(20rem, calc(100vw - 16px));
    max-block-size: calc(100vh - 16px);
    overflow: auto;
    padding: 12px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_ink);
    font-size: max(0.8125em, 11px);
    box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
  }
  .menu h2 {
    margin: 0 0 6px;
    font-size: 1em;
    font-weight: 600;
  }
  .menu section + section {
    margin-block-start: 12px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_hairline);
  }
  .menu .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .menu .row + .row,
  .menu textarea + .row {
    margin-block-start: 6px;
  }
  .menu button {
    display: inline-flex;
    align-items: center;
    inline-size: auto;
    padding-inline: 9px;
    font: inherit;
    border: 1px solid var(--_hairline);
  }
  .menu button[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .menu .choices {
    display: inline-flex;
  }
  .menu .choices button {
    border-radius: 0;
    margin-inline-start: -1px;
  }
  .menu .choices button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
    margin-inline-start: 0;
  }
  .menu .choices button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .menu .choices button[aria-pressed='true'] {
    z-index: 1;
  }
  .menu textarea,
  .menu .field,
  .menu input[type='number'] {
    padding: 4px 6px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
  }
  .menu textarea {
    display: block;
    inline-size: 100%;
    block-size: 7.5em;
    margin-block: 6px;
    resize: vertical;
    font-family: ui-monospace, monospace;
    font-size: max(0.85em, 11px);
    white-space: pre;
  }
  .menu input[type='number'] {
    inline-size: 4.5em;
    block-size: 28px;
  }
  .menu .field {
    inline-size: 100%;
    block-size: 30px;
  }
  .menu select.field {
    inline-size: auto;
    max-inline-size: 11em;
  }
  .menu select option {
    background: var(--_paper);
  }
  .menu .strip {
    flex: 1 1 3em;
    block-size: 12px;
    border-radius: 3px;
    box-shadow: 0 0 0 1px var(--_hairline);
  }
  .menu .rules {
    block-size: 13em;
    margin-block: 6px;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
  }
  .menu .family {
    position: sticky;
    inset-block-start: 0;
    padding: 4px 8px;
    background: var(--_paper);
    color: var(--_muted);
    font-size: max(0.9em, 11px);
  }
  .menu .option {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 3px 8px;
    cursor: pointer;
  }
  .menu .option:hover {
    background: color-mix(in srgb, var(--_ink) 6%, transparent);
  }
  .menu .option[aria-selected='true'] {
    background: color-mix(in srgb, var(--_accent) 16%, transparent);
  }
  .menu .option canvas {
    inline-size: 40px;
    block-size: 30px;
    flex: none;
    border-radius: 3px;
    box-shadow: 0 0 0 1px var(--_hairline);
  }
  .menu label {
    display: inline-flex;
    flex-direction: row-reverse;
    align-items: center;
    gap: 6px;
    margin-inline-start: auto;
    color: var(--_muted);
  }
  .menu .reading label {
    flex-direction: row;
    margin-inline-start: 0;
  }
  .menu .reading input[type='number'] {
    inline-size: 3.2em;
    padding-inline: 4px;
  }
  .menu label.file {
    flex-direction: row;
    block-size: 28px;
    margin: 0;
    padding-inline: 9px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    color: inherit;
    cursor: pointer;
  }
  .menu label.file:focus-within {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 1px;
  }
  .menu label input {
    color: var(--_ink);
  }
  .menu progress {
    inline-size: 6em;
    accent-color: var(--_accent);
  }
  .menu textarea:focus-visible,
  .menu input:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 1px;
  }
  .menu p {
    margin: 6px 0 0;
    color: var(--_muted);
  }
  .menu > p {
    position: sticky;
    inset-block-end: 0;
    background: var(--_paper);
  }
  .menu p:empty {
    display: none;
  }
  .menu .bad {
    padding: 4px 8px;
    border-inline-start: 3px solid var(--_positive);
    color: var(--_ink);
    overflow-wrap: anywhere;
  }
`;

// The looks of the control bar: slim, quiet, below the figure.

import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    color-scheme: inherit;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 4px;
    font-size: max(0.8125em, 11px);
    font-variant-numeric: tabular-nums;
    color: var(--_ink);
  }
  button {
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
  button:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_ink) 8%, transparent);
  }
  button:active:not(:disabled) {
    background: color-mix(in srgb, var(--_ink) 14%, transparent);
  }
  button:disabled {
    color: var(--_muted);
    cursor: default;
    opacity: 0.5;
  }
  button:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 1px;
  }
  .icon svg {
    display: block;
    inline-size: 16px;
    block-size: 16px;
  }
  .rate {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-inline: 8px;
    min-inline-size: 0;
    flex: 0 1 14em;
  }
  input[type='range'] {
    flex: 1 1 auto;
    min-inline-size: 3em;
    inline-size: 8em;
    block-size: 24px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  output {
    flex: none;
    color: var(--_muted);
    white-space: nowrap;
  }
  .generation {
    margin-inline-start: auto;
    padding-inline-end: 6px;
    color: var(--_muted);
    white-space: nowrap;
  }
  @container (max-width: 300px) {
    .rate output {
      display: none;
    }
    .rate {
      margin-inline: 2px;
    }
  }
  @container (max-width: 275px) {
    .back {
      display: none;
    }
  }
  @container (max-width: 250px) {
    .generation {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    button {
      transition: none;
    }
  }
`;

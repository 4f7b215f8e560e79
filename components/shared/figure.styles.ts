// The looks of what every figure has beside its picture; the markup is in `figure.ts`.

import { css } from 'lit';

export const figureStyles = css`
  .cover {
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
`;

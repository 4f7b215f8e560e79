// How buttons and sliders of the exhibits look: as quiet as the suite's own bar, with words.

import { css } from 'lit';

export const buttonStyles = css`
  button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding: 0 12px 0 10px;
    border: 1px solid var(--hairline);
    border-radius: 6px;
    background: transparent;
    color: var(--ink);
    font: inherit;
    font-size: 0.875rem;
    cursor: pointer;
    transition: background-color 140ms ease-out;
  }
  button:hover {
    background: color-mix(in srgb, var(--ink) 6%, transparent);
  }
  :is(button, input):focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .icon svg {
    display: block;
    inline-size: 16px;
    block-size: 16px;
  }
  input[type='range'] {
    accent-color: var(--accent);
    cursor: pointer;
  }
  @media (prefers-reduced-motion: reduce) {
    button {
      transition: none;
    }
  }
`;

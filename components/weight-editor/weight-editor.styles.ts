// The looks of <ca-weight-editor> before its works are there. Those of the works are in `workbench.styles.ts`.

import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    inline-size: 100%;
    container-type: inline-size;
    color-scheme: inherit;
    contain: layout style;
  }
  .base {
    display: flex;
    flex-direction: column;
    gap: 10px;
    font-size: max(0.8125em, 11px);
    font-variant-numeric: tabular-nums;
  }
  .empty {
    display: grid;
    place-content: center;
    min-block-size: 8em;
    margin: 0;
    padding: 1em;
    text-align: center;
    color: var(--_muted);
  }
`;

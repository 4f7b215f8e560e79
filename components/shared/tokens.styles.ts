// The looks that all tags share, as custom properties. Defaults follow `color-scheme`; a page sets any `--ca-*` on the tag or above it.

import { css } from 'lit';

/** Colour tokens and type. Each internal `--_name` takes the page's `--ca-name`, else the default. */
export const tokens = css`
  :host {
    --_paper: var(--ca-paper, light-dark(#fbfaf7, #14161a));
    --_ink: var(--ca-ink, light-dark(#1c1f26, #e9e7e0));
    --_muted: var(--ca-muted, light-dark(#5c616b, #a3a8b3));
    --_hairline: var(--ca-hairline, color-mix(in srgb, var(--_ink) 12%, transparent));
    --_accent: var(--ca-accent, light-dark(#0a6cba, #6db3f2));
    --_focus-ring: var(--ca-focus-ring, var(--_accent));
    --_positive: var(--ca-positive, light-dark(#b35806, #f5a55a));
    --_negative: var(--ca-negative, light-dark(#2a62b0, #7fb2f0));
    --_radius: var(--ca-radius, 6px);
    color: var(--_ink);
    font: inherit;
    line-height: 1.4;
  }
  @media (forced-colors: active) {
    :host {
      --_paper: Canvas;
      --_ink: CanvasText;
      --_muted: GrayText;
      --_hairline: CanvasText;
      --_accent: Highlight;
      --_focus-ring: Highlight;
    }
  }
  :host([hidden]) {
    display: none !important;
  }
  :host(:fullscreen) {
    padding: 12px;
    background: var(--_paper);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

// The looks of the diagram: curves, nodes, the maps below them.

import { css } from 'lit';

export const diagramStyles = css`
  .base {
    position: relative;
  }
  .ruler {
    position: absolute;
    inset: 0 12px auto;
    block-size: 0;
    visibility: hidden;
  }
  .frame:not(.view-code) {
    padding: 10px 12px;
    border-radius: var(--_radius);
    background: var(--_paper);
    box-shadow: 0 0 0 1px var(--_hairline);
  }
  .board {
    position: relative;
    isolation: isolate;
    min-inline-size: 0;
    overflow: hidden;
  }
  .maps {
    position: absolute;
    inset: 0;
    z-index: 1;
    overflow: hidden;
    pointer-events: none;
    direction: ltr;
  }
  .maps canvas {
    position: absolute;
    inset: 0 auto auto 0;
    display: block;
  }
  .view-code .maps {
    display: none;
  }
  .diagram {
    position: relative;
    direction: ltr;
    margin-block: 2px;
  }
  .edges {
    position: absolute;
    inset: 0 auto auto 0;
    overflow: visible;
  }
  .edge {
    cursor: ns-resize;
    outline: none;
  }
  .edge path {
    fill: none;
    stroke-linecap: round;
  }
  .edge .hit {
    stroke: transparent;
    stroke-width: max(14px, var(--_width));
  }
  .edge:focus {
    touch-action: none;
  }
  @media (pointer: coarse) {
    .edge .hit {
      stroke-width: 24px;
    }
  }
  .edge .focus {
    stroke: transparent;
    stroke-width: calc(var(--_width) + 7px);
  }
  .edge .line {
    stroke: var(--_muted);
    stroke-width: var(--_width);
    opacity: calc(0.3 + 0.7 * var(--_flow));
    transition:
      opacity 150ms ease-out,
      stroke-width 120ms ease-out;
  }
  .edge.positive .line {
    stroke: var(--_positive);
  }
  .edge.negative .line {
    stroke: var(--_negative);
    stroke-dasharray: calc(var(--_width) * 1.2 + 4px) calc(var(--_width) * 0.8 + 3px);
    stroke-linecap: butt;
  }
  .edge.zero .line {
    stroke-dasharray: 1 5;
  }
  .edge:is(:hover, :focus-visible, .dragging) .line {
    opacity: 1;
  }
  .edge:focus-visible .focus {
    stroke: color-mix(in srgb, var(--_focus-ring) 40%, transparent);
  }
  .focused .edge:not(.near, :hover, :focus-visible) .line {
    opacity: calc(0.08 + 0.2 * var(--_flow));
  }
  .label {
    font-size: max(11px, 0.86em);
    text-anchor: middle;
    fill: var(--_ink);
    stroke: var(--_paper);
    stroke-width: 7px;
    stroke-linejoin: round;
    paint-order: stroke;
    opacity: 0;
    pointer-events: none;
  }
  .edge.positive .label,
  .label.positive {
    fill: var(--_positive);
  }
  .edge.negative .label,
  .label.negative {
    fill: var(--_negative);
  }
  .label.always,
  .edge:is(:hover, :focus-visible, .dragging, .near) .label {
    opacity: 1;
  }
  .focused .label.always:not(.near) {
    opacity: 0;
  }
  .label.beside {
    font-weight: 700;
  }
  .edge.changed .label,
  .label.changed {
    font-weight: 700;
  }
  .label .mark {
    fill: var(--_accent);
  }
  .heading {
    position: absolute;
    z-index: 2;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 2px;
    block-size: 24px;
    color: var(--_muted);
    white-space: nowrap;
  }
  .heading button {
    min-block-size: 24px;
    padding: 0 6px;
    border: 0;
    border-radius: 4px;
    background: transparent;
    color: inherit;
  }
  .heading button:hover {
    background: color-mix(in srgb, var(--_ink) 7%, transparent);
    color: var(--_ink);
  }
  .heading .add {
    inline-size: 24px;
    padding: 0;
    display: grid;
    place-items: center;
    opacity: 0.75;
  }
  .heading .add svg {
    inline-size: 13px;
    block-size: 13px;
  }
  .upright .heading {
    justify-content: flex-start;
    inline-size: max-content !important;
    border-radius: 4px;
    background: color-mix(in srgb, var(--_paper) 85%, transparent);
  }
  .upright .node .name {
    max-inline-size: 100%;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    white-space: normal;
    line-height: 14px;
  }
  .node {
    position: absolute;
    z-index: 2;
    display: flex;
    flex-direction: column;
    align-items: center;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    line-height: 17px;
    text-align: center;
  }
  .tile {
    position: relative;
    display: block;
    inline-size: var(--_tile);
    block-size: var(--_tile);
    border-radius: 4px;
  }
  .map {
    box-shadow:
      inset 0 0 0 1px color-mix(in srgb, var(--_ink) 22%, transparent),
      0 0 0 1px var(--_paper);
    transition: box-shadow 140ms ease-out;
  }
  .node.unit:hover .map,
  .leaf:hover .map {
    box-shadow: inset 0 0 0 1.5px var(--_ink);
  }
  .selected .map,
  .node.unit.selected:hover .map {
    box-shadow:
      inset 0 0 0 1px var(--_paper),
      0 0 0 2.5px var(--_accent);
  }
  .node.changed .tile::before,
  .leaf.changed .tile::before {
    content: '';
    position: absolute;
    inset: -4px auto auto -4px;
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--_paper);
    border-radius: 50%;
    background: var(--_accent);
  }
  .stand {
    position: absolute;
    inline-size: 9px;
    block-size: 9px;
    margin: 0 0 -4.5px -4.5px;
    border: 2px solid var(--_paper);
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 1px color-mix(in srgb, var(--_ink) 60%, transparent);
    transition:
      left 140ms ease-out,
      bottom 140ms ease-out;
  }
  .port {
    position: absolute;
    inset: calc(50% - 6px) -6px auto auto;
    inline-size: 12px;
    block-size: 12px;
    border: 1.5px solid var(--_ink);
    border-radius: 50%;
    background: color-mix(in srgb, var(--_ink) calc(100% * var(--_level)), var(--_paper));
    box-shadow: 0 0 0 2px var(--_paper);
    transition: background-color 140ms ease-out;
  }
  .upright .port {
    inset: calc(var(--_tile) + 39px) auto auto calc(50% - 5px);
    inline-size: 10px;
    block-size: 10px;
  }
  .node .name {
    max-inline-size: 150%;
    margin-block-start: 2px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: max(0.92em, 11px);
    font-weight: 500;
    background: color-mix(in srgb, var(--_paper) 80%, transparent);
  }
  .facts {
    display: flex;
    justify-content: center;
    gap: 0.7em;
    inline-size: 100%;
    font-size: max(0.86em, 11px);
    color: var(--_muted);
    line-height: 15px;
  }
  .facts .value {
    color: var(--_ink);
  }
  .node .facts > * {
    background: color-mix(in srgb, var(--_paper) 80%, transparent);
  }
  .bias.positive,
  .term.positive {
    color: var(--_positive);
  }
  .bias.negative,
  .term.negative {
    color: var(--_negative);
  }
  .stencil {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .stencil .field-back {
    fill: color-mix(in srgb, var(--_ink) 6%, var(--_paper));
  }
  .stencil .plus {
    fill: var(--_ink);
  }
  .stencil .minus {
    fill: var(--_negative);
  }
  .stencil .here {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
  }
  @container (max-width: 380px) {
    .frame:not(.view-code) {
      padding-inline: 6px;
    }
    .ruler {
      inset-inline: 6px;
    }
  }
  @media (forced-colors: active) {
    .edge .line,
    .focused .edge:not(.near, :hover, :focus-visible) .line {
      stroke: CanvasText;
      opacity: max(0.45, var(--_flow));
    }
    .edge:is(.near, :hover, :focus-visible) .line {
      stroke: Highlight;
      opacity: 1;
    }
    .map {
      outline: 1px solid CanvasText;
    }
    .selected .map {
      outline: 3px solid Highlight;
    }
    .port,
    .stand {
      forced-color-adjust: none;
    }
  }
`;

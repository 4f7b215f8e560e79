/** @jsxImportSource solid-js */
// What the typings allow in Solid, and what they refuse.
import 'ca-elements/solid';

export const allowed = (
  <ca-grid rule="B3/S23" prop:seed={7} rate="20" autoplay brush-radius={2} on:ca-step={({ detail }) => detail.generation} />
);
// @ts-expect-error a rate is a number
export const refused = <ca-grid rate="fast" />;

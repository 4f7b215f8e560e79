/** @jsxImportSource preact */
// What the typings allow in Preact, and what they refuse.
import 'ca-elements/preact';

export const allowed = <ca-grid rule="B3/S23" seed={7} rate="20" autoplay brush-radius={2} onca-step={({ detail }) => detail.generation} />;
// @ts-expect-error a rate is a number
export const refused = <ca-grid rate="fast" />;

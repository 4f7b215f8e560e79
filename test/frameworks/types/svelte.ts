// What the typings allow in Svelte, and what they refuse: templates are checked against these props.
import 'ca-elements/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Props = SvelteHTMLElements['ca-grid'];

export const allowed: Props = { rule: 'B3/S23', seed: 7, rate: '20', autoplay: true, 'onca-step': ({ detail }) => detail.generation };
// @ts-expect-error a rate is a number
export const refused: Props = { rate: 'fast' };

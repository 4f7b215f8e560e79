// The speed slider's scale: a place to the right is a factor, from one step in two seconds to a thousand a second.

const LOWEST = 0.5;
const HIGHEST = 1000;
/** Places on the slider. */
export const SLIDER_STEPS = 100;

/** Steps per second at a place, 0 to {@link SLIDER_STEPS}: two digits, so that it reads well. */
export function rateAtPlace(place: number): number {
  return Number((LOWEST * (HIGHEST / LOWEST) ** (place / SLIDER_STEPS)).toPrecision(2));
}

/** The place of a rate; rates beyond the scale are at its ends. */
export function placeOfRate(rate: number): number {
  const place = (SLIDER_STEPS * Math.log(rate / LOWEST)) / Math.log(HIGHEST / LOWEST);
  return Math.round(Math.min(SLIDER_STEPS, Math.max(0, place)));
}

import 'ca-elements/react';

/** What the typings refuse. */
export const refused = [
  // @ts-expect-error a rate is a number
  <ca-grid rate="fast" />,
  // @ts-expect-error there is no such border
  <ca-grid boundary="klein" />,
  // @ts-expect-error the detail of ca-step has a generation
  <ca-grid onca-step={({ detail }) => detail.steps} />,
  // @ts-expect-error there is no such tag
  <ca-girl />,
];

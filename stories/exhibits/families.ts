// What the families of named rules have in common, and how far into its run each rule shows what it does.

/** A family's construction in a sentence or two, by its name in the presets. */
export const familyNotes: Readonly<Record<string, string>> = {
  'Life-like':
    'A cell counts its eight neighbours. The network has a unit for each count at which births or survivals change, one for being born, one for staying alive, and one that says “or”.',
  Analog: 'The same networks, with their numbers left as they come.',
  Isotropic:
    'Not only how many neighbours live, but how they lie. The nine cells are read as one number of nine bits, and a unit stands wherever the answer changes along it.',
  Generations: 'Cells that die pass through further states before they are empty again, and are in the way meanwhile.',
  'Wires and cycles':
    'States with a meaning of their own. Inputs ask for one state at a time, and the network has an output for each state: the largest wins.',
  'Larger than Life': 'Life’s construction over wider neighbourhoods. The more neighbours, the steeper the units have to be.',
  Elementary: 'A row of cells, each looking left and right. Time runs down: each row of the picture follows from the one above it.',
  'Several neighbourhoods': 'A disc and a ring at once: a third input, and with it things that move and divide.',
  Young: 'A single neuron. What is near speaks for a cell, what lies farther out speaks against it.',
  Lenia: 'Wide neighbourhoods with soft edges, and states between 0 and 1.',
  'Reaction–diffusion': 'Two substances that spread and react. Here the rule is a formula instead of a network.',
};

/** Generations after which a family shows what it does. */
const familySteps: Readonly<Record<string, number>> = {
  'Larger than Life': 40,
  Elementary: 191,
  Young: 30,
  Lenia: 60,
  'Reaction–diffusion': 2000,
};

/** Those of rules that take another time. */
const ownSteps: Readonly<Record<string, number>> = {
  highlife: 84,
  seeds: 40,
  replicator: 56,
  maze: 500,
  coral: 80,
  '2x2': 60,
  majority: 16,
  wireworld: 30,
  fission: 700,
  colony: 60,
  'moving-blob': 40,
  'turing-fur': 400,
  'ginzburg-landau': 600,
};

/** Shares of live cells that suit a small grid better than the rule's own. */
const ownDensity: Readonly<Record<string, number>> = { seeds: 0.02, maze: 0.05, coral: 0.4, 'life-without-death': 0.005 };

/** How many steps to take before a rule is looked at. */
export const stepsToShow = (id: string, family: string): number => ownSteps[id] ?? familySteps[family] ?? 120;

/** A density for a small grid; `undefined` leaves the rule's own. */
export const densityToShow = (id: string): number | undefined => ownDensity[id];

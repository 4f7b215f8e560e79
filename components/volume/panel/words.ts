// Every word of the panel.

import { catalogue } from '../../shared/catalogue.js';

const percent = (share: number) => `${Math.round(share * 100)} %`;

export const words = catalogue('panel', {
  modes: 'Shown as',
  shortMode: { isosurface: 'Surface', emission: 'Cloud', mip: 'Brightest', slice: 'Slices' },
  values: 'Values',
  pointsHelp: 'Double-click or Enter adds a point, Delete takes one away. Arrow keys move it, with Shift further.',
  point: (index: number, count: number) => `Point ${index + 1} of ${count}`,
  pointIs: (value: string, density: number, color: string) => `value ${value}, density ${percent(density)}, color ${color}`,
  pointColor: 'Color of the point',
  isovalue: 'Value of the surface',
  opacity: 'Opacity',
  opacityIs: (value: number) => `${value} per cell`,
  colors: 'Colors',
  usualColors: 'As usual',
  reverse: 'The other way round',
  usual: 'Back to the usual values',
  clip: 'Part',
  clipEnd: (axis: string, end: 'from' | 'to') => `${axis} ${end}`,
  slices: 'Slices',
  sliceAt: (axis: string) => `Slice across ${axis}`,
  cells: (at: number, of: number) => `${at} of ${of} cells`,
  views: 'Seen',
  along: (axis: string) => (axis === 'z' ? 'From above, along z' : axis === 't' ? 'From above, along t' : `Along ${axis}`),
  tools: 'What dragging does',
  tool: { turn: 'Turn', paint: 'Draw', erase: 'Erase' },
  toolTip: {
    turn: 'Dragging turns the volume',
    paint: 'Dragging draws balls on the surface; from beside the volume it turns',
    erase: 'Dragging takes balls away; from beside the volume it turns',
  },
  radius: 'Ball',
  radiusIs: (radius: number) => `radius of ${radius} cells`,
  clearHalf: 'Clear half',
  halfCleared: 'The half with the higher columns is cleared',
  damage: 'Damage',
  damageTip: 'Take a large ball out of the middle',
  damaged: 'A ball is taken out',
  home: 'As at first',
  axes: 'Axes in cells',
  turn: 'Turn by itself',
  copy: 'Copy the camera',
  copied: (text: string) => `Copied ${text}`,
  copyYourself: (text: string) => `The browser does not allow copying here: ${text}`,
} as const);

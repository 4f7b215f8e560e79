// Shaders that change cells in layers from outside a rule: those of a flat grid, layer by layer.

import paint from '../../shaders/edit-paint.glsl';
import write from '../../shaders/edit-write.glsl';
import { flatEdits } from './edit.js';
import { fragment } from './glsl.js';
import { layersLayout } from './layers-layout.js';
import type { Edits } from './plan.js';

const SOURCE = `uniform sampler2D tSource;
vec4 sourceAt(ivec2 at) {
  return texelFetch(tSource, ivec2(at.x, at.y + layerNow * (textureSize(tSource, 0).y / LAYERS)), 0);
}`;

/** The edits of a grid in layers. */
export const layersEdits: Edits = {
  paint: (layout, [x, y], [toX, toY]) => ({
    fragment: fragment('#define PAINTED', layout.read, paint, layout.write),
    uniforms: { uSegment: [x, y, toX, toY] },
  }),
  write: (layout, [x, y], [width, height]) => ({
    fragment: fragment(layout.read, SOURCE, write, layout.write),
    uniforms: { uRegion: [x, y, width, height] },
    source: { layout: layersLayout(layout.channels, 32), size: [width, height] },
  }),
  convert: flatEdits.convert,
};

// A volume as files: its cells for programs of scanned solids, its surface for those that print, draw and build. Fetched when one is
// asked for.

import { CaError } from '../../../core/base/errors.js';
import { formatGlb } from '../../../core/media/glb.js';
import { formatNrrd } from '../../../core/media/nrrd.js';
import { formatStl } from '../../../core/media/stl.js';
import { surfaceOf, type Mesh } from '../../../core/media/surface.js';
import { stateBounds } from '../../../core/rule/states.js';
import type { Simulation } from '../../../core/simulation/simulation.js';
import type { Subject } from '../sheet.js';

/** What a volume's tag says about where its surface is, and how it draws itself. */
type Shown = Element & { isovalue?: number | null; channel?: number | null; toBlob?: (type?: string) => Promise<Blob> };

/** Linear light of the surface in files, a warm clay. */
const CLAY = [0.72, 0.32, 0.14] as const;

/** The picture as it is seen. @throws CaError `argument` while there is none */
export function pictureOf({ element }: Subject): Promise<Blob> | null {
  return (element as Shown).toBlob?.('image/png') ?? null;
}

/** The cells as NRRD. */
export async function nrrdOf(simulation: Simulation): Promise<Blob> {
  const { rule, size, generation } = simulation;
  return new Blob([formatNrrd(await simulation.read(), size, rule.channels, `${rule.name}, generation ${generation}`)]);
}

/** The surface that is seen; of whole states, what is not 0 unless told. @throws CaError `size`, `argument` where there is none */
async function meshOf({ element, playback: { simulation } }: Subject): Promise<Mesh> {
  const { rule, size } = simulation;
  const { isovalue, channel } = element as Shown;
  const [low, high] = stateBounds(rule);
  const level = isovalue ?? (rule.states === 'continuous' ? (low + high) / 2 : 0.5);
  const cells = await simulation.read();
  const own = rule.channels === 1 ? cells : cells.filter((_, i) => i % rule.channels === (channel ?? 0));
  const mesh = surfaceOf(own, size, level);
  if (mesh.triangles.length > 0) return mesh;
  throw new CaError('argument', 'there is no surface', { where: 'mesh', expected: `cells with states of ${level} or more` });
}

/** The surface as STL. @throws CaError `size`, `argument` */
export async function stlOf(subject: Subject): Promise<Blob> {
  return new Blob([formatStl(await meshOf(subject), subject.playback.simulation.rule.name)], { type: 'model/stl' });
}

/** The surface as binary glTF. @throws CaError `size`, `argument` */
export async function glbOf(subject: Subject): Promise<Blob> {
  return new Blob([formatGlb(await meshOf(subject), subject.playback.simulation.rule.name, CLAY)], { type: 'model/gltf-binary' });
}

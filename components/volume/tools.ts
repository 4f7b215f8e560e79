// What a drag on a volume does.

/** `turn`: it turns; `paint`: it draws; `erase`: it takes away. A drag from beside the volume always turns. */
export type VolumeTool = 'turn' | 'paint' | 'erase';

/** In the order of the key P. */
export const TOOLS: readonly VolumeTool[] = ['turn', 'paint', 'erase'];

// How many GPU objects live, for tests that look for leaks and for pages that want to know. OGL frees no textures and no
// targets, so the suite makes and deletes every object in this room and counts each.

/** What is counted. */
export type GpuObject = 'contexts' | 'programs' | 'textures' | 'targets' | 'geometries' | 'buffers' | 'fences';

/** Counts of live objects. */
export class LiveCounts {
  readonly #counts = new Map<GpuObject, number>();

  /** One more (or, with −1, one less) of a kind. */
  add(kind: GpuObject, change = 1): void {
    this.#counts.set(kind, this.of(kind) + change);
  }

  /** How many of a kind live. */
  of(kind: GpuObject): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** All counts at this moment. */
  snapshot(): Record<GpuObject, number> {
    const kinds: GpuObject[] = ['contexts', 'programs', 'textures', 'targets', 'geometries', 'buffers', 'fences'];
    return Object.fromEntries(kinds.map((kind) => [kind, this.of(kind)])) as Record<GpuObject, number>;
  }

  /** A context died and took everything with it except the count of contexts, which its owner keeps. */
  forgetObjects(): void {
    const contexts = this.of('contexts');
    this.#counts.clear();
    this.#counts.set('contexts', contexts);
  }
}

// What the parts of this room know of the context that they live on. `Gpu` in `gpu.ts` is one; the parts need no more of it.

import type { OGLRenderingContext, Renderer, RenderTarget, Texture } from 'ogl';
import type { Capabilities } from './capabilities.js';
import type { GpuObject } from './counts.js';

/** A live WebGL2 context with OGL's renderer on it. */
export interface GpuContext {
  readonly gl: WebGL2RenderingContext;
  /** The same context, as OGL's constructors want it. */
  readonly ogl: OGLRenderingContext;
  readonly renderer: Renderer;
  readonly capabilities: Capabilities;
  /** Whether the context is gone, by loss or by disposal. */
  readonly lost: boolean;
  /** Keeps the count of live objects. */
  count(kind: GpuObject, change?: number): void;
  deleteTexture(texture: Texture): void;
  deleteTarget(target: RenderTarget): void;
}

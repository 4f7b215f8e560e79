// What this machine's WebGL2 can do, asked once for a context. Everything that chooses by machine asks here.

/** Facts about a context. */
export interface Capabilities {
  /** 32-bit float targets can be drawn into. */
  readonly float32: boolean;
  /** 16-bit float targets can be drawn into. */
  readonly float16: boolean;
  /** 32-bit float textures can be filtered. */
  readonly floatLinear: boolean;
  /** Longest side of a texture, in texels. */
  readonly maxTextureSize: number;
  /** Targets that one draw can write; at least 4. */
  readonly maxDrawBuffers: number;
  /** The driver compiles shaders beside the main thread and can be asked whether it is done. */
  readonly parallelCompile: boolean;
  /** The renderer is a program on the CPU: what a GPU gains is hidden. */
  readonly software: boolean;
}

/** Asks a context. Enables the extensions that the answers rest on. */
export function capabilitiesOf(gl: WebGL2RenderingContext): Capabilities {
  const float32 = gl.getExtension('EXT_color_buffer_float') !== null;
  const float16 = float32 || gl.getExtension('EXT_color_buffer_half_float') !== null;
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return {
    float32,
    float16,
    floatLinear: gl.getExtension('OES_texture_float_linear') !== null,
    maxTextureSize: gl.getParameter(gl.MAX_TEXTURE_SIZE) as number,
    maxDrawBuffers: gl.getParameter(gl.MAX_DRAW_BUFFERS) as number,
    parallelCompile: gl.getExtension('KHR_parallel_shader_compile') !== null,
    software: /swiftshader|llvmpipe|software|basic render/i.test(renderer),
  };
}

/** The canvas that a context draws to: off the page where the browser can. */
export type GpuCanvas = OffscreenCanvas | HTMLCanvasElement;

/** A canvas with a WebGL2 context: off the page, or where engines have none there (WebKitGTK), an element that is in no page. */
export function openContext(attributes: WebGLContextAttributes): { canvas: GpuCanvas; gl: WebGL2RenderingContext } | null {
  if (typeof WebGL2RenderingContext === 'undefined') return null;
  const makers = [() => new OffscreenCanvas(1, 1), () => document.createElement('canvas')];
  for (const make of typeof OffscreenCanvas === 'undefined' ? makers.slice(1) : makers) {
    const canvas = make();
    const gl = canvas.getContext('webgl2', attributes) as WebGL2RenderingContext | null;
    if (gl) return { canvas, gl };
  }
  return null;
}

/** Whether the browser hands out WebGL2 contexts, asked without keeping one. */
export function hasWebGL2(): boolean {
  const found = openContext({});
  found?.gl.getExtension('WEBGL_lose_context')?.loseContext();
  return found !== null;
}

// The texture formats that fields and tables use, by their WebGL2 names. Facts only: `core/gpu` knows how to ask GL for one.

/** A texture format that this suite uses: sized internal formats of WebGL2. */
export type TextureFormat =
  'R8' | 'RG8' | 'RGBA8' | 'R8UI' | 'RG8UI' | 'RGBA8UI' | 'RGBA32UI' | 'R16F' | 'RG16F' | 'RGBA16F' | 'R32F' | 'RG32F' | 'RGBA32F';

/** What a format holds. */
export interface FormatInfo {
  /** Numbers in a texel. */
  readonly components: 1 | 2 | 4;
  readonly kind: 'unorm' | 'uint' | 'float';
  readonly bytesPerTexel: number;
  /** The array that uploads and full read-backs use. Half floats go up and come down as 32-bit floats. */
  readonly array: typeof Uint8Array | typeof Uint32Array | typeof Float32Array;
  /** The GLSL sampler type. */
  readonly sampler: 'sampler2D' | 'usampler2D';
}

const info = (components: 1 | 2 | 4, kind: FormatInfo['kind'], bits: 8 | 16 | 32): FormatInfo => ({
  components,
  kind,
  bytesPerTexel: (components * bits) / 8,
  array: kind === 'float' ? Float32Array : bits === 32 ? Uint32Array : Uint8Array,
  sampler: kind === 'uint' ? 'usampler2D' : 'sampler2D',
});

/** Every format's facts. */
export const formats: Readonly<Record<TextureFormat, FormatInfo>> = {
  R8: info(1, 'unorm', 8),
  RG8: info(2, 'unorm', 8),
  RGBA8: info(4, 'unorm', 8),
  R8UI: info(1, 'uint', 8),
  RG8UI: info(2, 'uint', 8),
  RGBA8UI: info(4, 'uint', 8),
  RGBA32UI: info(4, 'uint', 32),
  R16F: info(1, 'float', 16),
  RG16F: info(2, 'float', 16),
  RGBA16F: info(4, 'float', 16),
  R32F: info(1, 'float', 32),
  RG32F: info(2, 'float', 32),
  RGBA32F: info(4, 'float', 32),
};

// The part of the GIF encoder that is used here; the package brings no types.
declare module 'gifenc/dist/gifenc.esm.js' {
  /** One frame: an index into the palette for each pixel; the first frame's palette is that of all. */
  interface FrameOptions {
    readonly palette?: readonly (readonly number[])[];
    /** Milliseconds. */
    readonly delay?: number;
    /** 0 repeats for ever. */
    readonly repeat?: number;
  }
  export function GIFEncoder(): {
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };
}

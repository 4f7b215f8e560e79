// What a volume shows and how it looks: plain data that the element makes and the view draws.

import type { Color } from './grid-view.js';

/** `emission`: a glowing cloud; `isosurface`: a surface in light, of cells as cubes where cells are few; `mip`: the highest value along the line of sight; `slice`: three planes. */
export type VolumeMode = 'emission' | 'isosurface' | 'mip' | 'slice';

/** A part of a volume, as shares of its sides: from, to. */
export type ClipBox = readonly [x0: number, x1: number, y0: number, y1: number, z0: number, z1: number];

/** All of it. */
export const WHOLE: ClipBox = [0, 1, 0, 1, 0, 1];

/** What is shown. */
export interface VolumeContent {
  readonly mode: VolumeMode;
  /** Cells are drawn as cubes, each as it is. */
  readonly cubes: boolean;
  /** Cells of whole states are rounded off. */
  readonly smooth: boolean;
  /** Where the surface is, as a share of the range of states. */
  readonly isovalue: number;
  /** Density of an opaque value, in 1 / cell. */
  readonly opacity: number;
  /** Length of a step along a ray, in cells. */
  readonly rayStep: number;
  readonly clip: ClipBox;
  /** Where the three planes cut, as shares of the sides. */
  readonly planes: readonly [x: number, y: number, z: number];
  readonly channel: number;
}

/** How it looks. */
export interface VolumeLook {
  /** `[256]` × RGBA, straight: color and density of each value. */
  readonly transfer: Uint8Array;
  /** `[256]` × RGBA: color of each depth, from near to far; `null` where colors tell values. */
  readonly depth: Uint8Array | null;
  /** Whether light falls on a cloud. */
  readonly lit: boolean;
  /** How much dark corners darken, and shadows; 1 is the usual. */
  readonly occlusion: number;
  readonly shadow: number;
  readonly ink: Color;
  readonly paper: Color;
  readonly accent: Color;
}

/** What is usual, for whoever makes a view without an element. */
export const USUAL_CONTENT: VolumeContent = Object.freeze({
  ...{ mode: 'isosurface', cubes: false, smooth: true, isovalue: 0.5, opacity: 0.55, rayStep: 0.5 },
  ...{ clip: WHOLE, planes: [0.5, 0.5, 0.5] as const, channel: 0 },
});

/** Warm near, cool far: depth reads in a still picture. */
export const DEPTH_COLORS = '#f7b267,#e98a6b,#c98aa8,#94a3d4,#86b6e6';
/** The same for a cloud, which needs deeper colors: much of it is thin. */
export const CLOUD_COLORS = '#ffd27a,#f2855c,#c8508c,#7f4fc0,#3f4fb0';

// What a view is to the loop that draws it, and what the loop is to a view. The loop itself is the page's (core/page).

import type { CaError } from '../base/errors.js';
import type { Presentable } from '../gpu/surface.js';
import type { CpuEngine } from '../simulation/cpu/cpu-engine.js';
import type { Simulation } from '../simulation/simulation.js';

/** A view as a loop sees it. */
export interface View extends Presentable {
  /** What it shows; `null` while it shows nothing. */
  readonly simulation: Simulation | null;
  /** Whether any of it is in the window. */
  readonly visible: boolean;
  /** Whether its picture is old. The loop calls `drawn` when it is new. */
  readonly dirty: boolean;
  drawn(): void;
  /** Draws and shows it without a GPU. Views that cannot leave this out. */
  drawOnCpu?(cpu: CpuEngine): void;
  /** It could not be drawn. */
  failed(error: CaError): void;
}

/** Draws views when their pictures are old. */
export interface ViewLoop {
  addView(view: View): void;
  removeView(view: View): void;
  /** Says that there is something to do. */
  wake(): void;
}

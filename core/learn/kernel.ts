// Compiles the kernel, once. A worker is handed the compiled module.

import { KERNEL } from './kernel-bytes.js';

let compiled: Promise<WebAssembly.Module | null> | undefined;

async function compile(): Promise<WebAssembly.Module | null> {
  const bytes = Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0));
  // `validate` says no where the engine lacks SIMD.
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes)) return null;
  return WebAssembly.compile(bytes);
}

/** The kernel, or `null` where the machine has no WebAssembly with SIMD. */
export function loadKernel(): Promise<WebAssembly.Module | null> {
  return (compiled ??= compile());
}

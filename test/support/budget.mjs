// Sizes that must not be exceeded, and how they are measured. The build test holds them, the bench prints them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ROOT } from './sources.mjs';

const CDN = join(ROOT, 'dist/cdn');

/** Bytes on the wire with gzip, by file of dist/cdn/. */
const LIMITS = { 'ca-elements.js': 100_000 };

/** Of every file of the CDN bundle: its sizes in bytes, and the limit if it has one. */
export function measureBundle() {
  const files = readdirSync(CDN).filter((file) => file.endsWith('.js'));
  return files.map((file) => {
    const code = readFileSync(join(CDN, file));
    return {
      file,
      bytes: code.length,
      gzip: gzipSync(code, { level: 9 }).length,
      brotli: brotliCompressSync(code).length,
      limit: LIMITS[file],
    };
  });
}

// Reads files into a stack, whatever they hold: a video, an animation, pictures one after another, an array. What is in a file is told
// from its first bytes, not from its name. Fetched with the first file; decoders that are large come with the first that needs them.

import { CaError } from '../base/errors.js';
import { movingPictures, stillPictures } from './images.js';
import { parseNpy } from './npy.js';
import { parseNrrd } from './nrrd.js';
import { checkFile, stackOf, type Stack, type StackLimits } from './stack.js';

const latin = (bytes: Uint8Array, from = 0, to = bytes.length) => String.fromCharCode(...bytes.subarray(from, to));

/** How files begin. @see RFC 9559 (Matroska), ISO/IEC 14496-12 (ftyp), the formats' own pages */
function kindOf(head: Uint8Array): 'npy' | 'nrrd' | 'video' | `image/${string}` | undefined {
  const text = latin(head);
  if (text.startsWith('\x93NUMPY')) return 'npy';
  if (text.startsWith('NRRD')) return 'nrrd';
  if (text.startsWith('GIF8')) return 'image/gif';
  if (text.startsWith('\x89PNG')) return 'image/png';
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('BM')) return 'image/bmp';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (text.startsWith('\x1aE\xdf\xa3')) return 'video';
  if (text.slice(4, 8) === 'ftyp') return /^avi[fs]/.test(text.slice(8)) ? 'image/avif' : 'video';
  return text.slice(4, 8) === 'moov' || text.slice(4, 8) === 'mdat' ? 'video' : undefined;
}

/** Whether a file is one that {@link readStack} reads. */
export async function isStack(file: Blob): Promise<boolean> {
  return kindOf(await headOf(file)) !== undefined;
}

const headOf = async (file: Blob) => new Uint8Array(await file.slice(0, 16).arrayBuffer());
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

/**
 * Reads a file; of several, which are pictures, one after another in the order of their names.
 * @param limits - pictures are made so small that they fit, and so few; arrays stay as they are
 * @throws CaError `source` for what cannot be read, `size` for what is too large, `capability` for what this browser cannot decode
 */
export async function readStack(files: readonly File[], limits: StackLimits): Promise<Stack> {
  files.forEach(checkFile);
  if (files.length > 1) {
    const inOrder = [...files].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    return stackOf(`${files.length} files`, await stillPictures(inOrder), limits);
  }
  const [file] = files;
  const kind = kindOf(await headOf(file));
  if (kind === 'npy') return parseNpy(file.name, await bytesOf(file));
  if (kind === 'nrrd') return parseNrrd(file.name, await bytesOf(file));
  if (kind === 'video') return stackOf(file.name, await (await import('./video.js')).decodeVideo(file), limits);
  if (kind) return stackOf(file.name, await movingPictures(file, kind), limits);
  throw new CaError('source', 'cannot be read', {
    where: file.name,
    expected: 'a video, a picture, a .npy or an NRRD file',
    got: 'something else',
  });
}

// Pictures of a video, decoded by the browser from what a library finds in the file: MP4, QuickTime, WebM, Matroska. Fetched with the
// first one.

import { BlobSource, CanvasSink, Input, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';
import { CaError } from '../base/errors.js';
import type { Pictures } from './stack.js';

/** Pictures of so many at the beginning say how fast it is. */
const SAMPLED = 64;
/** Canvases that the decoder may fill ahead. */
const AHEAD = 4;

/** @throws CaError `source` where there is no video in it, `capability` where the browser cannot decode it */
export async function decodeVideo(file: File): Promise<Pictures> {
  const input = new Input({ formats: [MP4, QTFF, WEBM, MATROSKA], source: new BlobSource(file) });
  const where = file.name;
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new CaError('source', 'holds no video', { where, expected: 'an MP4 or WebM file with pictures' });
    if (typeof VideoDecoder === 'undefined' || !(await track.canDecode()))
      throw new CaError('capability', 'cannot be decoded here', {
        where,
        expected: 'a video that this browser plays',
        got: (await track.getCodec()) ?? 'an unknown kind',
      });
    const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
    const start = await track.getFirstTimestamp();
    const end = await track.computeDuration();
    const { averagePacketRate: rate } = await track.computePacketStats(SAMPLED);
    const count = Math.max(1, Math.round((end - start) * rate));
    return {
      ...{ width, height, count, rate },
      async *take(indices, wide, high) {
        const sink = new CanvasSink(track, { width: wide, height: high, fit: 'fill', poolSize: AHEAD });
        // The middle of a picture's time is never on the edge between two.
        const times = indices.map((index) => start + ((index + 0.5) * (end - start)) / count);
        for await (const picture of sink.canvasesAtTimestamps(times)) if (picture) yield picture.canvas;
      },
      dispose: () => input.dispose(),
    };
  } catch (cause) {
    input.dispose();
    if (cause instanceof CaError) throw cause;
    throw new CaError('source', 'cannot be read', { where, expected: 'an MP4 or WebM file', got: 'something else', cause });
  }
}

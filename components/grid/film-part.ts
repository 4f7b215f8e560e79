// Fetches what plays films when a grid is linked to a volume for the first time.

import { Part } from '../../core/base/part.js';
import type { Playback } from '../../core/page/playback.js';
import type { FilmHost, FilmStageContext } from './film.js';

const films = new Part('what plays films', () => import('./film.js'));

/** Makes a film of a volume. @param made - told what plays it, in the element's attempt at its link */
export async function makeFilm(host: FilmHost, context: FilmStageContext, volume: Playback, made: (film: Playback) => void): Promise<void> {
  const result = await films.fetch().then(
    ({ filmOf }) =>
      () =>
        made(filmOf(host, context, volume)),
    (error: unknown) => () => {
      throw error;
    },
  );
  context.attempt('for', result);
}

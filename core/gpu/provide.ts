// What a context is made of, for whoever draws. Apart from `share.ts`, so that a page fetches it with its first picture.

import { Gpu } from './gpu.js';
import { provideGpu } from './share.js';

provideGpu((counts) => new Gpu(counts));

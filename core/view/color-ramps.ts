// The stops of the colour ramps, evenly spaced, as rows of six hexadecimal digits. Data only; read by `color-map.ts`.
//
// They are samples of d3-scale-chromatic, which ships as one file that bundlers cannot take apart: importing one map costs 12 kB gzip,
// these cost 1. `test/view/color-map.test.ts` samples the library anew, holds every digit here to it, and holds the straight lines
// between stops to within 4 of 255 of the library's curves. Sequential ramps run from dark to light (`turbo` from blue to red), so the
// ColorBrewer ones are the library's in reverse; diverging ramps run as their names say.
//
// @see https://d3js.org/d3-scale-chromatic and https://colorbrewer2.org

/*! Colors from d3-scale-chromatic, (c) Mike Bostock, ISC, and ColorBrewer, (c) Cynthia Brewer, Mark Harrower and The Pennsylvania State University, Apache-2.0. */

/** Ramps from low to high. */
export const SEQUENTIAL = {
  viridis: '4401544713654824754634804144873b528b355f8d2f6c8e2a788e25848e21918c1e9c8922a8842fb47c44bf705ec9627ad1519bd93cbddf26dfe318fde725',
  magma: '0000040a08221d114736106b51127c6a1c818326819c2e7fb73779d0416fe75263f56b5cfc8961fea772fec488fde2a3fcfdbf',
  inferno:
    '000004050417110a30210c4a320a5e450a6957106e67166e781c6d8a226a9a2865ab2f5ebc3754ca404ad84c3ee45a31ed6925f57b17f98e09fca108fbb61af9cb35f4df53f2f27dfcffa4',
  plasma:
    '0d08872605913a049a4c02a15c01a66e00a87e03a88d0ba59c179eaa2395b52f8cc13b82cc4778d5536fde5f65e66c5ced7953f3874af89540fca338fdb42ffdc527fbd524f6e826f0f921',
  cividis: '002051012b6511366c26426e3c4d6e51586e62646f7270717f7c758c88779a9478a9a177bbaf71cebd68e2cb5cf3da4ffdea45',
  turbo:
    '23171b3e2a71493eae4a53d74569ee3c7ff83295f72ba9ef26bce125cdcf29dcbc32e9a73ff39350f98065fd6e7cfd5e95fb51adf545c5ec3cdae034ecd12efac029ffad24ff9821ff821dfd6c1af05616df4111cb2f0db61f07a31302950c00900c00',
  greys: '000000262626505050737373979797bbbbbbd8d8d8efefefffffff',
  blues: '08306b0c51982271b44391c66daed59cc8e2c3dbeedeebf7f7fbff',
  oranges: '7f2704a83703d54b04ef6a17fb8d3dfdae6cfdcea0fee5ccfff5eb',
  ylgnbu: '081d581a2d7e2243992260a9217fb72b9dc045b4c26bc5be97d7b9c1e7b5dff3b4f2fac0ffffd9',
} as const;

/** Ramps from one colour over a pale middle to another. */
export const DIVERGING = {
  rdbu: '67001f941127b82d35d1574be48268f3aa8cfaccb4fae4d8f2efeedeebf2bfdceb98c7df6bacd0448ec12a71ae17518e053061',
  puor: '2d004b461a705f3d8f7b67a8998ebfb5b0d4cecde4e3e4eef3eeeafbe7cdfdd5a0fabb6eee9d3dd97e1abe630b9f4e077f3b08',
  brbg: '543005774509985e15b77d2ecea156e1c485efddb0f4ecd4eef1ead7edeab3e1db88cec45bb2a831918912736a03574d003c30',
  prgn: '40004b611b6d7d3d8c9565a6ae8abdc6aad1dcc7e1ece0edeff0efe3f2dfcbeac5aadba580c48154a65e2d864312652d00441b',
  rdylbu: 'a50026c31f28dd4030ee6640f88d52fcb369fed284feeaa2faf8c1eaf7e0d1ebefb1daea90c2dd6fa5cd5382bb3f5da8313695',
} as const;

/** Colours for kinds that have no order. */
export const CATEGORICAL = {
  observable10: '4269d0efb118ff725c6cc5b03ca951ff8ab7a463f297bbf59c6b4e9498a0',
  tableau10: '4e79a7f28e2ce1575976b7b259a14fedc949af7aa1ff9da79c755fbab0ab',
} as const;

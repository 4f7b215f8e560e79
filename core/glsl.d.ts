// What the bundlers make of a shader file: its text, includes put in and comments taken out.
declare module '*.glsl' {
  const source: string;
  export default source;
}
declare module '*.frag' {
  const source: string;
  export default source;
}
declare module '*.vert' {
  const source: string;
  export default source;
}

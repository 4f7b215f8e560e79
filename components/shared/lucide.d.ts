// The icon set's files hold one SVG text each; the package brings no types for them.
declare module 'lucide-static/dist/esm/icons/*.mjs' {
  const svg: string;
  export default svg;
}

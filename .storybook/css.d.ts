// Style sheets that the gallery imports for their effect.
declare module '*.css';

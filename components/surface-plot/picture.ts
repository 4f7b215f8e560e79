// A plot as a file: the picture as the GPU draws it, with the axes over it, as PNG or as SVG. In the SVG the axes and their text are
// lines and text; the surface is an image.

import type { AxesDrawing } from '../../core/view/surface-axes.js';

/** What the file is made of. */
export interface PlotPicture {
  /** Of the surface alone, as a PNG. */
  readonly surface: Blob;
  /** CSS pixels, and device pixels of the picture per CSS pixel. */
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly axes: AxesDrawing;
  readonly title: string;
  /** CSS values. */
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly font: string;
  readonly fontSize: number;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const round = (value: number) => String(Math.round(value * 100) / 100);

/** The axes as SVG elements. */
function axesMarkup({ axes, ink, muted, font, fontSize }: PlotPicture): string {
  const lines = axes.lines.map(
    ({ from, to }) => `<line x1="${round(from[0])}" y1="${round(from[1])}" x2="${round(to[0])}" y2="${round(to[1])}"/>`,
  );
  const texts = axes.labels.map(({ at, text, anchor, name }) => {
    const look = name ? `fill="${escaped(ink)}" font-weight="600"` : `fill="${escaped(muted)}"`;
    return `<text x="${round(at[0])}" y="${round(at[1])}" text-anchor="${anchor}" ${look}>${escaped(text)}</text>`;
  });
  return `<g stroke="${escaped(muted)}" stroke-width="1" stroke-opacity="0.6">${lines.join('')}</g>
<g font-family="${escaped(font)}" font-size="${fontSize}" dominant-baseline="central">${texts.join('')}</g>`;
}

/** A document of the plot. @param surface - URL of its image; none draws the axes alone */
function markup(picture: PlotPicture, surface: string | null): string {
  const { width, height, title, paper } = picture;
  const size = `width="${round(width)}" height="${round(height)}"`;
  const image = surface ? `<rect ${size} fill="${escaped(paper)}"/><image ${size} href="${surface}"/>` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${round(width)} ${round(height)}">
<title>${escaped(title)}</title>
${image}
${axesMarkup(picture)}
</svg>`;
}

async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return `data:${blob.type};base64,${btoa(text)}`;
}

/** The plot as SVG. */
export async function asSvg(picture: PlotPicture): Promise<Blob> {
  return new Blob([markup(picture, await dataUrl(picture.surface))], { type: 'image/svg+xml' });
}

/** The plot as pixels. @param type - a MIME type that the browser can write */
export async function asPixels(picture: PlotPicture, type: string): Promise<Blob> {
  const { width, height, ratio, surface, paper } = picture;
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const context = canvas.getContext('2d');
  const axes = new Image();
  axes.src = await dataUrl(new Blob([markup(picture, null)], { type: 'image/svg+xml' }));
  await axes.decode();
  const bitmap = await createImageBitmap(surface);
  if (context) {
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    context.drawImage(axes, 0, 0, canvas.width, canvas.height);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
  if (!blob) throw new Error(`toBlob: the browser made no picture; expected a type that it can write, got ${type}`);
  return blob;
}

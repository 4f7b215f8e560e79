// How bench results are shown: as Markdown tables, on the terminal, in results.md and in the README, and as data in results.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = import.meta.dirname;
const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value >= 1 ? 2 : 3));
const kilobytes = (bytes) => (bytes === undefined ? '' : (bytes / 1000).toFixed(1));

/** A Markdown table with columns as wide as they need to be; the first column is text, the others are numbers. */
function toTable(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => String(row[i]).length)));
  const line = (row) => `| ${row.map((cell, i) => (i ? String(cell).padStart(widths[i]) : String(cell).padEnd(widths[i]))).join(' | ')} |`;
  const rule = line(widths.map((width, i) => (i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))));
  return [line(head), rule, ...rows.map(line)].join('\n');
}

export function sizesToText(sizes) {
  const rows = sizes.map(({ file, bytes, gzip, brotli, limit }) => [
    file,
    kilobytes(bytes),
    kilobytes(gzip),
    kilobytes(brotli),
    kilobytes(limit),
  ]);
  return `## Files for plain pages, in kB\n\n${toTable(['file', 'raw', 'gzip', 'brotli', 'gzip limit'], rows)}`;
}

/** What a page loads for a purpose. */
export function loadsToText(loads) {
  const rows = loads.map(({ what, files, gzip }) => [what, files, kilobytes(gzip)]);
  return `## What a page loads, in kB\n\n${toTable(['for', 'files', 'gzip'], rows)}`;
}

export function benchToText({ title, base, ratio, rows }) {
  const against = ratio === 'speed' ? `speed, × ${base}` : `cost, × ${base}`;
  const cells = rows.map(({ name, medianMs, fastestMs, ratio: value }) => [name, number(medianMs), number(fastestMs), number(value)]);
  return `## ${title}\n\n${toTable(['case', 'median ms', 'fastest ms', against], cells)}`;
}

/** What each tag costs alone. */
export function tagsTable(tags) {
  return toTable(
    ['tag, with what it needs before it is seen', 'kB gzip'],
    tags.map(({ tag, gzip }) => [`\`<${tag}>\``, kilobytes(gzip)]),
  );
}

/** Where the README's tables stand. */
const SECTION = /(<!-- bench: written by `npm run bench` -->\n)[^]*?(<!-- end of bench -->)/;
const TAGS = /(<!-- weight: written by `npm run bench` -->\n)[^]*?(<!-- end of weight -->)/;

/** The README's table: for each kind of rule, how many times as fast as the plain shader, and how far from a mere copy. */
export function readmeTable(benches) {
  const rows = benches
    .filter(
      ({ base, ratio, rows: cases }) => ratio === 'speed' && base.startsWith('plain') && cases.some(({ name }) => name.startsWith('ours')),
    )
    .map(({ title, rows: cases }) => {
      const own = cases.filter(({ name }) => name.startsWith('ours')).map((one) => one.ratio);
      const floor = cases.find(({ name }) => name.startsWith('floor'));
      const library = cases.find(({ name }) => name.startsWith('gpu-io'));
      const best = Math.max(...own);
      return [
        title.replace(', one step', ''),
        `${number(best)} ×`,
        library ? `${number(best / library.ratio)} ×` : '',
        floor ? `${number(floor.ratio / best)} ×` : '',
      ];
    });
  return toTable(['one step of', 'speed against the plain shader', 'against gpu-io', 'time against a mere copy'], rows);
}

/** A README with the tables of some results. */
export function withReadmeTables(readme, { benches, tags }) {
  const put = (table) => (_, begin, end) => `${begin}\n${table}\n\n${end}`;
  return readme.replace(SECTION, put(readmeTable(benches))).replace(TAGS, put(tagsTable(tags)));
}

/** Writes results.json and results.md beside this file, and the README's tables. */
export function writeResults({ machine, sizes, loads, tags, benches }) {
  const about = `${machine.browser}, ${machine.renderer}, ${machine.cores} cores, Node ${machine.node}`;
  const note = 'Written by `npm run bench`. Ratios are medians over interleaved rounds; times hold for this machine only.';
  const text = [
    '# Bench',
    `${note}\n${about}.`,
    sizesToText(sizes),
    loadsToText(loads),
    `## Tags alone\n\n${tagsTable(tags)}`,
    ...benches.map(benchToText),
  ].join('\n\n');
  writeFileSync(join(FOLDER, 'results.json'), `${JSON.stringify({ machine, sizes, loads, tags, benches }, null, 2)}\n`);
  writeFileSync(join(FOLDER, 'results.md'), `${text}\n`);
  const readme = join(FOLDER, '../../README.md');
  writeFileSync(readme, withReadmeTables(readFileSync(readme, 'utf8'), { benches, tags }));
}

// Links that bring back what a tag shows: its attributes, packed into the page's hash under the element's id. What a link says is a
// stranger's: its length is limited before and while it is unpacked, only attributes that are named here are taken, each a text, and
// the element checks every one of them as if its page's author had written it. Fetched when a link is made or found.

import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { CaError } from '../../../core/base/errors.js';
import type { PresentTag } from './present.js';

/** The attributes that a link brings. No URL is among them, so that a link makes no page ask another server for anything. */
const NAMES = [
  'rule',
  'size',
  'boundary',
  'init',
  'seed',
  'density',
  'pattern',
  'rate',
  'colormap',
  'channel',
  'fade',
  'zoom',
  'precision',
];
/** Most characters of a link's part: browsers and chats cut longer addresses. */
const MAX_PACKED = 65_536;
/** Most bytes that it unpacks to. */
const MAX_UNPACKED = 2 ** 20;
/** Bytes that are unpacked at once: at most 1032 times as much comes out. */
const SLICE = 1024;
/** Most cells that a link may ask for: 4096 × 4096. */
const MAX_CELLS = 2 ** 24;

const bad = (what: string, expected: string, got?: string, cause?: unknown) =>
  new CaError('source', what, { where: 'permalink', expected, got, cause });

const toBase64 = (bytes: Uint8Array) => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
};

const fromBase64 = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

/** What a tag shows, packed. @throws CaError `source` if that is too much for a link */
export function pack({ attributes, ruleJson, pattern }: PresentTag): string {
  const all = [...attributes, ...(ruleJson ? [['rule', ruleJson]] : []), ...(pattern ? [['pattern', pattern]] : [])];
  const named = Object.fromEntries(all.filter(([name]) => NAMES.includes(name)));
  const packed = toBase64(deflateSync(strToU8(JSON.stringify(named)), { level: 9 }));
  if (packed.length <= MAX_PACKED) return packed;
  throw bad('too much for a link', `at most ${MAX_PACKED} characters`, `${packed.length}`);
}

function inflate(bytes: Uint8Array): string {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((part) => {
    length += part.length;
    if (length > MAX_UNPACKED) throw bad('too long', `at most ${MAX_UNPACKED} bytes`);
    parts.push(part);
  });
  for (let i = 0; i < bytes.length; i += SLICE) stream.push(bytes.subarray(i, i + SLICE), i + SLICE >= bytes.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return strFromU8(whole);
}

/**
 * Attributes from a packed text.
 * @returns texts by name, of known names only
 * @throws CaError `source` if it is no such text or over a limit
 */
export function unpack(packed: string): ReadonlyMap<string, string> {
  if (packed.length > MAX_PACKED) throw bad('too long', `at most ${MAX_PACKED} characters`, `${packed.length}`);
  let read: unknown;
  try {
    read = JSON.parse(inflate(fromBase64(packed)));
  } catch (cause) {
    throw cause instanceof CaError ? cause : bad('not a link of this page', 'what “Copy link” made', undefined, cause);
  }
  const entries = Object.entries((read ?? {}) as object).filter(
    (entry): entry is [string, string] => NAMES.includes(entry[0]) && typeof entry[1] === 'string',
  );
  const values = new Map(entries);
  const cells = (values.get('size') ?? '').split(/[\s,x×]+/).reduce((product, side) => product * Number(side || 1), 1);
  if (!(cells <= MAX_CELLS)) throw bad('too large', `at most ${MAX_CELLS} cells`, values.get('size'));
  return values;
}

/** The page's address with a packed text in its hash under an id; those of other elements stay. */
export function withPermalink(address: string, id: string, packed: string): string {
  const url = new URL(address);
  const others = url.hash
    .slice(1)
    .split('&')
    .filter((part) => part.includes('=') && !part.startsWith(`${encodeURIComponent(id)}=`));
  url.hash = [...others, `${encodeURIComponent(id)}=${packed}`].join('&');
  return url.href;
}

/** Gives an element the attributes of a link; those that a link could have named and did not are taken away, and so is `src`. @throws CaError `source` */
export function restore(element: Element, packed: string): void {
  const values = unpack(packed);
  element.removeAttribute('src');
  for (const name of NAMES) {
    const value = values.get(name);
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

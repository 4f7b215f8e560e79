// What a person does with mouse and keys: real input where the test runner can give it (Chromium, Firefox), else events like those
// that the input would make. Also what a person has set in the system.
import { executeServerCommand, sendKeys, sendMouse } from '@web/test-runner-commands';

type Position = readonly [x: number, y: number];
type Button = 'left' | 'middle' | 'right';

/** Whether the runner has hands in this browser. */
const hands = /Chrome|Firefox/.test(navigator.userAgent);
/** What the imitated hand is at. */
const at = {
  position: [1, 1] as Position,
  over: null as Element | null,
  pressed: null as Element | null,
  altKey: false,
  shiftKey: false,
  ctrlKey: false,
};

function deepest(root: DocumentOrShadowRoot, [x, y]: Position): Element | null {
  const found = root.elementFromPoint(x, y);
  const inner = found?.shadowRoot && deepest(found.shadowRoot, [x, y]);
  return inner && inner !== found ? inner : found;
}

function point(type: string, target: Element | null, more: PointerEventInit = {}): void {
  const [clientX, clientY] = at.position;
  const { altKey, shiftKey } = at;
  const init = { clientX, clientY, altKey, shiftKey, pointerId: 1, pointerType: 'mouse', bubbles: type !== 'pointerleave', ...more };
  target?.dispatchEvent(new PointerEvent(type, { ...init, composed: true, cancelable: true }));
}

const buttons: readonly Button[] = ['left', 'middle', 'right'];

/** A mouse. Positions are CSS pixels of the window. */
export const mouse = {
  async move(position: Position): Promise<void> {
    const [x, y] = position.map(Math.round);
    if (hands) return sendMouse({ type: 'move', position: [x, y] });
    at.position = [x, y];
    const over = at.pressed ?? deepest(document, at.position);
    if (over !== at.over) {
      point('pointerout', at.over);
      point('pointerleave', at.over?.closest('.stage') ?? null);
      point('pointerover', over);
      at.over = over;
    }
    point('pointermove', over);
  },
  async down(button: Button = 'left'): Promise<void> {
    if (hands) return sendMouse({ type: 'down', button });
    at.pressed = at.over;
    point('pointerdown', at.pressed, { button: buttons.indexOf(button) });
    if (button === 'right') point('contextmenu', at.pressed);
  },
  async up(button: Button = 'left'): Promise<void> {
    if (hands) return sendMouse({ type: 'up', button });
    point('pointerup', at.pressed, { button: buttons.indexOf(button) });
    at.pressed = null;
  },
  /** Lifts every button and goes into a corner. */
  async rest(): Promise<void> {
    if (at.pressed) await mouse.up();
    await mouse.move([1, 1]);
  },
};

/** Whether the runner has fingers in this browser. */
const hasFingers = /Chrome/.test(navigator.userAgent);
/** What the imitated fingers are at, by finger. */
const fingers: { position: Position; on: Element | null; moved: boolean }[] = [];

function touchPoint(type: string, id: number): void {
  const finger = fingers[id];
  const [clientX, clientY] = finger.position;
  const init = { clientX, clientY, pointerId: 10 + id, pointerType: 'touch', isPrimary: id === 0, bubbles: true, composed: true };
  finger.on?.dispatchEvent(new PointerEvent(type, { ...init, cancelable: true }));
}

/** What a browser does with a slider that is touched. */
function slideTo(slider: HTMLInputElement, clientX: number): void {
  const { left, width } = slider.getBoundingClientRect();
  const [low, high] = [Number(slider.min), Number(slider.max)];
  slider.valueAsNumber = low + ((clientX - left) / width) * (high - low);
  for (const type of ['input', 'change']) slider.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
}

/** Fingers on the page. Positions are CSS pixels of the window, one for each finger. */
export const touch = {
  async down(...positions: Position[]): Promise<void> {
    if (hasFingers) return void (await send('touchStart', positions));
    for (const position of positions.slice(fingers.length)) {
      fingers.push({ position, on: deepest(document, position), moved: false });
      touchPoint('pointerdown', fingers.length - 1);
    }
  },
  async move(...positions: Position[]): Promise<void> {
    if (hasFingers) return void (await send('touchMove', positions));
    positions.forEach((position, id) => {
      Object.assign(fingers[id], { position, moved: true });
      touchPoint('pointermove', id);
    });
  },
  async up(): Promise<void> {
    if (hasFingers) return void (await send('touchEnd', []));
    for (const id of fingers.keys()) touchPoint('pointerup', id);
    const [first, ...others] = fingers.splice(0);
    if (others.length || first.moved) return;
    if (first.on instanceof HTMLInputElement && first.on.type === 'range') slideTo(first.on, first.position[0]);
    first.on?.closest<HTMLElement>('[tabindex], button')?.focus();
    first.on?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
  },
  async tap(position: Position): Promise<void> {
    await touch.down(position);
    await touch.up();
  },
};

const send = (type: string, positions: readonly Position[]) =>
  executeServerCommand<boolean, object>('send-touch', { type, touchPoints: positions.map(([x, y], id) => ({ x, y, id })) });

/** What has the focus, in whatever shadow tree. */
function focused(): Element | null {
  let target = document.activeElement;
  while (target?.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  return target;
}

/** Types a text where the focus is. A field's own text is selected and so is replaced. */
export async function type(text: string): Promise<void> {
  if (hands) return sendKeys({ type: text });
  const field = focused();
  if (!(field instanceof HTMLInputElement)) return;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/** Presses keys, one after the other, where the focus is. */
export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    if (hands) await sendKeys({ press: key });
    else {
      const target = focused();
      const { altKey, shiftKey, ctrlKey } = at;
      const init = { key, altKey, shiftKey, ctrlKey, bubbles: true, composed: true, cancelable: true };
      target?.dispatchEvent(new KeyboardEvent('keydown', init));
    }
  }
}

/** Does something while a key is held. */
export async function holding(key: 'Alt' | 'Shift' | 'Control', act: () => Promise<void>): Promise<void> {
  const flag = ({ Alt: 'altKey', Shift: 'shiftKey', Control: 'ctrlKey' } as const)[key];
  at[flag] = true;
  if (hands) await sendKeys({ down: key });
  await act();
  if (hands) await sendKeys({ up: key });
  at[flag] = false;
}

/** Shows the page in light or dark for a while. */
export async function inScheme(scheme: 'light' | 'dark', act: () => Promise<void>): Promise<void> {
  document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
  try {
    await act();
  } finally {
    document.documentElement.style.cssText = '';
  }
}

/** Prefers reduced motion for a while. */
export async function withReducedMotion(act: () => Promise<void>): Promise<void> {
  const real = window.matchMedia;
  window.matchMedia = (query) => (/reduced-motion: *reduce/.test(query) ? { ...real('all'), matches: true } : real.call(window, query));
  try {
    await act();
  } finally {
    window.matchMedia = real;
  }
}

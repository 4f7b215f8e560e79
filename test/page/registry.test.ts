import { expect } from '@open-wc/testing';
import { createBus, registry } from '../../core/page/bus.js';
import { visibility } from '../../core/page/visibility.js';
import { until, wait } from '../support/automata.js';

const added: (() => void)[] = [];
const empty = registry.size;

/** An element in a root, which publishes. */
function publisher(root: Element | ShadowRoot, id: string): Element {
  const element = root.appendChild(document.createElement('div'));
  element.id = id;
  added.push(registry.publish(element, createBus()));
  return element;
}

/** A shadow root in a root. */
function shadow(root: Element | ShadowRoot): ShadowRoot {
  return root.appendChild(document.createElement('section')).attachShadow({ mode: 'open' });
}

let page: Element;
beforeEach(() => (page = document.body.appendChild(document.createElement('main'))));
afterEach(() => {
  page.remove();
  for (const undo of added.splice(0)) undo();
  expect(registry.size).to.equal(empty);
});

describe('the registry', () => {
  it('finds a publisher in the same root, then in the outer ones, then in the document', () => {
    const outer = shadow(page);
    const inner = shadow(outer);
    const from = inner.appendChild(document.createElement('p'));
    const find = (id: string) => registry.find(from, id)?.element ?? null;
    expect(find('x')).to.equal(null);
    const inDocument = publisher(page, 'x');
    expect(find('x')).to.equal(inDocument);
    const inOuter = publisher(outer, 'x');
    expect(find('x')).to.equal(inOuter);
    const inInner = publisher(inner, 'x');
    expect(find('x')).to.equal(inInner);
    inInner.id = 'y';
    expect(find('x')).to.equal(inOuter);
    inOuter.remove();
    expect(find('x')).to.equal(inDocument);
    expect(registry.find(inDocument, 'y'), 'never in an inner root').to.equal(null);
  });

  it('passes over elements that publish nothing, and over itself', () => {
    const outer = shadow(page);
    const plain = outer.appendChild(document.createElement('div'));
    plain.id = 'x';
    const far = publisher(page, 'x');
    expect(registry.find(plain, 'x')?.element).to.equal(far);
    const self = publisher(outer, 'z');
    expect(registry.find(self, 'z')).to.equal(null);
    expect(registry.of(plain)).to.equal(null);
    expect(registry.of(far)?.element).to.equal(far);
  });

  it('finds nothing from an element outside the document, and does not fail', () => {
    publisher(page, 'x');
    const lone = document.createElement('div').appendChild(document.createElement('p'));
    expect(registry.find(lone, 'x')).to.equal(null);
  });

  it('tells when links may lead elsewhere', () => {
    let told = 0;
    const off = registry.onChange(() => told++);
    const element = document.createElement('div');
    const bus = createBus();
    const withdraw = registry.publish(element, bus);
    expect(told).to.equal(1);
    withdraw();
    withdraw();
    expect([told, registry.of(element)]).to.deep.equal([2, null]);
    registry.changed();
    off();
    registry.changed();
    expect(told).to.equal(3);
  });

  it('keeps a later publication when an earlier one is withdrawn late', () => {
    const element = document.createElement('div');
    const withdrawFirst = registry.publish(element, createBus());
    const bus = createBus();
    const withdraw = registry.publish(element, bus);
    withdrawFirst();
    expect(registry.of(element)?.bus).to.equal(bus);
    withdraw();
  });
});

describe('a bus', () => {
  it('tells a late subscriber the last value of each topic, also where it is null', () => {
    const bus = createBus();
    const heard: unknown[] = [];
    bus.on('probe', (probe) => heard.push(probe));
    expect(heard).to.deep.equal([]);
    bus.emit('probe', { x: 1, y: 2 });
    bus.emit('probe', null);
    const late: unknown[] = [];
    const off = bus.on('probe', (probe) => late.push(probe));
    off();
    bus.emit('probe', { x: 3, y: 4 });
    expect(heard).to.deep.equal([{ x: 1, y: 2 }, null, { x: 3, y: 4 }]);
    expect(late).to.deep.equal([null]);
    expect([bus.last('probe'), bus.last('simulation')]).to.deep.equal([{ x: 3, y: 4 }, undefined]);
  });
});

describe('visibility', () => {
  it('tells whether an element is in the window, now and at each change', async () => {
    const element = page.appendChild(document.createElement('div'));
    element.style.cssText = 'position: absolute; top: 0; width: 10px; height: 10px';
    const told: boolean[] = [];
    const also: boolean[] = [];
    const off = visibility.watch(element, (visible) => told.push(visible));
    const offOther = visibility.watch(element, (visible) => also.push(visible));
    await until(() => told.length === 1, 'a first word');
    element.style.top = '-5000px';
    await until(() => told.length === 2, 'that it went');
    offOther();
    element.style.top = '0';
    await until(() => told.length === 3, 'that it came back');
    off();
    off();
    element.style.top = '-5000px';
    await wait(100);
    expect(told).to.deep.equal([true, false, true]);
    expect(also).to.deep.equal([true, false]);
  });

  it('uses one observer for all, and none when nothing is watched', async () => {
    const { IntersectionObserver: Real } = globalThis;
    let [made, gone] = [0, 0];
    globalThis.IntersectionObserver = class extends Real {
      constructor(...given: ConstructorParameters<typeof Real>) {
        super(...given);
        made++;
      }
      override disconnect(): void {
        gone++;
        super.disconnect();
      }
    };
    const offs = [1, 2, 3].map(() => visibility.watch(page.appendChild(document.createElement('div')), () => undefined));
    expect([made, gone]).to.deep.equal([1, 0]);
    for (const off of offs) off();
    expect([made, gone]).to.deep.equal([1, 1]);
    visibility.watch(page, () => undefined)();
    expect([made, gone]).to.deep.equal([2, 2]);
    globalThis.IntersectionObserver = Real;
  });
});

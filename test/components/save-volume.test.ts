// Saving volumes: their cells and their surface, as the menu hands them over.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import { glbOf, nrrdOf, pictureOf, stlOf } from '../../components/controls/save/solid.js';
import type { Subject } from '../../components/controls/sheet.js';
import type { CaControls } from '../../components/controls/controls.js';
import type { CaVolume } from '../../components/volume/volume.js';
import { parseNrrd } from '../../core/media/nrrd.js';
import { registry, type Bus } from '../../core/page/bus.js';
import { Playback } from '../../core/page/playback.js';
import type { Simulation } from '../../core/simulation/simulation.js';
import { failure } from '../support/automata.js';
import { buttonOf, part, until } from './support.js';

/** A volume with a ball of cells in it. */
async function ball(controls = false): Promise<CaVolume> {
  const volume = await fixture<CaVolume>(
    html`<ca-volume rule="4555" size="24" init="empty" ?controls=${controls} style="inline-size: 260px"></ca-volume>`,
  );
  await until(() => volume.simulation?.engine && volume.standpoint, 'the volume is drawn');
  volume.paint({ x: 12, y: 12, z: 12, radius: 7 });
  return volume;
}

const subjectOf = (volume: CaVolume): Subject => ({
  element: volume,
  shown: volume,
  bus: registry.of(volume)?.bus as Bus,
  playback: Playback.of(volume.simulation as Simulation),
});

describe('files of a volume', () => {
  it('NRRD reads back number for number', async () => {
    const volume = await ball();
    const file = await nrrdOf(volume.simulation as Simulation);
    const stack = parseNrrd('ball', new Uint8Array(await file.arrayBuffer()));
    expect(stack.size).to.deep.equal([24, 24, 24]);
    expect([...stack.values]).to.deep.equal([...(await volume.snapshot())]);
  });

  it('STL and glTF hold the surface, and say where there is none', async () => {
    const volume = await ball();
    const stl = new DataView(await (await stlOf(subjectOf(volume))).arrayBuffer());
    expect(stl.getUint32(80, true)).to.be.above(1000);
    const glb = await (await glbOf(subjectOf(volume))).slice(0, 4).text();
    expect(glb).to.equal('glTF');
    volume.clear();
    expect(await failure(() => stlOf(subjectOf(volume)))).to.contain('there is no surface; expected cells with states of 0.5 or more');
  });

  it('a picture is as it is seen', async () => {
    const picture = await pictureOf(subjectOf(await ball()));
    expect((await createImageBitmap(picture as Blob)).width).to.be.above(200);
  });
});

describe('the menu of a volume’s bar, and of its film’s', () => {
  for (const [about, ofFilm] of [
    ['volume', false],
    ['film', true],
  ] as const)
    it(`hands its files over: ${about}`, async () => {
      const volume = await ball(!ofFilm);
      volume.id = 'solid';
      const grid = await fixture<HTMLElement & { simulation: unknown }>(html`<ca-grid for="solid" controls></ca-grid>`);
      await until(() => grid.simulation, 'the film');
      const bar = part<CaControls>(ofFilm ? grid : volume, 'ca-controls');
      const kept: string[] = [];
      const real = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        kept.push(this.download);
      };
      try {
        buttonOf(bar, 'Rule, sharing and files').click();
        await until(() => bar.shadowRoot?.querySelector('.menu:popover-open'), 'the menu');
        const name = volume.simulation?.rule.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
        for (const [label, ending] of [
          ['Cells (NRRD)', 'nrrd'],
          ['Surface (STL)', 'stl'],
          ['Surface (glTF)', 'glb'],
          ['Cells (.npy)', 'npy'],
          ['Picture (PNG)', 'png'],
        ]) {
          const buttons = [...part(bar, '.menu').querySelectorAll('button')];
          buttons.find(({ textContent }) => textContent.trim() === label)?.click();
          await until(() => kept.at(-1) === `${name}-0.${ending}`, `${name}-0.${ending}, not ${kept.at(-1)}`, 20_000);
        }
      } finally {
        HTMLAnchorElement.prototype.click = real;
      }
    });
});

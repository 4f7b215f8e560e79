// What <ca-volume> starts from: videos, animations, pictures and arrays, by src, by load() and by dropping them.
import { expect, fixture, html } from '@open-wc/testing';
import '../../components/index.js';
import type { CaVolume } from '../../components/volume/volume.js';
import { formatNpy } from '../../core/media/npy.js';
import { formatNrrd } from '../../core/media/nrrd.js';
import { failure } from '../support/automata.js';
import { barAt, COUNT, gifFile, HEIGHT, imageFiles, videoFile, WIDTH } from '../media/clips.js';
import { part, record, until } from './support.js';

const urls: string[] = [];
afterEach(() => urls.splice(0).forEach((url) => URL.revokeObjectURL(url)));
const urlOf = (file: File) => urls[urls.push(URL.createObjectURL(file)) - 1];

const messages = (volume: CaVolume) => part(volume, '.errors').textContent.replace(/\s+/g, ' ').trim();

async function volumeWith(src: string, size: string | null = null): Promise<CaVolume> {
  const volume = await fixture<CaVolume>(html`<ca-volume rule="young-spots" src=${src} style="inline-size: 96px"></ca-volume>`);
  if (size) volume.size = size;
  await until(() => volume.simulation?.start.init === 'pattern' || messages(volume), 'the file is read');
  return volume;
}

/** The column of the dark bar in a slice of a volume of 32 × 24. */
function barOf(cells: ArrayLike<number>, slice: number): number {
  const row = Array.from({ length: WIDTH }, (_, x) => cells[(slice * HEIGHT + 2) * WIDTH + x]);
  return row.findIndex((state) => state < 0.5);
}

describe('what a volume starts from', () => {
  it('is an animation, one slice a picture, and its start stays so', async () => {
    const volume = await volumeWith(urlOf(gifFile()));
    expect(volume.simulation?.size).to.deep.equal([WIDTH, HEIGHT, COUNT]);
    const cells = await volume.snapshot();
    for (let slice = 0; slice < COUNT; slice++) expect(barOf(cells, slice)).to.equal(barAt(slice));
    volume.step(2);
    volume.reset();
    expect(await volume.snapshot()).to.deep.equal(cells);
  });

  it('is a video, as large as the attribute says', async () => {
    const volume = await fixture<CaVolume>(
      html`<ca-volume rule="4555" size="16 16 16" src=${urlOf(await videoFile())} style="inline-size: 96px"></ca-volume>`,
    );
    await until(() => volume.simulation?.start.init === 'pattern' || messages(volume), 'the video is read');
    expect(messages(volume)).to.equal('');
    const cells = await volume.snapshot();
    // 16 × 12 pixels and 8 pictures stand in the middle of 16 × 16 × 16.
    const lit = (slice: number) => cells.slice(slice * 256, (slice + 1) * 256).filter(Boolean).length;
    expect([lit(3), lit(12)]).to.deep.equal([0, 0]);
    expect(lit(4)).to.be.within(150, 192);
    expect(new Set(cells)).to.deep.equal(new Set([0, 1]));
  });

  it('is many pictures in one src', async () => {
    const volume = await volumeWith((await imageFiles()).slice(0, 4).map(urlOf).join(' '));
    expect(volume.simulation?.size).to.deep.equal([WIDTH, HEIGHT, 4]);
  });

  it('is an array, number for number', async () => {
    const cells = Float32Array.from({ length: 6 * 5 * 4 }, (_, i) => i / 119);
    for (const bytes of [formatNpy(cells, [4, 5, 6, 1]), formatNrrd(cells, [6, 5, 4], 1, 'ramp')]) {
      const volume = await volumeWith(urlOf(new File([bytes], 'ramp')));
      expect(volume.simulation?.size).to.deep.equal([6, 5, 4]);
      (await volume.snapshot()).forEach((state, i) => expect(state).to.be.closeTo(cells[i], 1 / 510));
    }
  });

  it('says what cannot be read', async () => {
    const volume = await volumeWith(urlOf(new File([new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0])], 'torn')));
    expect(messages(volume)).to.match(/cannot be read|holds no video/);
    expect(volume.simulation?.size).to.deep.equal([64, 64, 64]);
    volume.src = '/nothing/there.gif';
    await until(() => /there\.gif/.test(messages(volume)), 'the message');
    expect(messages(volume)).to.match(/cannot be read; expected a file, got 404/);
  });
});

describe('a volume takes', () => {
  it('an animation into the room that it has, and an array that is larger with room for it', async () => {
    const volume = await fixture<CaVolume>(html`<ca-volume rule="4555" size="16" style="inline-size: 96px"></ca-volume>`);
    await volume.load(gifFile());
    expect(volume.simulation?.size).to.deep.equal([16, 16, 16]);
    expect((await volume.snapshot()).some(Boolean)).to.be.true;
    await volume.load(new File([formatNpy(new Uint8Array(20 * 9 * 8).fill(1), [8, 9, 20])], 'box.npy'));
    expect(volume.simulation?.size).to.deep.equal([20, 9, 8]);
    expect((await volume.snapshot()).every(Boolean)).to.be.true;
    await volume.load('3o!');
    expect((await volume.snapshot()).filter(Boolean)).to.have.length(3);
    await volume.load(JSON.stringify(volume.simulation?.rule.with({ name: 'another' })));
    expect(volume.simulation?.rule.name).to.equal('another');
    expect(await failure(() => volume.load(new File(['hello'], 'hello.txt')))).to.contain('pattern');
  });

  it('what is dropped on it, unless it is readonly', async () => {
    const volume = await fixture<CaVolume>(html`<ca-volume rule="4555" size="16" style="inline-size: 96px"></ca-volume>`);
    await until(() => volume.simulation?.rule.states === 2, 'the rule runs');
    const changes = record(volume, 'ca-change');
    const drop = (file: File) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file);
      part(volume, '.stage').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    };
    volume.readonly = true;
    drop(gifFile());
    volume.readonly = false;
    drop(gifFile());
    await until(() => changes.length > 0, 'it is taken');
    expect(changes).to.deep.equal([{ action: 'pattern' }]);
    expect(volume.simulation?.start.init).to.equal('pattern');
  });
});

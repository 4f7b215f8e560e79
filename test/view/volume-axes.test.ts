// The axes of a volume as the camera sees them: which edges carry them, which numbers stand there, and where the present lies.
import { expect } from '@open-wc/testing';
import { OrbitCamera } from '../../core/view/orbit-camera.js';
import { drawNow, drawVolumeAxes } from '../../core/view/volume-axes.js';
import { WHOLE, type ClipBox } from '../../core/view/volume-look.js';
import { fitBox } from '../../core/view/volume-rays.js';

const DEGREE = Math.PI / 180;
const size = [40, 20, 30] as const;

function cameraAt(azimuth: number, elevation: number): OrbitCamera {
  const camera = new OrbitCamera({ lowest: -Math.PI / 2 });
  camera.setView([400, 400], { left: 30, right: 30, top: 30, bottom: 30 });
  fitBox(camera, size);
  camera.place({ azimuth: azimuth * DEGREE, elevation: elevation * DEGREE });
  return camera;
}

const axes = (azimuth: number, elevation: number, clip: ClipBox = WHOLE, time: { first: number; length: number } | null = null) =>
  drawVolumeAxes(cameraAt(azimuth, elevation), { size, clip, time });

const names = ({ labels }: ReturnType<typeof axes>) => labels.filter(({ name }) => name).map(({ text }) => text);
const numbers = ({ labels }: ReturnType<typeof axes>) => labels.filter(({ name }) => !name).map(({ text }) => Number(text));

describe('axes of a volume', () => {
  it('stand at the edges that are outermost, lowest, and for the height at the left', () => {
    const camera = cameraAt(-50, 25);
    const { lines, labels } = drawVolumeAxes(camera, { size, clip: WHOLE, time: null });
    // Seen from the front right: x along the front of the floor, y along its right side.
    const corner = (x: number, y: number, z: number) => camera.project([x / 40, (20 - y) / 40, z / 40]);
    const [x] = lines;
    expect(x.from[0]).to.be.closeTo(corner(0, 20, 0)[0], 1e-6);
    expect(x.to[1]).to.be.closeTo(corner(40, 20, 0)[1], 1e-6);
    const z = labels.find(({ text }) => text === 'z');
    expect(z?.anchor).to.equal('end');
    expect(z?.at[0]).to.be.below(corner(0, 20, 15)[0]);
  });

  it('count cells, and in a clipped volume those that are shown', () => {
    expect(numbers(axes(-50, 25))).to.include.members([0, 10, 20, 30, 40]);
    const clipped = axes(-50, 25, [0.5, 1, 0, 1, 0, 1]);
    expect(names(clipped)).to.deep.equal(['x', 'y', 'z']);
    const [firstOfX] = numbers(clipped);
    expect(firstOfX).to.equal(20);
  });

  it('leave out what is seen end on, and are there from below', () => {
    expect(names(axes(-90, 89.4))).to.deep.equal(['x', 'y']);
    expect(names(axes(-90, 0))).to.deep.equal(['x', 'z']);
    expect(names(axes(-50, -40))).to.deep.equal(['x', 'y', 'z']);
  });

  it('never put one number on another', () => {
    for (let azimuth = -180; azimuth < 180; azimuth += 15) {
      const { labels } = axes(azimuth, 20);
      for (const [i, a] of labels.entries())
        for (const b of labels.slice(i + 1)) expect(Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]), `${azimuth}°`).to.be.above(12);
    }
  });

  it('count generations of a past from the first that is kept', () => {
    const past = axes(-50, 25, WHOLE, { first: 100, length: 12 });
    expect(names(past)).to.deep.equal(['x', 'y', 't']);
    expect(numbers(past).filter((number) => number >= 100)).to.include.members([110, 120, 130]);
  });
});

describe('the present of a past', () => {
  const now = (elevation: number, length: number, clip: ClipBox = WHOLE) =>
    drawNow(cameraAt(-50, elevation), { size, clip, time: { first: 0, length } });

  it('is outlined where it is, from below only as far as it can be seen', () => {
    expect(now(25, 12)).to.have.length(4);
    expect(now(25, 12)[0].from).to.deep.equal(cameraAt(-50, 25).project([0, 0, 12 / 40]));
    expect(now(-30, 12)).to.have.length(2);
  });

  it('is not there beyond what is shown, and in a volume', () => {
    expect(now(25, 12, [0, 1, 0, 1, 0, 0.2])).to.deep.equal([]);
    expect(drawNow(cameraAt(-50, 25), { size, clip: WHOLE, time: null })).to.deep.equal([]);
  });
});

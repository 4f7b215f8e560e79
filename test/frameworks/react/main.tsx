// A grid in React 19: attributes as props, an object as a prop, a listener, a style, a ref, a link by `for`.
import 'ca-elements';
import 'ca-elements/react';
import { parseRule, type CaGrid, type Rule } from 'ca-elements';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [rule, setRule] = useState<string | Rule>('B3/S23');
  const [path, setPath] = useState('');
  const [steps, setSteps] = useState(0);
  const grid = useRef<CaGrid>(null);
  return (
    <>
      <ca-grid
        id="life"
        ref={grid}
        rule={rule}
        size="64 48"
        seed={7}
        rate="20"
        autoplay
        brush-radius={2}
        className="figure"
        style={{ '--ca-accent': 'teal', maxInlineSize: '20rem' }}
        onca-ready={({ detail }) => setPath(detail.path)}
        onca-step={({ detail }) => setSteps(detail.generation)}
      >
        <p slot="fallback">This needs WebGL2.</p>
      </ca-grid>
      <ca-controls for="life" />
      <p>
        Path <output id="path">{path}</output>, generation <output id="steps">{steps}</output>,{' '}
        <button onClick={() => setRule(parseRule('B36/S23'))}>HighLife</button>
        <button onClick={() => grid.current?.clear()}>Clear</button>
      </p>
    </>
  );
}

createRoot(document.querySelector('#app')!).render(<App />);

// How every page of the gallery looks: the manifest fills the tables of attributes, events and parts, each story is
// checked for accessibility, and a switch in the toolbar shows light and dark as a page with that `color-scheme` would.
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);

const SCHEMES: Record<string, string> = { system: 'light dark', light: 'light', dark: 'dark' };

const preview: Preview = {
  tags: ['autodocs'],
  parameters: { controls: { expanded: true }, a11y: { test: 'error' }, backgrounds: { disable: true } },
  globalTypes: {
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: { title: 'Scheme', icon: 'contrast', items: Object.keys(SCHEMES), dynamicTitle: true },
    },
  },
  initialGlobals: { scheme: 'system' },
  decorators: [
    (story, { globals }) => {
      const root = document.documentElement;
      root.style.colorScheme = SCHEMES[globals.scheme as string] ?? SCHEMES.system;
      root.style.background = 'Canvas';
      document.body.style.color = 'CanvasText';
      document.body.style.background = 'Canvas';
      return story();
    },
  ],
};
export default preview;

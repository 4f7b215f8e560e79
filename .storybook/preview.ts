// How every page of the gallery looks: one stylesheet, the manifest for the table of a tag's properties, a check of each
// story for accessibility, and a switch in the toolbar that shows light and dark as a page with that `color-scheme` would.
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import manifest from '../custom-elements.json' with { type: 'json' };
import '../components/index.js'; // with all that it holds: no story waits for a part that a page would fetch
import '../stories/page.css';

setCustomElementsManifest(manifest);

const SCHEMES: Record<string, string> = { system: 'light dark', light: 'light', dark: 'dark' };

// By the channel and not by a decorator: a page of words has no story to decorate.
void addons.ready().then((channel) => {
  const apply = ({ globals }: { globals: Record<string, unknown> }) => {
    document.documentElement.style.colorScheme = SCHEMES[String(globals.scheme)] ?? SCHEMES.system;
  };
  channel.on(SET_GLOBALS, apply);
  channel.on(GLOBALS_UPDATED, apply);
});

const preview: Preview = {
  parameters: {
    controls: { expanded: true },
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Grid',
          'Surface plot',
          'Volume',
          'Weight editor',
          'Controls',
          'Sharing',
          'Dashboards',
          'Rules',
          'Learning',
          'How a rule becomes fast',
          'Patterns',
          'Looks',
          'Languages',
          'Recipes',
          'Stability',
          'Decisions',
        ],
      },
    },
  },
  globalTypes: {
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: { title: 'Scheme', icon: 'contrast', items: Object.keys(SCHEMES), dynamicTitle: true },
    },
  },
  initialGlobals: { scheme: 'system' },
  decorators: [(story) => html`<div class="story">${story()}</div>`],
};
export default preview;

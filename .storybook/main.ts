// The gallery: which pages it holds and how it is built. It asks no other host for anything.
import type { StorybookConfig } from '@storybook/web-components-vite';
import glsl from '../shaders/glsl-plugin.mjs';

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  staticDirs: [
    { from: '../stories/media', to: '/media' },
    { from: '../stories/patterns', to: '/patterns' },
    // The article is a plain page: it loads what a reader's page would.
    { from: '../stories/article', to: '/article' },
    { from: '../dist/cdn', to: '/cdn' },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), glsl() as never],
    // These know light-dark(): what stands in for it in older browsers ignores a colour scheme that is set on an element.
    build: { ...vite.build, chunkSizeWarningLimit: 2000, cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  }),
};
export default config;

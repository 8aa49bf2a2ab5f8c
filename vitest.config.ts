import { defineConfig } from 'vitest/config';

/** Two cores are what CI has; a test file that starts a worker or a browser uses most of one. */
const MAX_WORKERS = 2;

const shared = {
  environment: 'node' as const,
  // Temporal's native worker must not be loaded into several threads of one process.
  pool: 'forks' as const,
  setupFiles: ['test/support/pin-time-zone.ts'],
  restoreMocks: true,
};

const servers = {
  ...shared,
  globalSetup: ['test/support/global-servers.ts'],
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    maxWorkers: MAX_WORKERS,
    passWithNoTests: true,
    // Nothing under these is a test of ours; node_modules alone would be the default.
    exclude: ['node_modules/**', '.cache/**', '.data/**'],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['**/*.integration.test.ts', '**/*.browser.test.ts'],
          testTimeout: 30_000,
        },
      },
      { test: { ...servers, name: 'integration', include: ['test/**/*.integration.test.ts'], testTimeout: 60_000 } },
      { test: { ...servers, name: 'browser', include: ['test/**/*.browser.test.ts'], testTimeout: 120_000 } },
    ],
  },
});

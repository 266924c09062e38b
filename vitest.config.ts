import { defineConfig } from 'vitest/config'
import { openScratch } from './test/support/scratch.ts'

process.env['TMPDIR'] = openScratch()

/**
 * Four suites: `unit` needs no service, `walls` looks at the repository itself, `service` starts its own PostgreSQL,
 * `browser` drives Chromium as well.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tools/**/*.test.ts', 'demo/**/*.test.ts', 'test/contract/**/*.unit.test.ts'], testTimeout: 60_000, isolate: false } },
      { test: { name: 'walls', include: ['test/contract/**/*.walls.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'service', include: ['test/**/*.service.test.ts'], globalSetup: 'test/support/databaseServer.ts', testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 1 } },
      { test: { name: 'browser', include: ['test/**/*.browser.test.ts'], globalSetup: 'test/support/databaseServer.ts', testTimeout: 240_000, hookTimeout: 120_000, maxWorkers: 2 } },
    ],
  },
})

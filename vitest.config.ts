import { defineConfig } from 'vitest/config'

const slow = ['test/stories/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/workspace/page*.test.ts']

// Files share a process, and so load the program once; what a test leaves behind, it ends itself.
const shared = {
  env: { TZ: 'Europe/London' },
  isolate: false,
  setupFiles: 'test/each-file.ts',
  testTimeout: 20_000,
  hookTimeout: 30_000,
  maxWorkers: 2,
  sequence: { groupOrder: 0 },
}

// Stories and command lines start browsers and programs: they run after the others, so that Slack's three seconds mean
// three seconds. A part of their time is waiting, so three of them go on at once.
export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      { test: { ...shared, name: 'tests', include: ['test/**/*.test.ts'], exclude: slow } },
      {
        test: {
          ...shared,
          name: 'abroad',
          include: ['test/domain/**/*.test.ts'],
          env: { TZ: 'America/Los_Angeles' },
        },
      },
      {
        test: {
          ...shared,
          name: 'stories',
          include: slow,
          globalSetup: 'test/stories/prepare-demonstration.ts',
          testTimeout: 90_000,
          hookTimeout: 90_000,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

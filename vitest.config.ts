import { defineConfig } from 'vitest/config'

const slow = ['test/stories/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/workspace/page*.test.ts']

/** What keeps nothing between tests but what is the same for all: files share a process, and load the program once. */
const together = ['domain', 'casework', 'register', 'kit'].map((folder) => `test/${folder}/**/*.test.ts`)

// Stories and command lines start browsers and programs: they run after the others, so that Slack's three seconds mean
// three seconds. A part of their time is waiting, so three of them go on at once.
export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [...slow, ...together],
          env: { TZ: 'Europe/London' },
          testTimeout: 20_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'together',
          include: together,
          env: { TZ: 'Europe/London' },
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'abroad',
          include: ['test/domain/**/*.test.ts'],
          env: { TZ: 'America/Los_Angeles' },
          isolate: false,
          testTimeout: 20_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'stories',
          include: slow,
          globalSetup: 'test/stories/prepare-demonstration.ts',
          env: { TZ: 'Europe/London' },
          testTimeout: 90_000,
          hookTimeout: 90_000,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Stores, templates and files of thousands of tests stand in one folder, which goes when the run is over.
const folder = mkdtempSync(join(tmpdir(), 'fasttrack-tests-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const slow = ['test/stories/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/workspace/page*.test.ts']

const longest = [
  'access-matrix',
  'depth',
  'apart',
  'kills',
  'privacy',
  'access',
  'four-options',
  'endings',
  'limits',
  'families',
  'every-letter',
  'importing',
]

function rankOf({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
  return at < 0 ? longest.length : at
}

// Small files that take minutes would come last where nothing is known of earlier runs, and one core would wait for them.
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b))
  }
}

// Files share a process, and so load the program once; what a test leaves behind, it ends itself. A part of the time is
// waiting, so three of them go on at once on two cores.
const shared = {
  env: { TZ: 'Europe/London', TMPDIR: folder },
  isolate: false,
  // Tests make much that is soon forgotten: with more room for it, half the time of clearing away is saved.
  execArgv: ['--max-semi-space-size=64'],
  setupFiles: 'test/each-file.ts',
  // What takes seconds, and a condition that is waited for, may take long on a busy machine.
  testTimeout: 30_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
  maxWorkers: 3,
  sequence: { groupOrder: 0 },
}

// Stories and command lines start browsers and programs: they run after the others, so that Slack's three seconds mean
// three seconds.
export default defineConfig({
  test: {
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...shared, name: 'tests', include: ['test/**/*.test.ts'], exclude: slow } },
      {
        test: {
          ...shared,
          name: 'abroad',
          include: ['test/domain/**/*.test.ts'],
          env: { TZ: 'America/Los_Angeles', TMPDIR: folder },
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
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

import { expect } from 'vitest'
import type { Workspace } from '../../src/workspace/index.ts'

/** Fails a test in which the bot did something that Slack hides behind a vague sentence; what a test provokes, it forgives. */
export function expectNoFaults(workspace: Workspace | null): void {
  expect(workspace?.faults() ?? []).toEqual([])
}

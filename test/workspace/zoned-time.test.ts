import { expect, it } from 'vitest'
import { secondsAhead } from '../../src/workspace/state/zoned-time.ts'

it.each([
  ['2026-07-01T10:00:31Z', 'Europe/London', 3600],
  ['2026-12-01T10:00:31Z', 'Europe/London', 0],
  ['2026-12-01T23:59:59Z', 'Asia/Kolkata', 19_800],
  ['2026-12-01T03:59:59Z', 'America/New_York', -18_000],
])('at %s, %s is ahead of UTC by %d seconds', (at, zone, seconds) =>
  expect(secondsAhead(new Date(at), zone)).toBe(seconds),
)

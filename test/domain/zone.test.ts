import { expect, it } from 'vitest'

it('runs in the zone that its project names, or the others would prove nothing about days', () => {
  expect(['Europe/London', 'America/Los_Angeles']).toContain(process.env.TZ)
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(process.env.TZ)
  expect(new Date(2026, 6, 1).getTimezoneOffset()).toBe(process.env.TZ === 'Europe/London' ? -60 : 420)
})

import { page } from './page-state.js'

const zone = () => page.snapshot?.clock.timeZone ?? 'Europe/London'

const format = (options) => (date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone(), ...options }).format(date)

const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** `Saturday 21 November 2026, 17:50`. */
export function longTime(date) {
  return `${day(date).replace(',', '')}, ${time(date)}`
}

/** `17:50`. */
export function shortTime(ts) {
  return time(new Date(Number(ts) * 1000))
}

/** `21 Nov 2026, 17:50:07`. */
export const exactTime = format({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** `Saturday 21 November 2026`, or `Today` or `Yesterday`. */
export function dayOf(ts, now) {
  const shown = day(new Date(Number(ts) * 1000))
  if (shown === day(now)) return 'Today'
  if (shown === day(new Date(now.getTime() - 86_400_000))) return 'Yesterday'
  return shown.replace(',', '')
}

/** `2026-11-21T17:50` in the workspace's zone, as date and time fields want it. */
export function fieldTime(date) {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone(),
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(date)
  return parts.replace(' ', 'T')
}

/** What a `{token}` of Slack's date format stands for. */
const TOKENS = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  date_num: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date_slash: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date_short: { day: 'numeric', month: 'short', year: 'numeric' },
  date_long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
}

/** Writes a Slack date such as `{date_long} at {time}`. */
export function formatSlackDate(seconds, pattern) {
  const date = new Date(seconds * 1000)
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name) => {
    const options = TOKENS[name.replace('_pretty', '')]
    return options === undefined ? whole : format(options)(date)
  })
}

/** How many bytes, for people. */
export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bytes`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

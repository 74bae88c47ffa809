const parts = (date: Date, zone: string): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  )

/** The wall-clock time of an instant in a zone, as `YYYY-MM-DDTHH:mm`. */
export function localTime(date: Date, zone: string): string {
  const { year, month, day, hour, minute } = parts(date, zone)
  return `${year}-${month}-${day}T${hour}:${minute}`
}

/** How far a zone is ahead of UTC at an instant, in seconds. */
export function secondsAhead(date: Date, zone: string): number {
  const minute = Math.floor(date.getTime() / 60_000) * 60_000
  return (Date.parse(`${localTime(date, zone)}:00Z`) - minute) / 1000
}

/** The instant of a wall-clock time `YYYY-MM-DDTHH:mm` in a zone; in a gap, the time after it. */
export function instantOf(local: string, zone: string): Date {
  const wanted = Date.parse(`${local}:00Z`)
  if (Number.isNaN(wanted)) throw new RangeError(`not a date and time: ${local}`)
  let guess = wanted
  for (let round = 0; round < 2; round += 1)
    guess += wanted - Date.parse(`${localTime(new Date(guess), zone)}:00Z`)
  return new Date(guess)
}

/** The next time that a zone's clock shows `HH:mm` on a later day than today's. */
export function tomorrowAt(now: Date, time: string, zone: string): Date {
  const today = localTime(now, zone).slice(0, 10)
  const next = new Date(Date.parse(`${today}T12:00:00Z`) + 24 * 3600_000).toISOString().slice(0, 10)
  return instantOf(`${next}T${time}`, zone)
}

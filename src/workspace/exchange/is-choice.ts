import type { Core } from '../core.ts'
import { maySee } from '../state/conversations.ts'

type Test = (core: Core, userId: string, value: string) => boolean

const isDay: Test = (_core, _userId, value) => {
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value
}

const isPerson: Test = (core, _userId, value) => core.store.get('users', value) !== undefined

const isInSight: Test = (core, userId, value) => {
  const channel = core.store.get('channels', value)
  return channel !== undefined && maySee(core, userId, channel)
}

const tests: Readonly<Record<string, Test>> = {
  datepicker: isDay,
  timepicker: (_core, _userId, value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  users_select: isPerson,
  channels_select: isInSight,
  conversations_select: (...given) => isInSight(...given) || isPerson(...given),
}

/** Whether an element without listed options can be set to a value: a real day or time, a person, a conversation in sight. */
export function isChoice(core: Core, userId: string, type: string, value: string): boolean {
  return tests[type]?.(core, userId, value) ?? false
}

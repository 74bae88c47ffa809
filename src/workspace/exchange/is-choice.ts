import type { Core } from '../core.ts'
import { maySee } from '../state/conversations.ts'
import type { Dict } from '../state/model.ts'
import { offersChannel, offersPerson } from './offers-channel.ts'

type Test = (core: Core, userId: string, value: string, element: Dict) => boolean

const isDay: Test = (_core, _userId, value) => {
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value
}

const isPerson: Test = (core, _userId, value) => {
  const user = core.store.get('users', value)
  return user !== undefined && user.deleted !== true
}

const isOffered: Test = (core, userId, value, element) => {
  const channel = core.store.get('channels', value)
  return channel !== undefined && maySee(core, userId, channel) && offersChannel(element, channel)
}

const isOfferedPerson: Test = (core, userId, value, element) =>
  isPerson(core, userId, value, element) &&
  offersPerson(element, core.store.get('users', value)?.isBot === true)

const tests: Readonly<Record<string, Test>> = {
  datepicker: isDay,
  timepicker: (_core, _userId, value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  users_select: isPerson,
  channels_select: isOffered,
  conversations_select: (...given) => isOffered(...given) || isOfferedPerson(...given),
}

/** Whether an element without listed options can be set to a value: a real day or time, a person, a conversation that it offers. */
export function isChoice(core: Core, userId: string, element: Dict, value: string): boolean {
  const type = String(element.type).replace('multi_', '')
  return tests[type]?.(core, userId, value, element) ?? false
}

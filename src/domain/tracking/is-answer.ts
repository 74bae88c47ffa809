import { isDay } from '../day.ts'
import { choicesOf, notKnown, type TrackingField } from './tracking.ts'

type Kind = TrackingField['kind']

const one = (field: TrackingField, value: readonly string[]) => value.length === 1 && among(field, value)
const among = (field: TrackingField, value: readonly string[]) =>
  value.length > 0 && value.every((said) => choicesOf(field).some(({ id }) => id === said))
const only =
  (fits: (said: string) => boolean, most: number) => (_: TrackingField, value: readonly string[]) =>
    value.length > 0 && value.length <= most && value.every((said) => said === notKnown || fits(said))

const fits: Record<Kind, (field: TrackingField, value: readonly string[]) => boolean> = {
  text: only((said) => said !== '' && said.length <= 100, 1),
  number: only((said) => /^\d{1,2}$/.test(said), 1),
  'yes-no': one,
  choice: one,
  choices: among,
  days: only(isDay, 10),
  'register-weeks': () => false,
}

/** Can this be the answer to a field: one of its choices, a number, days, or a few words? */
export const isAnswer = (field: TrackingField, value: readonly string[]): boolean =>
  fits[field.kind](field, value)

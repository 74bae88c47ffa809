/**
 * What somebody said of a field of the evaluation, by the field's key. What only evaluators count is no part of a case's
 * state, so that no rule, letter or other screen can look at it.
 */
export type TrackingEvent = { type: 'tracked'; field: string; value: readonly string[] }

export type TrackingCommand = {
  do: 'track'
  answers: readonly { field: string; value: readonly string[] }[]
}

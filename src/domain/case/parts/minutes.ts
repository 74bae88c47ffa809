import type { Day } from '../../day.ts'
import { put, type StepsOf } from '../step.ts'

/** Something that somebody undertook at a meeting; one that was agreed by mistake is taken off and stays in the record. */
export type Action = {
  id: string
  meeting: string
  what: string
  who: string
  due: Day
  how: string
  doneOn: Day | null
  off?: true | undefined
}

/** A stretch of sessions, each end written `2026-11-02 AM`, which sorts as it falls. */
export type Stretch = { from: string; to: string }

/** Why a family says that some sessions in a row were missed; a reason of `none` takes back what was said. */
export type AbsenceReason = Stretch & { reason: string; words: string }

/** What the minutes of one meeting hold beside what was said: reasons for absences, what was explained, the signed sheets. */
export type MinutesKept = {
  reasons: AbsenceReason[]
  explainedOn: Day | null
  signed: string[]
}

export type MinutesEvent =
  | ({ type: 'absence-explained'; meeting: string } & AbsenceReason)
  | { type: 'consequences-explained'; meeting: string }
  | { type: 'minutes-signed'; meeting: string; document: string }
  | { type: 'action-changed'; action: string; what: string; who: string; due: Day; how: string }
  | { type: 'action-taken-off'; action: string }

export type MinutesCommand =
  | { do: 'explain-absences'; meeting: string; reasons: GivenReason[] }
  | { do: 'explain-consequences'; meeting: string }
  | { do: 'sign-minutes'; meeting: string; documents: readonly string[] }
  | { do: 'change-action'; action: string; what: string; who: string; due: Day; how: string }
  | { do: 'take-off-action'; action: string }

/** A reason as it is given, and whether the register says otherwise, so that whoever keeps it has to be asked. */
export type GivenReason = AbsenceReason & { differs: boolean }

type Minutes = { minutes: Record<string, MinutesKept>; actions: Record<string, Action> }

const nothing: MinutesKept = { reasons: [], explainedOn: null, signed: [] }

/** What the minutes of a meeting hold beside what was said; nothing at first. */
export const minutesOf = ({ minutes }: Pick<Minutes, 'minutes'>, meeting: string): MinutesKept =>
  minutes[meeting] ?? nothing

/** Do two stretches of sessions share one? */
export const overlap = (one: Stretch, other: Stretch): boolean => one.from <= other.to && other.from <= one.to

/** What stands as the reason for some sessions in a row: the register may have grown since it was given. */
export const reasonFor = ({ reasons }: MinutesKept, sessions: Stretch): AbsenceReason | null =>
  reasons.findLast((one) => overlap(one, sessions)) ?? null

/** What was agreed at a meeting and not taken off again. */
export const agreedAt = ({ actions }: Pick<Minutes, 'actions'>, meeting: string): Action[] =>
  Object.values(actions).filter((action) => action.meeting === meeting && !action.off)

const kept = (state: Minutes, meeting: string, change: Partial<MinutesKept>) => ({
  minutes: { ...state.minutes, [meeting]: { ...minutesOf(state, meeting), ...change } },
})

export const minutesSteps: StepsOf<MinutesEvent, Minutes> = {
  'absence-explained': (state, { meeting, from, to, reason, words }) => {
    const others = minutesOf(state, meeting).reasons.filter((one) => !overlap(one, { from, to }))
    const now = reason === 'none' ? [] : [{ from, to, reason, words }]
    return kept(state, meeting, { reasons: [...others, ...now] })
  },
  'consequences-explained': (state, { meeting, on }) => kept(state, meeting, { explainedOn: on }),
  'minutes-signed': (state, { meeting, document }) =>
    kept(state, meeting, { signed: [...minutesOf(state, meeting).signed, document] }),
  'action-changed': ({ actions }, { action, what, who, due, how }) => ({
    actions: put(actions, action, { what, who, due, how }),
  }),
  'action-taken-off': ({ actions }, { action }) => ({ actions: put(actions, action, { off: true }) }),
}

import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { Attendance, Attendee } from '../src/domain/case/event.ts'
import type { Meeting } from '../src/domain/case/state.ts'
import type { attendanceModal, Chosen, Coming } from '../views/minutes/attendance.ts'
import type { TypedIn } from '../views/typed-in.ts'
import { askedBy, because, type Ctx, look, notHere } from './desk.ts'
import { typedInHead, wrongTypedIn } from './typed-in.ts'

/** Who is here as it came back from a window. */
export type Came = ReturnType<(typeof attendanceModal)['read']>

/** How each person came, as it stands in the window. */
export const chosenIn = ({ answers }: Came): Chosen =>
  new Map(answers.came.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const])))

const timeOf = ({ answers }: Came, who: string, coming: Coming) =>
  answers.at.find((one) => one.key === `${who}~${coming}`)?.value ?? (true as const)

function attendanceOf(reading: Came): Attendance[] {
  return [...chosenIn(reading)].map(([who, coming]) => {
    if (coming === 'late') return { who, came: true, late: timeOf(reading, who, coming) }
    if (coming === 'left-early') return { who, came: true, leftEarly: timeOf(reading, who, coming) }
    const reason = reading.answers.reason.find((one) => one.key === who)?.value ?? undefined
    const away = coming === 'not-here'
    return { who, came: !away, ...(away && reason !== undefined ? { goodReason: true, reason } : {}) }
  })
}

const mention = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/

/** Who came without having been asked, as it was typed; a sentence where it is nobody we know by that. */
function alsoIn(typed: string | null, { attendees }: Meeting, { people }: LookedAt): Attendee[] | string {
  if (typed === null) return []
  const [, colleague] = mention.exec(typed) ?? []
  if (colleague !== undefined && people[colleague] === undefined)
    return 'This person is not on the list of staff. Type their name instead, as it should stand in the minutes.'
  if (colleague !== undefined)
    return attendees.some(({ who }) => who === colleague) ? [] : [{ who: colleague, as: 'staff' }]
  const known = attendees.some((one) => one.name === typed)
  const numbers = attendees.map(({ who }) => Number(/^name-(\d+)$/.exec(who)?.[1] ?? 0))
  return known ? [] : [{ who: `name-${Math.max(0, ...numbers) + 1}`, as: 'other', name: typed }]
}

/** Why it was not kept who came, at the field where it shows. */
export type WrongHere = { field: 'came' | keyof TypedIn; text: string }

/** The paper that who came is typed in from, as the form says it; null where it is kept as the meeting goes on. */
export const paperIn = ({ context, answers }: Came): TypedIn | null =>
  context.paper && { ...context.paper, doneBy: answers.doneBy, how: answers.how }

/** Records who came; what is wrong where it was not kept. */
export async function keepAttendance(ctx: Ctx, reading: Came): Promise<WrongHere | null> {
  const { case: id, meeting } = reading.context
  const looked = await look(ctx, id)
  const found = looked?.state.meetings[meeting]
  const at = (text: string): WrongHere => ({ field: 'came', text })
  if (looked === null) return at(notHere)
  if (found === undefined) return at(await because(ctx, id, { code: 'no-such-meeting' }))
  const paper = paperIn(reading)
  const wrong = paper && (await wrongTypedIn(ctx, looked, paper))
  if (wrong) return wrong
  const also = alsoIn(reading.answers.also, found, looked)
  if (typeof also === 'string') return at(also)
  const more = also.map(({ who }) => ({ who, came: true }))
  const attendance = [...attendanceOf(reading), ...more]
  const asked = askedBy(ctx, { ...typedInHead(paper), key: `${ctx.inboxKey}:here`, on: found.on })
  const outcome = await act(ctx.deps.house, id, asked, { do: 'hold-meeting', meeting, attendance, also })
  return outcome.done ? null : at(await because(ctx, id, outcome.refusal))
}

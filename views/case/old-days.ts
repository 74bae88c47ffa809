import type { KnownBlock } from '@slack/types'
import { type OldDay, oldDayFor, putOff } from '../../src/domain/case/put-off.ts'
import type { Meeting } from '../../src/domain/case/state.ts'
import { noticeFor } from '../../src/domain/case/verbs/plan-meeting.ts'
import { fallsOnShutDay } from '../../src/domain/case/verbs/recount.ts'
import { type Day, formatDay, formatDayShort } from '../../src/domain/day.ts'
import { section } from '../../src/kit/blocks.ts'
import { escapeText, name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { openLetters } from '../letters.ts'
import { listed, nameOf, some, titleIn } from '../words.ts'

const mostNamed = 3

function namesOf({ names, state }: CaseShown, old: readonly OldDay[]): string {
  const attendees = (id: string) => {
    const meeting = state.meetings[id]
    return meeting === undefined
      ? []
      : [...meeting.attendees, ...meeting.earlier.flatMap((one) => one.attendees)]
  }
  const all = old.map((one) => name(nameOf(one.addressee, names, attendees(one.meeting))))
  const more = all.length - mostNamed
  return listed(more > 0 ? [...all.slice(0, mostNamed), some(more, 'other')] : all)
}

const lastDay = (day: Day | null): string =>
  day === null ? '' : ` Last day to send them: ${formatDay(day)}.`

/** Who has been told a day of this meeting that no longer stands, and by when they must hear of the new one. */
export function oldDayBlocks(looked: CaseShown, meeting: Meeting): KnownBlock[] {
  const { state, context: asked } = looked
  if (meeting.state !== 'planned') return []
  if (fallsOnShutDay(asked, meeting))
    return [section(':warning: *The school is shut on this day.* Press “Change” and choose another.')]
  const stale = meeting.attendees.flatMap(({ who }) => {
    const old = oldDayFor(state, meeting, who)
    return old === null ? [] : [{ ...old, addressee: who, meeting: meeting.id }]
  })
  const kind = asked.pathway.meetings.find((one) => one.id === meeting.kind)
  if (stale.length === 0 || kind === undefined) return []
  const { lastSend } = noticeFor(state, asked.facts, kind, meeting.on)
  const text = `:warning: *Still to be told of the new day:* ${namesOf(looked, stale)}. Send new invitations; they say that the old day no longer stands.${lastDay(lastSend)} Call them too if the old day is near, and log it.`
  const button = openLetters.element({
    text: 'Letters',
    spoken: 'Letters: new invitations',
    payload: { case: state.id },
  })
  return [section(text, looked.acts ? { accessory: button } : {})]
}

/** The meetings that are off and of which somebody who had been invited has not been told. */
export function putOffBlocks(looked: CaseShown): KnownBlock[] {
  const { state, context: asked } = looked
  if (state.closeReason === 'died') return []
  return asked.pathway.meetings.flatMap((kind) => {
    const old = putOff(state, kind.id)
    const [first] = old
    if (first === undefined) return []
    const days = listed([...new Set(old.map((one) => formatDayShort(one.day)))])
    const text = `:warning: *${escapeText(titleIn(asked.pathway, kind.id))} on ${days} is off.* Still to be told: ${namesOf(looked, old)}.`
    const button = openLetters.element({
      text: 'Letters',
      spoken: `Letters: ${kind.title} is called off`,
      payload: { case: state.id },
    })
    return [section(text, looked.acts ? { accessory: button } : {})]
  })
}

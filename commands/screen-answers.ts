import type { LookedAt } from '../src/casework/look-at-case.ts'
import { heard, type OnScreen } from '../src/domain/case/checklist.ts'
import type { GivenAnswer } from '../src/domain/case/command.ts'
import { fold } from '../src/domain/case/evolve.ts'
import type { checklist } from '../views/checklist/form.ts'

/** A checklist as it came back from a window. */
export type Answered = ReturnType<(typeof checklist)['read']>

/** What stands on the screen, item by item. */
function onScreen({ answers }: Answered): OnScreen[] {
  const items = [...new Set([...answers.answer, ...answers.note, ...answers.day].map((one) => one.key))]
  return items.map((item) => ({
    item,
    value: answers.answer.find((one) => one.key === item)?.value,
    note: answers.note.some((one) => one.key === item)
      ? (answers.note.find((one) => one.key === item)?.value ?? '')
      : undefined,
    day: answers.day.find((one) => one.key === item)?.value,
  }))
}

/** What a person changed in one window since it was painted; null when the case never came to this stage. */
export function answersOn(
  { state: now, events }: LookedAt,
  screen: string,
  reading: Answered,
  chosen: string | undefined,
): GivenAnswer[] | null {
  const { stage, seq } = reading.context
  const visit = now.visits[stage]?.visit
  if (visit === undefined) return null
  const painted = fold(
    now.id,
    events.filter((event) => event.seq <= seq),
  )
  const since = events.filter((event) => event.seq > seq)
  return heard(onScreen(reading), { screen, painted, now, since, stage, visit, chosen })
}

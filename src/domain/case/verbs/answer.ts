import type { CommandOf, GivenAnswer } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { done, type Result, refuse } from '../refusal.ts'
import { type Answer, answerKey } from '../state.ts'
import type { Context } from '../unmet.ts'

function same(was: Answer | undefined, now: GivenAnswer): boolean {
  const value = now.value ?? was?.value
  const note = now.note ?? was?.note ?? ''
  const proof = JSON.stringify({ ...was?.proof, ...now.proof })
  return (
    value === was?.value &&
    note === (was?.note ?? '') &&
    proof === JSON.stringify(was?.proof ?? {}) &&
    !now.kept?.length
  )
}

type Asked = Pick<CommandOf<'answer'>, 'stage' | 'screen'>

function answered(
  { stage, screen }: Asked,
  visit: number,
  was: Answer | undefined,
  now: GivenAnswer,
): CaseEvent {
  return {
    type: 'item-answered',
    stage,
    visit,
    ...(screen === undefined ? {} : { screen }),
    item: now.item,
    value: now.value ?? was?.value ?? 'not-yet',
    note: now.note ?? was?.note ?? '',
    kept: [...(was?.kept ?? []), ...(now.kept ?? [])],
    proof: { ...was?.proof, ...now.proof },
  }
}

/** Keeps the answers that change something, one event an item. */
export function answer({ pathway, state }: Context, command: CommandOf<'answer'>): Result<CaseEvent[]> {
  const visit = state.visits[command.stage]?.visit
  if (visit === undefined) return refuse({ code: 'stage-not-open', stage: command.stage })
  const items = pathway.stages.find((stage) => stage.id === command.stage)?.items ?? []
  const events: CaseEvent[] = []
  for (const given of command.answers) {
    if (!items.some((item) => item.id === given.item))
      return refuse({ code: 'unknown-item', item: given.item })
    const was = state.answers[answerKey(given.item, visit)]
    if (same(was, given)) continue
    events.push(answered(command, visit, was, given))
  }
  return done(events)
}

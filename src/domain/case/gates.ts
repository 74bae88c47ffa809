import type { Gate, LetterKind, Option } from '../pathway/pathway.ts'
import type { Unmet } from './refusal.ts'
import { type Context, unmetOf } from './unmet.ts'

const isAt = ({ on }: Gate, word: 'option' | 'letter' | 'enter', id: string): boolean =>
  typeof on === 'object' && Object.entries(on).some(([key, named]) => key === word && named === id)

/** What some gates still ask, each with what to do about it; all of them must hold, whichever pathway they belong to. */
const unmetAt = (context: Context, gates: readonly Gate[]): Unmet[] =>
  gates.flatMap(({ says, needs }) => {
    const unmet = needs.flatMap((need) => unmetOf(need, context))
    return unmet.length === 0 ? [] : [{ unmet: 'gate' as const, says, needs: unmet }]
  })

/** What is asked before a stage is entered. */
export const stageGates = (context: Context, stage: string): Unmet[] =>
  unmetAt(
    context,
    context.pathway.gates.filter((gate) => isAt(gate, 'enter', stage)),
  )

const enteredBy = ({ effect }: Option): string[] =>
  'enter' in effect ? [effect.enter] : 'review' in effect ? Object.values(effect.review) : []

/** What is asked before an option is chosen, by itself, by where it leads and by what it leads towards; a penalty notice is open while one parent may be given it. */
export function optionGates(context: Context, option: Option): Unmet[] {
  const gates = context.pathway.gates.filter(
    (gate) =>
      gate.on === option.towards ||
      isAt(gate, 'option', option.id) ||
      enteredBy(option).some((stage) => isAt(gate, 'enter', stage)),
  )
  if (option.towards !== 'penalty-notice' || gates.length === 0) return unmetAt(context, gates)
  const each = context.facts.parents.map(({ id }) => unmetAt({ ...context, parent: id }, gates))
  return each.find((unmet) => unmet.length === 0) ?? each[0] ?? unmetAt(context, gates)
}

/** What is asked before a penalty notice is given to a parent. */
export const noticeGates = (context: Context, parent: string): Unmet[] =>
  unmetAt(
    { ...context, parent },
    context.pathway.gates.filter(({ on }) => on === 'penalty-notice'),
  )

/** What is asked before a letter is written. */
export const letterGates = (context: Context, kind: LetterKind): Unmet[] =>
  unmetAt(
    context,
    context.pathway.gates.filter(
      (gate) => isAt(gate, 'letter', kind.id) || (gate.on === 'warning' && kind.warns),
    ),
  )

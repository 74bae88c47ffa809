import type { Dict } from '../state/model.ts'
import { stateShapes } from '../state/values.ts'

/** What a person does with a control. */
export type Verb = 'press' | 'pick' | 'attach' | 'choose' | 'fill'

const OWN: Readonly<Record<string, Verb>> = { button: 'press', overflow: 'pick', file_input: 'attach' }
const FROM_A_LIST = /^(multi_)?(users|channels|conversations)_select$/

/** What a person does with an element: presses, picks from its menu, attaches to it, chooses in it, or writes into it. */
export function verbOf({ type }: Dict): Verb {
  const own = OWN[String(type)]
  if (own !== undefined) return own
  const chosen = FROM_A_LIST.test(String(type)) || /^option/.test(stateShapes[String(type)]?.kind ?? '')
  return chosen ? 'choose' : 'fill'
}

/** Whether an element can hold something, so that whoever fills it in need not know how. */
export const isField = (element: Dict): boolean => !['press', 'pick'].includes(verbOf(element))

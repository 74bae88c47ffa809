import type { LetterFacts } from '../../domain/letter-facts.ts'
import type { Period } from './attendance-facts.ts'
import { filledIn } from './forms-of.ts'
import { historyOf } from './history-of.ts'
import { lettersSent } from './letters-sent.ts'
import { linesOf } from './lines-of.ts'
import type { Scene } from './scene.ts'

type Application = NonNullable<LetterFacts['application']>

/** A field of the form whose title asks after a defence in law. */
const asksDefence = /^defence-/
const labelled = /^([\p{L}\d]{1,6}\/\d{1,3})[\s:.,–-]*(.+)$/u

/** One exhibit from its line: the label that it was given, such as AB/1, or else its number. */
function exhibitOf(line: string, index: number): Application['exhibits'][number] {
  const [, label, what] = labelled.exec(line) ?? []
  return label && what ? { label, what } : { label: String(index + 1), what: line }
}

/** The school's account for the council: what its form says, beside what the case itself has on record. Null before the form is recorded. */
export function applicationFacts(scene: Scene, period: Period): Application | null {
  const filled = filledIn(scene, 'summary', 'support', 'supervision-order')
  if (filled === null) return null
  const { form, values } = filled
  return {
    ...period,
    summary: values.summary ?? '',
    support: linesOf(values.support),
    history: historyOf(scene),
    letters: lettersSent(scene),
    defences: form.fields.flatMap(({ id, title }) => {
      const answer = asksDefence.test(id) ? values[id]?.trim() : undefined
      return answer ? [{ question: title, answer }] : []
    }),
    supervisionOrder: values['supervision-order'] ?? '',
    exhibits: linesOf(values.exhibits).map(exhibitOf),
  }
}

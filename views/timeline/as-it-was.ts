import type { Pathway } from '../../src/domain/pathway/pathway.ts'
import type { CaseShown } from '../case-shown.ts'

type Lists = 'stages' | 'letters' | 'meetings' | 'records' | 'deadlines' | 'watches' | 'decisions'
type Named = Pick<Pathway, Lists>

/** What a pathway names, under the names that these have in a case that was moved off it. */
function underOldNames(pathway: Pathway): Named {
  const old = <T extends { id: string }>(one: T): T => ({ ...one, id: `${pathway.id}/${one.id}` })
  const { stages, letters, meetings, records, deadlines, watches, decisions } = pathway
  return {
    stages: stages.map(old),
    letters: letters.map(old),
    meetings: meetings.map(old),
    records: records.map(old),
    deadlines: deadlines.map(old),
    watches: watches.map(old),
    decisions: decisions.map((one) => ({ ...one, options: one.options.map(old) })),
  }
}

const both = (first: Named, second: Named): Named => ({
  stages: [...first.stages, ...second.stages],
  letters: [...first.letters, ...second.letters],
  meetings: [...first.meetings, ...second.meetings],
  records: [...first.records, ...second.records],
  deadlines: [...first.deadlines, ...second.deadlines],
  watches: [...first.watches, ...second.watches],
  decisions: [...first.decisions, ...second.decisions],
})

/** A case with the titles that things had on another of its pathways: what was done before it was moved keeps its own. For words only. */
export function titledBy(looked: CaseShown, pathway: Pathway): CaseShown {
  const old = looked.earlier.map((one) => underOldNames(one.pathway))
  const named = old.reduce(both, pathway)
  return { ...looked, context: { ...looked.context, pathway: { ...pathway, ...named } } }
}

/** The case for each of its events with the titles of the pathway that it was on then. */
export function asItWas(looked: CaseShown): (seq: number) => CaseShown {
  const now = titledBy(looked, looked.context.pathway)
  const before = looked.earlier.map(({ until, pathway }) => ({ until, looked: titledBy(looked, pathway) }))
  return (seq) => before.find(({ until }) => seq < until)?.looked ?? now
}

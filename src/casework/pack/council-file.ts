import { prosecutionTests } from '../../domain/case/parts/prosecution.ts'
import type { Finding } from '../../domain/charge/defences.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import { lackWords } from '../../domain/prosecution/lack-words.ts'
import { offenceWords } from '../../domain/prosecution/offence-words.ts'
import { defencesFor, prosecutionLacks } from '../../domain/prosecution/standing.ts'
import { chargeFacts } from './charge-of.ts'
import { courtPart, type Frame } from './court-part.ts'
import type { OrderedPart } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'

type Record = NonNullable<LetterFacts['decisionRecord']>

const findingWords: { [F in Finding]: string } = {
  applies: 'applies',
  'does-not-apply': 'does not apply',
  'not-known': 'not known',
}
const testTitles = { evidence: 'Evidence', 'public-interest': 'Public interest' } as const
const outcomes: { [outcome: string]: string } = {
  paid: 'paid',
  'not-paid': 'not paid',
  withdrawn: 'withdrawn',
}

const blankOr = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function testsOf({ file, base }: PackScene): Record['tests'] {
  return prosecutionTests.map((test) => {
    const signed = file.tests[test]
    const title = testTitles[test]
    if (signed === undefined) return { title, says: 'not signed', why: null, by: null, on: null }
    const stale = signed.seq < file.changed ? ', before the record changed' : ''
    const says = `${signed.passes ? 'met' : 'not met'}${stale}`
    return { title, says, why: blankOr(signed.why), by: nameOf(base, signed.by), on: signed.on }
  })
}

const nameOf = ({ colleagues }: PackScene['base'], id: string): string =>
  colleagues.get(id)?.name ?? 'a colleague who has left'

function decisionOf({ file, base }: PackScene): Record['decision'] {
  if (file.decision === null) return null
  const { prosecute, reasons, by, on } = file.decision
  return { says: prosecute ? 'To prosecute' : 'Not to prosecute', reasons, by: nameOf(base, by), on }
}

/** How a council decided about one parent, as its own paper prints it. */
export function recordFactsOf(scene: PackScene): Record {
  const { file, loaded, base, parent } = scene
  const { prosecution, defences } = loaded.context.facts
  const lacks = prosecutionLacks(file, { prosecution, defences })
  const notices = Object.values(loaded.state.notices).filter((notice) => notice.parent === parent.id)
  return {
    charge: file.charge && {
      from: file.charge.from,
      to: file.charge.to,
      offence: offenceWords[file.charge.offence],
    },
    fields: prosecution.record.map(({ id, title }) => {
      const said = file.record[id]
      const text = blankOr(said?.text ?? '')
      return { title, text, by: said === undefined ? null : nameOf(base, said.by), on: said?.on ?? null }
    }),
    defences: defencesFor(file, defences).map(({ id, question, provision }) => {
      const found = file.defences[id]
      const finding = found === undefined ? null : findingWords[found.finding]
      return { question, provision, finding, why: found?.why ?? null }
    }),
    tests: testsOf(scene),
    decision: decisionOf(scene),
    lacks: lacks.length === 0 ? null : lackWords(lacks),
    advice: blankOr(file.advice),
    previous: blankOr(file.previous),
    notices: notices.map(({ served, which, outcome }) => ({
      served,
      which,
      outcome: outcomes[outcome ?? ''] ?? 'not yet known',
    })),
  }
}

/** The council's own file about one parent, which is never served: the decision record, and the sessions that are not charged. */
export function councilFileOf(scene: PackScene, frame: Frame): OrderedPart[] {
  const on = frame.date
  const record = { ...frame, decisionRecord: recordFactsOf(scene) }
  const charge = chargeFacts(scene)
  const part = { id: 'decision-record', kind: 'handed-in' as const, title: 'Decision record', on }
  const barred = {
    id: 'sessions-barred',
    kind: 'sessions' as const,
    title: 'Sessions that are not charged',
    on,
  }
  return [
    ...courtPart(scene, record, 'court/decision-record', part),
    ...(charge === null || charge.barred.length === 0
      ? []
      : courtPart(scene, { ...frame, charge }, 'court/sessions-barred', barred)),
  ]
}

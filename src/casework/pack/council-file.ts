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
import { registerPart } from './register-parts.ts'

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

const cameOf = (outcome: string | null): string => outcomes[outcome ?? ''] ?? 'not yet known'

/** The notices to this parent for this child: of this case, and of others, those that may be another's with a word on it. */
function noticesOf({ loaded, parent }: PackScene): Record['notices'] {
  const { state, context, family } = loaded
  const here = Object.values(state.notices).filter((notice) => notice.parent === parent.id)
  const before = (context.facts.noticesOnRecord ?? []).filter(
    (notice) => notice.parent === parent.id && notice.case !== state.id,
  )
  const elsewhere = before.flatMap(({ case: id, served, sure }) => {
    const found = family.notices.find((notice) => notice.caseId === id && notice.served === served)
    const whose = sure ? '' : ', perhaps to another person of that name'
    return found === undefined
      ? []
      : [{ served, which: `${found.which}, in ${id}${whose}`, outcome: cameOf(found.outcome) }]
  })
  const own = here.map(({ served, which, outcome }) => ({ served, which, outcome: cameOf(outcome) }))
  return [...elsewhere, ...own].sort((one, other) => one.served.localeCompare(other.served))
}

/** How a council decided about one parent, as its own paper prints it. */
export function recordFactsOf(scene: PackScene): Record {
  const { file, loaded, base } = scene
  const { prosecution, defences } = loaded.context.facts
  const lacks = prosecutionLacks(file, { prosecution, defences })
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
    notices: noticesOf(scene),
    laid: file.laid.map(({ laid, from, to }) => ({ laid, from, to })),
  }
}

const papers = [
  ['court/decision-record', 'Decision record'],
  ['court/legal-advice', 'Legal advice'],
  ['court/earlier-notices', 'Earlier notices and convictions'],
] as const

/**
 * The council's own file about one parent, which is never served: the decision record, legal advice, earlier notices and convictions, the sessions
 * that are not charged, and the registers with what was noted beside the marks.
 */
export function councilFileOf(scene: PackScene, frame: Frame): OrderedPart[] {
  const on = frame.date
  const facts = { ...frame, decisionRecord: recordFactsOf(scene) }
  const charge = chargeFacts(scene)
  const barred = {
    id: 'sessions-barred',
    kind: 'sessions' as const,
    title: 'Sessions that are not charged',
    on,
  }
  return [
    ...papers.flatMap(([place, title]) =>
      courtPart(scene, facts, place, { id: place, kind: 'handed-in', title, on }),
    ),
    ...(charge === null || charge.barred.length === 0
      ? []
      : courtPart(scene, { ...frame, charge }, 'court/sessions-barred', barred)),
    ...registerPart(scene, frame, 'this', true),
    ...registerPart(scene, frame, 'last', true),
  ]
}

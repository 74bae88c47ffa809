import type { Prosecution, ProsecutionTest, SignedPaper } from '../../src/domain/case/parts/prosecution.ts'
import { warnedFrom } from '../../src/domain/charge/chargeable.ts'
import { daysBetween, formatDay, formatDayShort } from '../../src/domain/day.ts'
import { unsaid } from '../../src/domain/pack/statement.ts'
import { offenceWords } from '../../src/domain/prosecution/offence-words.ts'
import { decisionStands, defencesFor } from '../../src/domain/prosecution/standing.ts'
import { escapeText, name } from '../../src/kit/text.ts'
import { some } from '../words.ts'
import type { PackForm } from './modal.ts'
import { askingProfiles } from './questions.ts'
import { readWords } from './read.ts'
import type { CourtShown } from './shown.ts'

/** One thing on the way to court: how it stands in Slack's markup, and the form that changes it. */
export type PackLine = { form: PackForm; title: string; says: (court: CourtShown) => string }

const notYet = 'not yet'
const saidBy = ({ by, on }: { by: string; on: Parameters<typeof formatDayShort>[0] }) =>
  `<@${by}>, ${formatDayShort(on)}`

function layingWords({ charge, looked }: CourtShown): string {
  const last = charge?.last ?? null
  if (last === null) return ''
  const { today } = looked.context.facts
  const left = daysBetween(today, last)
  if (left < 0) return `\n:warning: The last day to lay an information was ${formatDay(last)}.`
  const near = today >= warnedFrom(last)
  return `\n${near ? ':warning: ' : ''}Last day to lay an information for all of it: ${formatDay(last)}${near ? `, in ${some(left, 'day')}` : ''}.`
}

function chargeWords(court: CourtShown): string {
  const named = court.file.charge
  if (named === null) return notYet
  const { charge } = court
  const counted =
    charge === null
      ? ''
      : `\n${some(charge.chargeable, 'session')} of it can be charged.${layingWords(court)}`
  return `${formatDay(named.from)} to ${formatDay(named.to)}, ${offenceWords[named.offence]}${counted}`
}

function defenceWords({ file, looked }: CourtShown): string {
  const asked = defencesFor(file, looked.context.facts.defences)
  const weighed = asked.filter(({ id }) => file.defences[id]?.finding === 'does-not-apply')
  return `${weighed.length} of ${asked.length} do not apply`
}

function recordWords({ file, looked }: CourtShown): string {
  const { record } = looked.context.facts.prosecution
  return `${record.filter(({ id }) => file.record[id]?.text.trim()).length} of ${record.length} filled in`
}

const testWords =
  (test: ProsecutionTest) =>
  ({ file }: CourtShown): string => {
    const signed = file.tests[test]
    if (signed === undefined) return 'not signed yet'
    const stands = signed.seq >= file.changed
    return stands
      ? `signed by ${saidBy(signed)}`
      : ':warning: to be signed again, as what it rests on has changed since'
  }

function decisionWords({ file, looked }: CourtShown): string {
  const { decision } = file
  if (decision === null) return notYet
  const fell = decision.prosecute && !decisionStands(file, looked.context.facts)
  const what = decision.prosecute ? 'to prosecute' : 'not to prosecute'
  return `${what}, ${saidBy(decision)}${fell ? '\n:warning: It does not stand: what it rests on has changed since.' : ''}`
}

const keptWords = ({ file }: CourtShown): string =>
  file.advice === '' && file.previous === '' ? 'nothing kept' : 'kept'

/** Whether the signed copy of a court paper has come back, and whether the paper still says what was signed. */
function signedCopyWords({ file, overtaken }: CourtShown, paper: SignedPaper): string {
  const signed = file.signed[paper]
  if (signed === undefined) return '\nNo signed copy has been handed in: see Letters, _Hand in a paper_.'
  return overtaken.includes(paper)
    ? '\n:warning: A copy was signed, and what it says has changed since: have it signed again.'
    : `\nSigned copy handed in by ${saidBy(signed)}`
}

function paragraphWords(court: CourtShown): string {
  const { paragraphs, file } = court
  if (file.witness === null) return 'drafted once the witness is named'
  const said = `${paragraphs.length - unsaid(paragraphs).length} of ${some(paragraphs.length, 'paragraph')} confirmed or struck`
  return `${said}${signedCopyWords(court, 'statement')}`
}

function comparedWords(court: CourtShown): string {
  const { compared } = court.file
  if (compared === null) return notYet
  const agrees = `${compared.agrees ? 'they agree' : ':warning: they differ'}, ${saidBy(compared)}`
  return `${agrees}${signedCopyWords(court, 'certificate')}`
}

function askWords(court: CourtShown): string {
  const asked = askingProfiles(court)
  if (asked.length === 0) return 'no list asks anything'
  const answered = (ids: readonly { id: string }[]) =>
    ids.filter(({ id }) => court.file.answered[id] !== undefined).length
  return asked
    .map((profile) => `${escapeText(profile.name)}: ${answered(profile.ask)} of ${profile.ask.length}`)
    .join('\n')
}

const latestPacks = 5

/** How the packs that were built are told, the latest last. */
export function packWords({ file, profiles, since }: CourtShown): string {
  if (file.packs.length === 0) return 'none built yet'
  const titled = (id: string) => escapeText(profiles.find((one) => one.id === id)?.name ?? id)
  const told = file.packs.slice(-latestPacks).map((pack) => {
    const checked = file.checked?.pack === pack.pack ? `, checked by ${saidBy(file.checked)}` : ''
    const gone = since?.pack === pack.pack && since.changed.length > 0
    const undermined = gone ? `\n:warning: ${some(since.changed.length, 'mark')} changed since then` : ''
    return `${titled(pack.profile)}${pack.final ? '' : ' (draft)'}: ${saidBy(pack)}${checked}${undermined}`
  })
  const earlier = file.packs.length - told.length
  return [...(earlier > 0 ? [`${some(earlier, 'earlier pack')}, and:`] : []), ...told].join('\n')
}

const laidWords = ({ file: { laid } }: CourtShown): string =>
  laid
    .slice(-latestPacks)
    .map((one) => `${formatDay(one.laid)}, for ${formatDay(one.from)} to ${formatDay(one.to)}`)
    .join('\n') || notYet

const witnessWords = ({ witness }: Prosecution): string =>
  witness === null ? notYet : `${name(witness.name)}, ${name(witness.occupation)}`

/** Everything on the way to court, in the order in which it is done. */
export const packLines: readonly PackLine[] = [
  { form: 'charge', title: 'Period and offence', says: chargeWords },
  { form: 'defences', title: 'Defences', says: defenceWords },
  { form: 'record', title: 'Decision record', says: recordWords },
  { form: 'advice', title: 'Legal advice, earlier notices and convictions', says: keptWords },
  { form: 'evidence', title: 'Test of evidence', says: testWords('evidence') },
  { form: 'public-interest', title: 'Test of public interest', says: testWords('public-interest') },
  { form: 'decide', title: 'Decision', says: decisionWords },
  { form: 'witness', title: 'Witness', says: ({ file }) => witnessWords(file) },
  { form: 'paragraphs', title: 'Statement', says: paragraphWords },
  { form: 'compare', title: 'Certificate against the school’s own system', says: comparedWords },
  { form: 'ask', title: 'What only people can say', says: askWords },
  { form: 'build', title: 'Packs', says: packWords },
  { form: 'read', title: 'Pages that cannot be searched', says: readWords },
  { form: 'laid', title: 'Information laid', says: laidWords },
]

import type { Recorded } from '../../src/domain/case/event.ts'
import type { ProsecutionEvent } from '../../src/domain/case/parts/prosecution.ts'
import type { RedactionEvent } from '../../src/domain/case/parts/redaction.ts'
import { formatDay } from '../../src/domain/day.ts'
import { testTitles } from '../../src/domain/prosecution/lack-words.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { shown } from '../words.ts'

type CourtEvent = ProsecutionEvent | RedactionEvent

type Words = {
  [T in CourtEvent['type']]: (event: Recorded<Extract<CourtEvent, { type: T }>>, looked: CaseShown) => string
}

const about = (parent: string, { names }: CaseShown): string => shown(parent, names)

/** The way to court in the timeline's words: that something was written or signed, and never what, which is the council's own. */
export const prosecutionWords: Words = {
  'charge-named': ({ parent, from, to }, looked) =>
    `Named the period of a charge, ${about(parent, looked)}: ${formatDay(from)} to ${formatDay(to)}`,
  'defence-weighed': ({ parent }, looked) => `Went through a defence for ${about(parent, looked)}`,
  'record-written': ({ parent }, looked) => `Wrote in the decision record about ${about(parent, looked)}`,
  'advice-kept': () => 'Kept a note for the council alone',
  'test-signed': ({ parent, test }, looked) =>
    `Signed the test of ${testTitles[test]} for ${about(parent, looked)}`,
  'prosecution-decided': ({ parent, prosecute }, looked) =>
    `Decided ${prosecute ? 'to prosecute' : 'not to prosecute'} ${about(parent, looked)}`,
  'witness-named': ({ witness }) => `Named the witness: ${name(witness.name)}`,
  'paragraph-said': ({ verdict }) =>
    verdict === 'struck' ? 'Struck a paragraph of the statement' : 'Confirmed a paragraph of the statement',
  'certificate-compared': ({ agrees }) =>
    `Held the certificate against the school’s own system: ${agrees ? 'they agree' : 'they differ'}`,
  'paper-signed': ({ paper }) => `Handed in the signed ${paper}`,
  'paper-redacted': ({ document }) =>
    document === null
      ? 'Put the original of a paper back into the pack'
      : 'Handed in a redacted copy of a paper for the pack',
  'pack-answered': () => 'Answered a question about the pack',
  'pack-built': ({ parent, final }, looked) =>
    `Built ${final ? 'the' : 'a draft of the'} pack about ${about(parent, looked)}`,
  'pack-checked': ({ parent }, looked) => `Checked the pack about ${about(parent, looked)}`,
  'information-laid': ({ parent, laid }, looked) =>
    `Laid an information against ${about(parent, looked)} on ${formatDay(laid)}`,
}

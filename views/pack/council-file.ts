import type { KnownBlock, ModalView } from '@slack/types'
import { type Prosecution, prosecutionTests } from '../../src/domain/case/parts/prosecution.ts'
import { type Redaction, redactionsAbout } from '../../src/domain/case/parts/redaction.ts'
import { formatDayShort } from '../../src/domain/day.ts'
import { testTitles } from '../../src/domain/prosecution/lack-words.ts'
import { context } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import { longText } from '../long-text.ts'
import { pageButtons, pageOf } from '../pages.ts'
import { councilFileModal, councilFilePage } from './modal.ts'
import type { CourtShown } from './shown.ts'

type Written = { title: string; text: string }

const yesNo = (yes: boolean): string => (yes ? 'Yes' : 'No')

function testsIn({ tests }: Prosecution): Written[] {
  return prosecutionTests.flatMap((test) => {
    const signed = tests[test]
    if (signed === undefined) return []
    return [
      {
        title: `Test of ${testTitles[test]}, ${formatDayShort(signed.on)}`,
        text: `${yesNo(signed.passes)}. ${signed.why}`,
      },
    ]
  })
}

function writtenIn({ file, looked }: CourtShown): Written[] {
  const { facts } = looked.context
  const all = [
    ...facts.prosecution.record.map(({ id, title }) => ({ title, text: file.record[id]?.text ?? '' })),
    ...facts.defences.map(({ id, question }) => ({ title: question, text: file.defences[id]?.why ?? '' })),
    ...testsIn(file),
    { title: 'Reasons of the decision', text: file.decision?.reasons ?? '' },
    { title: 'Legal advice', text: file.advice },
    { title: 'Earlier notices and convictions', text: file.previous },
    { title: 'Where the certificate differs', text: file.compared?.differs ?? '' },
  ]
  return all.filter(({ text }) => text !== '')
}

function redactedWords(court: CourtShown, { of, document, everyone, by, on }: Redaction): string {
  const found = court.papers.find((paper) => paper.document === of)
  const called = found === undefined ? 'a paper that is not in the evidence now' : escapeText(found.called)
  const what = document === null ? 'The original again' : 'Redacted copy'
  const whom = everyone && document !== null ? ', in the pack about each parent' : ''
  return `*${what}: ${called}*\n<@${by}>, ${formatDayShort(on)}${whom}: `
}

/** Every copy that was handed in and every original that was put back, the latest last, with who, when and why. */
const redactedIn = (court: CourtShown): KnownBlock[][] =>
  redactionsAbout(court.looked.state, court.parent).map((one) => longText(redactedWords(court, one), one.why))

/** Draws the council's own file about a parent, to read: its record, reasons and advice, and why papers were redacted. */
export function councilFileView(court: CourtShown, wanted = 0): ModalView {
  const { looked, parent } = court
  const written = writtenIn(court).map(({ title, text }) => longText(`*${title}*\n`, text))
  const groups = [...written, ...redactedIn(court)]
  const page = pageOf(groups, wanted)
  const turn = (to: number, words: { text: string; nth: number }) =>
    councilFilePage.element({ ...words, payload: { case: looked.state.id, parent, page: to } })
  const empty =
    groups.length === 0 ? 'Nothing is written yet.' : 'This is the council’s own. It is never served.'
  return councilFileModal.open({
    title: 'The council’s own file',
    context: { case: looked.state.id, parent, page: page.page },
    blocks: [context(empty), ...page.blocks, ...pageButtons(page, turn)],
    close: 'Close',
  })
}

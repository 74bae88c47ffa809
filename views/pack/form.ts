import type { KnownBlock, ModalView } from '@slack/types'
import type { ProsecutionCommand } from '../../src/domain/case/parts/prosecution.ts'
import { section } from '../../src/kit/blocks.ts'
import { name } from '../../src/kit/text.ts'
import { nameOf } from '../words.ts'
import { compareQuestions } from './compare.ts'
import { type PackForm, packFormModal } from './modal.ts'
import { paragraphPages, paragraphQuestions } from './paragraphs.ts'
import {
  adviceQuestions,
  askingProfiles,
  askQuestions,
  buildQuestions,
  chargeQuestions,
  decideQuestions,
  defenceQuestions,
  laidQuestions,
  recordPages,
  recordQuestions,
  testQuestions,
  witnessQuestions,
} from './questions.ts'
import { nothingUnread, readPages, readQuestions } from './read.ts'
import { type CourtShown, mayDo } from './shown.ts'

type Form = {
  title: string
  does: ProsecutionCommand['do']
  draw: (court: CourtShown, page: number) => KnownBlock[]
  /** Does it show what only the council and legal services read? */
  private?: true
  pages?: (court: CourtShown) => number
  submit?: string
  /** Why it can't be filled in yet; null where it can. */
  waits?: (court: CourtShown) => string | null
}

const witnessFirst = ({ file }: CourtShown): string | null =>
  file.witness === null ? 'Say first who gives the statement.' : null

const periodFirst = ({ file }: CourtShown): string | null =>
  file.charge === null ? 'The council names the period of the charge first.' : null

const evidenceAsks = 'Is there enough evidence for a realistic prospect of conviction?'
const interestAsks = 'Is it in the public interest to prosecute this parent?'

const forms: Readonly<Record<PackForm, Form>> = {
  charge: { title: 'Period and offence', does: 'name-charge', draw: chargeQuestions },
  defences: { title: 'Defences', does: 'weigh-defences', draw: defenceQuestions, private: true },
  record: {
    title: 'Decision record',
    does: 'write-record',
    draw: recordQuestions,
    private: true,
    pages: recordPages,
  },
  advice: { title: 'Advice and notices', does: 'keep-advice', draw: adviceQuestions, private: true },
  evidence: {
    title: 'Test of evidence',
    does: 'sign-test',
    draw: testQuestions('evidence', evidenceAsks),
    private: true,
    submit: 'Sign',
  },
  'public-interest': {
    title: 'Test of public interest',
    does: 'sign-test',
    draw: testQuestions('public-interest', interestAsks),
    private: true,
    submit: 'Sign',
  },
  decide: {
    title: 'Decide',
    does: 'decide-prosecution',
    draw: decideQuestions,
    private: true,
    submit: 'Decide',
  },
  witness: { title: 'Witness', does: 'name-witness', draw: witnessQuestions },
  paragraphs: {
    title: 'Statement',
    does: 'say-paragraphs',
    draw: paragraphQuestions,
    pages: paragraphPages,
    waits: witnessFirst,
  },
  compare: {
    title: 'Compare certificate',
    does: 'compare-certificate',
    draw: compareQuestions,
    waits: periodFirst,
  },
  ask: {
    title: 'What the list asks',
    does: 'answer-pack',
    draw: askQuestions,
    pages: (court) => askingProfiles(court).length,
  },
  build: { title: 'Build the pack', does: 'build-pack', draw: buildQuestions, submit: 'Build' },
  read: {
    title: 'Read through',
    does: 'answer-pack',
    draw: readQuestions,
    pages: readPages,
    waits: nothingUnread,
  },
  laid: { title: 'Information laid', does: 'lay-information', draw: laidQuestions },
}

/** A form's title. */
export const packFormTitle = (form: PackForm): string => forms[form].title

/** How many pages a form has. */
export const packFormPages = (form: PackForm, court: CourtShown): number => forms[form].pages?.(court) ?? 1

/** May the viewer fill this form in? What it shows is not for everybody. */
export const mayFill = (form: PackForm, court: CourtShown): boolean =>
  mayDo(court, forms[form].does) && (forms[form].private !== true || court.sees)

const turned = (page: number, pages: number): string => (page + 1 < pages ? 'Save and go on' : 'Save')

/** Draws one form about one parent; a sentence where it can't be filled in yet. */
export function packFormView(
  form: PackForm,
  court: CourtShown,
  { page, over }: { page: number; over: string },
): ModalView | string {
  const { title, draw, submit, waits } = forms[form]
  const why = waits?.(court) ?? null
  if (why !== null) return why
  const pages = packFormPages(form, court)
  const part = pages > 1 ? ` · page ${page + 1} of ${pages}` : ''
  return packFormModal.open({
    title,
    context: { case: court.looked.state.id, parent: court.parent, form, page, over },
    blocks: [section(`*${name(nameOf(court.parent, court.looked.names))}*${part}`), ...draw(court, page)],
    submit: submit ?? turned(page, pages),
  })
}

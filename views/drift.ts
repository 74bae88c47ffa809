import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { type Drift, driftAnswers, unseenDrifts } from '../src/domain/case/parts/drift.ts'
import { formatDayShort } from '../src/domain/day.ts'
import { sessionsTold } from '../src/domain/sessions-told.ts'
import { actions, context, divider, type Message, message, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, longText } from '../src/kit/field.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { driftAnswerWords, lostWords, type PaperTold, paperTold } from './drift/words.ts'
import { packed } from './long-text.ts'
import { asMany } from './pages.ts'
import { whoDid } from './who-did.ts'
import { capital, some } from './words.ts'

/** Opens what the register changed behind the papers of a case. */
export const openDrift = defineButton({ id: 'drift.open', payload: z.object({ case: z.string() }) })

/** What the register changed behind the papers of a case, and what was done about it. */
export const driftModal = defineModal({
  id: 'drift',
  context: z.object({ case: z.string(), drifts: z.array(z.string()), back: z.string().nullable() }),
  fields: { did: choice(driftAnswers), why: longText() },
})

/** More imports than these are shown once the first have been looked at. */
const most = 5

/** Room that is left for the answer below. */
const room = { blocks: limits.screenBlocks - 8, bytes: 150_000 }

function behind({ state }: CaseShown): string | null {
  const papers = unseenDrifts(state).flatMap((drift) => drift.papers)
  if (papers.length === 0) return null
  const count = new Set(papers.map(({ paper }) => paper)).size
  return `the register changed behind ${some(count, 'paper')}. ${lostWords(papers) ?? ''}`.trim()
}

/** What a case shows until somebody has looked at what the register changed behind its papers. */
export function driftBlocks(looked: CaseShown): KnownBlock[] {
  const says = behind(looked)
  if (says === null) return []
  const button = openDrift.element({
    text: 'Look at it',
    spoken: 'Look at what the register changed',
    payload: { case: looked.state.id },
  })
  return [section(`:warning: *${capital(says)}*`, looked.acts ? { accessory: button } : {})]
}

/** The same where figures are about to be relied on again: on a decision, on letters and on the council's answer. */
export function driftWarning(looked: CaseShown): KnownBlock[] {
  const says = behind(looked)
  if (says === null) return []
  return [section(`:warning: *${capital(says)}*\nLook at that first, on the screen of the case.`)]
}

function paperLine({ title, period, says, lost }: PaperTold): string {
  const head = `${lost ? ':warning: ' : ''}*${name(title)}*`
  return [head, period, ...says.map((line) => `• ${escapeText(line)}`)].join('\n')
}

const causes = {
  import: 'The register was imported',
  dates: 'The calendar or the pupil’s dates were changed',
}

function partOf(looked: CaseShown, { from, papers, sessions }: Drift): KnownBlock[] {
  const { number, by, on } = from
  const what = number === null ? causes.dates : causes.import
  const marks =
    sessions.length > 0
      ? ['*Marks that changed*', ...sessionsTold(sessions).map((one) => `• ${escapeText(one)}`)]
      : ['No mark was changed: some were filled in, or other days count now.']
  return [
    section(`*${what}* on ${formatDayShort(on)}, by ${whoDid(by)}`),
    ...packed(papers.map((paper) => paperLine(paperTold(looked, paper)))),
    ...packed(marks),
    divider(),
  ]
}

function answerBlocks(): KnownBlock[] {
  const { did, why } = driftModal.fields
  return [
    did.block({
      label: 'What did you do?',
      choices: driftAnswers.map((value) => ({ value, text: driftAnswerWords[value] })),
      as: 'radio',
    }),
    why.block({ label: 'Why, or how?', hint: 'A line is enough. Kept with the case.', max: 1000 }),
  ]
}

/** Draws what the register changed behind the papers of a case: what each said, what it would say now, and what was relied on. */
export function driftView(looked: CaseShown, back: string | null): ModalView {
  const { state, names } = looked
  const open = unseenDrifts(state)
  const told = open.slice(0, most)
  const left = open.length - told.length
  const about = { case: state.id, drifts: told.map(({ id }) => id), back }
  const title = 'What changed'
  const pupil = `*${name(names.pupil.name)}*`
  if (open.length === 0) {
    const blocks = [section(`${pupil}\nSomebody has looked at all that the register changed.`)]
    return driftModal.open({ title, context: about, blocks, close: 'Close' })
  }
  const parts = told.flatMap((drift) => partOf(looked, drift))
  return driftModal.open({
    title,
    context: about,
    blocks: [
      section(`${pupil}\nThese papers rested on what the register said before.`),
      ...asMany(parts, room, (more) => `${some(more, 'more part')} of this stand in the timeline.`),
      ...(left > 0 ? [context(`${some(left, 'more change')} come once these are looked at.`)] : []),
      ...answerBlocks(),
    ],
    submit: 'Keep',
  })
}

/** What people are told when the register changed behind papers of a case: its number and initials, and how many. */
export function driftMessage({ state, names }: CaseShown, { papers }: Pick<Drift, 'papers'>): Message {
  const says = `the register changed behind ${some(papers.length, 'paper')}. ${lostWords(papers) ?? ''}`
  const text = `${state.id} (${names.pupil.initials}): ${says.trim()}`
  const open = openDrift.element({ text: 'Open', style: 'primary', payload: { case: state.id } })
  return message(text, [section(text), actions([open])])
}

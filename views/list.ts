import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { CaseLine } from '../src/domain/case-line.ts'
import { formatDayShort } from '../src/domain/day.ts'
import { actions, context, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import { openCaseButton } from './case.ts'
import { startCase } from './new.ts'

/** Shows the next page of a list. */
export const morePages = defineButton({
  id: 'list.more',
  payload: z.object({ after: z.string(), closed: z.boolean() }),
})

/** Shows closed cases instead of open ones, or the other way round. */
export const switchList = defineButton({ id: 'list.switch', payload: z.object({ closed: z.boolean() }) })

/** Shows the open cases that are to be looked at for the new school year. */
export const openYearList = defineButton({
  id: 'list.year',
  payload: z.object({ after: z.string().nullable() }),
})

/** The cases a person may see; it has nothing to submit. */
export const listModal = defineModal({ id: 'list', context: z.object({ closed: z.boolean() }), fields: {} })

const marks = ({ held, stopped, watched }: CaseLine): string =>
  [held ? '*On hold* · ' : '', stopped ? '*Stopped* · ' : '', watched ? ':eyes: *To look at* · ' : ''].join(
    '',
  )

/** One case with the button that opens it. */
export function caseBlock(line: CaseLine): KnownBlock {
  const form = line.form === '' ? '' : ` · ${name(line.form)}`
  const due =
    line.next === null
      ? ''
      : `\nNext: ${name(line.next.title)}${line.next.due === null ? '' : `, ${formatDayShort(line.next.due)}`}`
  const text = `*${line.id}* ${name(line.pupil)}${form} · ${name(line.school)}\n${marks(line)}${name(line.stage)}${due}`
  return section(text, {
    accessory: openCaseButton.element({
      text: 'Open',
      payload: { case: line.id },
      spoken: `Open ${line.id}`,
    }),
  })
}

/** Which cases are listed, where the next page begins, and what else may be done from there. */
export type ListShown = { closed: boolean; after: string | null; mayOpen: boolean; toReview: boolean }

/** Draws a page of the open cases that are to be looked at for the new school year. */
export function yearListView(lines: readonly CaseLine[], after: string | null): ModalView {
  const none = 'Nothing is left to review for the new school year.'
  const more = openYearList.element({ text: 'Show more', payload: { after } })
  const all = switchList.element({ text: 'Show all open cases', payload: { closed: false } })
  return listModal.open({
    title: 'For the new school year',
    context: { closed: false },
    blocks: [
      section(
        'These cases were open before the summer. Open each, check who works with the pupil now, and press “Reviewed: goes on”, or close it.',
      ),
      ...(lines.length === 0 ? [section(none)] : lines.map(caseBlock)),
      actions([...(after === null ? [] : [more]), all]),
    ],
    close: 'Close',
  })
}

/** What stands in place of open cases: none may be there yet, or none that this person sees. */
export const noOpenCase = (mayOpen: boolean): string =>
  mayOpen ? 'There is no open case yet.' : 'There is no open case that you may see.'

/** Draws a page of the cases that a person may see. */
export function listView(
  lines: readonly CaseLine[],
  { closed, after, mayOpen, toReview }: ListShown,
): ModalView {
  const none = closed ? 'There is no closed case.' : noOpenCase(mayOpen)
  const blocks: KnownBlock[] = [
    actions([
      switchList.element({
        text: closed ? 'Show open cases' : 'Show closed cases',
        payload: { closed: !closed },
      }),
      ...(toReview
        ? [openYearList.element({ text: 'To review for the new year', payload: { after: null } })]
        : []),
      ...(mayOpen ? [startCase.element({ text: 'Open a new case', payload: {} })] : []),
    ]),
    ...(lines.length === 0 ? [section(none)] : lines.map(caseBlock)),
    ...(after === null
      ? []
      : [actions([morePages.element({ text: 'Show more', payload: { after, closed } })])]),
    context('Type /fasttrack case and a number to open one directly.'),
  ]
  return listModal.open({
    title: closed ? 'Closed cases' : 'Open cases',
    context: { closed },
    blocks,
    close: 'Close',
  })
}

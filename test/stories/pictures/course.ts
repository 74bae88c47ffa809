import { onSmallPathway } from '../on-small-pathway.ts'
import { walk } from '../walk.ts'
import { closeOnly, fromMenu } from '../walk-steps.ts'

/** A case on a council's own pathway: another way than on, more decisions than one, and moving it to another pathway. */
export const pictures = walk({
  title: 'A pathway of a council’s own: back and up, two decisions, and moving a case',
  pictures: {
    ways: { shows: 'case', alt: 'A case that can go another way than on, and what its pathway proposes' },
    why: { shows: 'case.way', alt: 'The form that asks why a case goes back' },
    decisions: { shows: 'decision', alt: 'A decision that is one of two, with what the pathway proposes' },
    move: { shows: 'case.move', alt: 'What moving a case to another pathway would change' },
  },
  play: async (page, take, { bot: { house } }) => {
    const id = await onSmallPathway(house, 'U0PASTORAL1', 'Elena Dunsford')
    await page.type(`/fasttrack case ${id}`)
    await page.shows('Look at it afresh')
    await take('ways')
    await page.press('Say why')
    await page.dialog('Go another way')
    await take('why')
    await page.press('Cancel')
    await page.dialog(id)
    await page.press('Decide')
    await page.dialog('Decide')
    await page.shows('Which decision?')
    await take('decisions')
    await page.press('Cancel')
    await page.dialog(id)
    await closeOnly(page)
    await page.as('Tobias Renwick')
    await page.goTo('#quillbrook-pastoral')
    await page.type(`/fasttrack case ${id}`)
    await page.shows('Look at it afresh')
    await fromMenu(page, 'More', 'Move to another pathway')
    await page.dialog('Move the case')
    await page.choose('Where to?', 'School Fast Track checklist, version 1')
    await page.choose('At which stage does it go on?', 'Before Fast Track')
    await page.shows('What this changes')
    await take('move')
  },
})

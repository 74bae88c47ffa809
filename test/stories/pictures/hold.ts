import { walk } from '../walk.ts'
import { closeOnly, fromMenu, openCaseFor } from '../walk-steps.ts'

/** A hold from the press to what it stops, what was adjusted for a need, and a child who is looked after. */
export const pictures = walk({
  title:
    'A hold from the press to what it stops, what was adjusted for a need, and a child who is looked after',
  pictures: {
    need: { shows: 'case', alt: 'A case of a pupil with a need, and nothing adjusted yet' },
    adjust: { shows: 'care.adjust', alt: 'The form for what was adjusted' },
    adjusted: { shows: 'case', alt: 'A case with what was adjusted' },
    'note-need': { shows: 'care.need', alt: 'The form that notes a need' },
    held: { shows: 'case', alt: 'A case on hold' },
    note: { shows: 'hold.note', alt: 'The form for a note on a hold' },
    letters: { shows: 'letters', alt: 'The letters of a case whose letters to the family are stopped' },
    hold: { shows: 'hold', alt: 'The screen with one button for each kind of hold' },
    channel: {
      shows: 'message case-card',
      alt: 'A case’s card in its channel while the case is on hold',
    },
    'looked-after': { shows: 'new', alt: 'A new case of a pupil who is looked after by the council' },
  },
  play: async (page, take) => {
    const scrollTo = (words: string) => page.scope.getByText(words).first().scrollIntoViewIfNeeded()
    await openCaseFor(page, 'Anika Talukdar')
    await scrollTo('What was adjusted')
    await take('need')
    await page.press('Write it down')
    await page.dialog('What was adjusted')
    await page.shows('Young carer')
    await take('adjust')
    await page.fill('Young carer', 'A later start on Mondays, and homework club until four.')
    await page.press('Keep')
    await page.shows('Written by')
    await take('adjusted')
    await fromMenu(page, 'More', 'Note a need')
    await page.dialog('Note a need')
    await page.shows('Which need?')
    await take('note-need')
    await page.press('Cancel')
    await page.shows('Open checklist')
    await fromMenu(page, 'Hold', 'Hold: Bereavement')
    await page.shows('On hold: Bereavement')
    await page.scope.getByText('On hold: Bereavement').first().scrollIntoViewIfNeeded()
    await take('held')
    await page.press('Add a note')
    await page.dialog('Note on the hold')
    await page.shows('What should colleagues know?')
    await take('note')
    await page.press('Cancel')
    await page.shows('On hold: Bereavement')
    await page.press('Letters')
    await page.dialog('Letters')
    await page.shows('Letters to the family are stopped')
    await take('letters')
    await page.press('Close')
    await page.shows('On hold: Bereavement')
    await closeOnly(page)
    await page.type('/fasttrack hold FT-2026-0001')
    await page.dialog('Hold')
    await page.shows('One press stops')
    await take('hold')
    await closeOnly(page)
    await take('channel')
    await page.type('/fasttrack new')
    await page.dialog()
    await page.choose('Pupil', 'Kit Loxley')
    await page.shows('Name of the social worker')
    await scrollTo('Name of the virtual school head')
    await take('looked-after')
  },
})

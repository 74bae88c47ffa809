import type { StoryPage } from '../driver.ts'
import { walk } from '../walk.ts'
import { closeOnly, fromMenu, openCaseFor } from '../walk-steps.ts'

async function moveClock(page: StoryPage, to: string): Promise<void> {
  await page.press('Choose…')
  await page.fill('Move the clock to', to)
  await page.press('Go')
  await page.page.getByLabel('Move the clock to').waitFor({ state: 'hidden' })
}

/** What stays of a case that was opened in error, and a case that is still open when the school year turns. */
export const pictures = walk({
  title:
    'What stays of a case that was opened in error, and a case that is still open when the school year turns',
  pictures: {
    erase: { shows: 'close', alt: 'A senior leader types the number of a case to erase it' },
    sealed: { shows: 'sorry', alt: 'What is left of a case that was opened in error' },
    'year-turned': { shows: 'case', alt: 'A case that is still open in a new school year' },
    'year-review': { shows: 'year.review', alt: 'The form for why a case goes on in a new school year' },
  },
  play: async (page, take) => {
    await openCaseFor(page, 'Lottie Kettlewell')
    await closeOnly(page)
    await openCaseFor(page, 'Anika Talukdar')
    await closeOnly(page)
    await page.as('Philippa Andoh')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack case 1')
    await page.shows('Open checklist')
    await fromMenu(page, 'More', 'Close for another reason')
    await page.dialog('Close the case')
    await page.choose('Why does this case end?', 'Opened in error')
    await page.shows('to erase it for good')
    await page.fill('Why was it opened in error?', 'The wrong pupil was chosen.')
    await page.fill('Type FT-2026-0001 to erase it for good', 'FT-2026-0001')
    await take('erase')
    await page.press('Erase for good')
    await page.noDialog()
    await page.type('/fasttrack case 1')
    await page.shows(/opened in error/)
    await take('sealed')
    await page.press('Close')
    await page.noDialog()
    await moveClock(page, '2027-09-12T09:00')
    await page.tomorrow()
    await page.type('/fasttrack case FT-2026-0002')
    await page.shows('Reviewed: goes on')
    await take('year-turned')
    await page.press('Reviewed: goes on')
    await page.shows('Why does it go on?')
    await take('year-review')
  },
})

import type { StoryPage } from '../driver.ts'
import { walk } from '../walk.ts'

const scrollTo = (page: StoryPage, words: string) =>
  page.scope.getByText(words).first().scrollIntoViewIfNeeded()

async function meetingSet(page: StoryPage): Promise<void> {
  await page.type('/fasttrack new')
  await page.dialog('New Fast Track case')
  await page.choose('Pupil', 'Antoni Walczak')
  await page.shows(/entry test/)
  await page.press('Open case')
  await page.button('Open checklist').first().click()
  await page.dialog('Checklist')
  await page.press('All covered except…')
  await page.dialog('All covered except…')
  await page.press('Mark the rest done')
  await page.dialog('Checklist')
  await page.press('Save')
  await page.press('Go on')
  await page.shows('Prepare the initial meeting')
  await page.press('Set a day')
  await page.dialog('Set up a meeting')
  await page.fill('Day', '2026-12-09')
  await page.fill('Place', 'The library')
  await page.press('Keep')
  await page.shows(/Who came/)
}

/** An interpreter from not booked to booked, what prints, and a checklist that is typed in from paper. */
export const pictures = walk({
  title: 'An interpreter from not booked to booked, what prints, and a checklist that is typed in from paper',
  pictures: {
    'interpreter-not-booked': { shows: 'case', alt: 'A case with an interpreter still to book' },
    interpreter: { shows: 'interpreter', alt: 'The form for an interpreter' },
    'interpreter-refused': {
      shows: ['interpreter', 'refused at a field'],
      alt: 'Somebody of the family is not taken as interpreter',
    },
    'interpreter-booked': { shows: 'case', alt: 'A case with an interpreter booked and not confirmed' },
    print: { shows: 'print', alt: 'What to print for a case' },
    printed: { shows: 'print', alt: 'Papers that are on their way' },
    blank: { shows: 'print.blank', alt: 'Blank papers to print' },
    files: { shows: 'message file', alt: 'The papers, in a direct message' },
    'typed-in': { shows: 'checklist', alt: 'A checklist that is typed in from paper' },
  },
  play: async (page, take) => {
    await meetingSet(page)
    await scrollTo(page, 'Interpreter for')
    await take('interpreter-not-booked')
    await page.button('Book').first().click()
    await page.dialog('Interpreter')
    await page.fill('Agency', 'Fenmoor Language Service')
    await take('interpreter')
    await page.fill('Interpreter’s name, if you know it', 'Zofia Walczak')
    await page.scope.getByText('Not a relative or friend').first().click()
    await page.press('Keep')
    await page.shows(/outside the family/)
    await take('interpreter-refused')
    await page.fill('Interpreter’s name, if you know it', 'Iga Nowak')
    await page.press('Keep')
    await page.shows(/not confirmed/)
    await take('interpreter-booked')
    await page.press('Close')
    await page.noDialog()
    await page.type('/fasttrack print 1')
    await page.dialog('Print')
    await take('print')
    await page.press('Print')
    await page.shows(/on their way/)
    await take('printed')
    await page.press('Close')
    await page.noDialog()
    await page.type('/fasttrack print')
    await page.dialog('Print blank papers')
    await take('blank')
    await page.press('Close')
    await page.noDialog()
    await page.type('/fasttrack checklist 1')
    await page.dialog('Checklist')
    await page.press('Typing in from paper')
    await page.shows('Who did it?')
    await take('typed-in')
    await page.page.keyboard.press('Escape')
    await page.noDialog()
    await page.goTo('Messages')
    await page.shows(/\.pdf$/)
    await take('files')
  },
})

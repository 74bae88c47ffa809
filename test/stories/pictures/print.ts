import type { StoryPage } from '../driver.ts'
import { walk } from '../walk.ts'
import { openCaseFor, readyToMeet, setDay } from '../walk-steps.ts'

const scrollTo = (page: StoryPage, words: string) =>
  page.scope.getByText(words).first().scrollIntoViewIfNeeded()

async function meetingSet(page: StoryPage): Promise<void> {
  await openCaseFor(page, 'Antoni Walczak')
  await readyToMeet(page)
  await setDay(page, '2026-12-09', 'The library')
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

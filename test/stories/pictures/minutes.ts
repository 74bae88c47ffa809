import { formatDay } from '../../../src/domain/day.ts'
import type { StoryPage } from '../driver.ts'
import { walk } from '../walk.ts'

/** Brings a heading to the top of the modal. */
const scrollTo = (page: StoryPage, words: string) =>
  page.scope
    .getByText(words)
    .last()
    .evaluate((one) => one.scrollIntoView({ block: 'start' }))

async function meetToday(page: StoryPage): Promise<void> {
  await page.type('/fasttrack new')
  await page.dialog('New Fast Track case')
  await page.choose('Pupil', 'Elena Dunsford')
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
  await page.fill('Day', '2026-11-23')
  await page.fill('Place', 'The library')
  await page.shows(/To keep this day, say why below/)
  await page.fill('Why keep this day?', 'The parents asked for today')
  await page.press('Keep')
  await page.shows(/Who came/)
}

/** The four screens of a meeting, and what comes of them. */
export const pictures = walk({
  title: 'The four screens of a meeting, and what comes of them',
  pictures: {
    here: { shows: 'meeting.hold', alt: 'Who is here' },
    'here-late-and-away': { shows: 'meeting.hold', alt: 'Who is here, with one late and one away' },
    absences: { shows: 'meeting.absences', alt: 'The absences to speak about' },
    'absences-asked': { shows: 'meeting.absences', alt: 'The absences, with what to ask' },
    said: { shows: 'meeting.said', alt: 'What was said' },
    agreed: { shows: 'meeting.agreed', alt: 'What is agreed, before anything is' },
    'agreed-one': { shows: 'meeting.agreed', alt: 'What is agreed, with one action' },
    'agreed-end': { shows: 'meeting.agreed', alt: 'The end of what is agreed' },
    'said-kept-privately': {
      shows: 'meeting.said',
      alt: 'What was said, with the pupil’s words kept privately',
    },
    private: { shows: 'meeting.private', alt: 'The pupil’s words, opened alone' },
    signed: { shows: 'minutes.signed', alt: 'The form that takes in the signed sheet' },
    case: { shows: 'case', alt: 'A case after its meeting, with questions about the register' },
    asked: { shows: 'message register-query', alt: 'What whoever keeps the register is told' },
    'register-questions': { shows: 'register.queries', alt: 'The questions about the register' },
  },
  play: async (page, take) => {
    await meetToday(page)
    await page.button('Who came').first().click()
    await page.dialog('Who is here')
    await page.shows(/Kit Dunsford/)
    await take('here')
    await page.scope
      .getByRole('radiogroup', { name: /Kit Dunsford/ })
      .getByLabel('Late')
      .check()
    await page.shows('Came at, if you know')
    await page.scope.getByRole('radiogroup', { name: /Daisy/ }).getByLabel('Not here').check()
    await page.shows(/good reason/)
    await take('here-late-and-away')
    await page.scope.getByRole('radiogroup', { name: /Daisy/ }).getByLabel('Here', { exact: true }).check()
    await page.press('Next')
    await page.dialog('Absences')
    await take('absences')
    await page.scope.getByLabel(/^Wednesday 14 October 2026/).selectOption({ label: 'Family holiday' })
    await page.shows(/Whoever keeps the register/)
    await page.press('What to ask')
    await page.shows('Hide what to ask')
    await take('absences-asked')
    await page.press('Said')
    await page.dialog('What was said')
    await take('said')
    await page.fill('What the pupil said', 'I do not like mornings in the form room.')
    await page.press('Save')
    await page.dialog('What is agreed')
    await take('agreed')
    await page.button('Agree').first().click()
    await page.shows(/We will know because/)
    await page.press('I explained what may follow and what help there is')
    await page.shows(new RegExp(`explained on ${formatDay('2026-11-23' as never)}`))
    await take('agreed-one')
    await scrollTo(page, 'Add an action')
    await take('agreed-end')
    await page.press('Said')
    await page.shows('Kept privately.')
    await take('said-kept-privately')
    await page.press('Open it alone')
    await page.dialog('Kept privately')
    await take('private')
    await page.press('Save')
    await page.dialog('What was said')
    await page.press('Agreed')
    await page.dialog('What is agreed')
    await page.press('Hand in the signed sheet')
    await page.dialog('Signed minutes')
    await take('signed')
    await page.press('Cancel')
    await page.dialog('What is agreed')
    await page.press('Finish')
    await page.shows(/about reasons for absence/)
    await take('case')
    await page.press('Answer')
    await page.dialog('Register questions')
    await take('register-questions')
    await page.as('Bethan Quilter')
    await page.goTo('Messages')
    await page.shows(/a question about the register/)
    await take('asked')
  },
})

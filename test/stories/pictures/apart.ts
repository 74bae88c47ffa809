import type { StoryPage } from '../driver.ts'
import { coverAll, lottie } from '../played-case.ts'
import { walk } from '../walk.ts'

const scrollTo = (page: StoryPage, words: string) =>
  page.scope
    .getByText(words)
    .last()
    .evaluate((one) => one.scrollIntoView({ block: 'center' }))

/** Sets a day for a meeting of parents apart: first one household, then the other. */
export const pictures = walk({
  title: 'A day for a meeting of parents apart: first one household, then the other',
  pictures: {
    'one-household': { shows: 'meeting.plan', alt: 'Parents who live apart: only one household is ticked' },
    'why-together': {
      shows: 'meeting.plan',
      alt: 'Both households are ticked, and the form asks why they meet together',
    },
    refused: {
      shows: ['meeting.plan', 'refused at a field'],
      alt: 'Parents who are met separately are not invited together without a reason',
    },
    'other-parent': { shows: 'case', alt: 'A case that still needs a meeting with the other parent' },
    'two-meetings': { shows: 'case', alt: 'A case with a meeting for each household' },
  },
  play: async (page, take) => {
    await page.type('/fasttrack new')
    await page.dialog('New Fast Track case')
    await page.choose('Pupil', lottie.name)
    await page.shows(/entry test/)
    await page.press('Open case')
    await page.dialog('FT-2026-0001')
    await coverAll(page, 'FT-2026-0001', 'Before Fast Track')
    await page.press('Go on')
    await page.shows('Prepare the initial meeting')
    await page.press('Set a day')
    await page.dialog('Set up a meeting')
    await page.fill('Day', '2026-12-02')
    await page.fill('Place', 'The library')
    await scrollTo(page, 'Parents to invite')
    await take('one-household')
    await page.scope.getByLabel(lottie.father.name).check()
    await page.shows('Why meet them together?')
    await scrollTo(page, 'Why meet them together?')
    await take('why-together')
    await page.press('Keep')
    await page.shows(/Some of these parents are met separately/)
    await take('refused')
    await page.scope.getByLabel(lottie.father.name).uncheck()
    await page.shows(/is met separately/)
    await page.press('Keep')
    await page.dialog('FT-2026-0001')
    await page.shows(/Set up a meeting for.*Kettlewell/)
    await scrollTo(page, 'Set up a meeting for')
    await take('other-parent')
    await page.press('Set a day')
    await page.dialog('Set up a meeting')
    await page.fill('Day', '2026-12-04')
    await page.fill('Place', 'Room 12')
    await page.press('Keep')
    await page.dialog('FT-2026-0001')
    await page.shows(/Room 12/)
    await scrollTo(page, 'Room 12')
    await take('two-meetings')
  },
})

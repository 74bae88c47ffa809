import { coverAll, lottie } from '../played-case.ts'
import { walk } from '../walk.ts'
import { closeOnly, openCaseFor, setDay } from '../walk-steps.ts'

/** The pictures of the README, as they look on a desk. */
export const pictures = walk({
  title: 'The pictures of the README',
  size: { width: 1200, height: 760 },
  pictures: {
    checklist: {
      shows: 'checklist',
      alt: 'A checklist: three answers to each item, the questions behind it, and a note that a choice is kept when it is made',
    },
    case: {
      shows: 'case',
      alt: 'A case: where it stands, who is met when, what can be done, and what is missing before it goes on',
    },
    morning: { shows: 'message digest', alt: 'The morning message: what is overdue, and what is due today' },
  },
  play: async (page, take) => {
    await openCaseFor(page, lottie.name)
    await page.button('Open checklist').first().click()
    await page.dialog('Checklist')
    await page.scope.getByRole('button', { name: /^Show/ }).first().click()
    const done = page.scope.getByRole('radio', { name: 'Done' }).first()
    await page.shows(/Hide/)
    await done.check()
    await page.shows(/Note on A1/)
    await take('checklist')
    await page.press('Save')
    await page.dialog('FT-2026-0001')
    await coverAll(page, 'FT-2026-0001', 'Before Fast Track')
    await page.press('Go on')
    await page.shows('Prepare the initial meeting')
    await setDay(page, '2026-12-02', 'The library')
    await take('case')
    await closeOnly(page)
    for (let day = 0; day < 3; day++) await page.tomorrow()
    await page.goTo('Messages')
    await page.shows(/^Fast Track, \w+day \d/)
    await take('morning')
  },
})

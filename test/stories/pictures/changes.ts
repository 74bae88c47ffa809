import { walk } from '../walk.ts'
import { closeOnly } from '../walk-steps.ts'

/** A family with a child at another school, a school that is shut, and a meeting about brothers and sisters. */
export const pictures = walk({
  title: 'A family with a child at another school, and a school that is shut',
  pictures: {
    'sibling-elsewhere': {
      shows: 'new',
      alt: 'A new case of a pupil with a brother or sister at another school',
    },
    case: { shows: 'case', alt: 'A case just opened' },
    joint: { shows: 'joint', alt: 'A joint meeting proposed to another school' },
    shut: { shows: 'shut', alt: 'The form for a day on which the school is shut' },
    'shut-done': { shows: 'shut.done', alt: 'What a shut day changed' },
    'shut-recorded': { shows: 'shut', alt: 'The form with a shut day that was recorded before' },
  },
  play: async (page, take) => {
    await page.type('/fasttrack new')
    await page.dialog()
    await page.choose('Pupil', 'Antoni Walczak')
    await page.shows('Ask the Attendance Team')
    await page.scope.getByText('Ask the Attendance Team').first().scrollIntoViewIfNeeded()
    await take('sibling-elsewhere')
    await page.press('Open case')
    await page.shows('Open checklist')
    await take('case')
    await closeOnly(page)
    await page.as('Gwendoline Mistry')
    await page.goTo('#attendance-team')
    await page.type('/fasttrack new')
    await page.dialog()
    await page.choose('School', 'Millrace Primary School')
    await page.choose('Pupil', 'Zofia Walczak')
    await page.shows('Sibling at')
    await page.press('Open case')
    await page.shows('Open checklist')
    await closeOnly(page)
    await page.type('/fasttrack case FT-2026-0001')
    await page.shows('Open checklist')
    await page.scope
      .locator('select')
      .filter({ hasText: 'Timeline' })
      .selectOption({ label: 'Joint meeting' })
    await page.dialog('Joint meeting')
    await page.shows('Together with')
    await take('joint')
    await page.press('Cancel')
    await page.shows('Open checklist')
    await closeOnly(page)
    await page.as('Philippa Andoh')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack shut')
    await page.dialog('The school is shut')
    await page.shows('First day')
    await take('shut')
    await page.press('Record')
    await page.shows('No planned meeting')
    await take('shut-done')
    await closeOnly(page)
    await page.type('/fasttrack shut')
    await page.dialog('The school is shut')
    await page.shows('Open after all')
    await page.scope.getByText('Recorded before').scrollIntoViewIfNeeded()
    await take('shut-recorded')
  },
})

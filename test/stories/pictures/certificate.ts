import { walk } from '../walk.ts'
import { closeOnly, fromMenu, openCaseFor } from '../walk-steps.ts'

/** A pupil's attendance: figures in days, the weeks in letters, days of one's own, and the picture that is sent. */
export const pictures = walk({
  title: 'A pupil’s attendance over chosen days, and its picture',
  pictures: {
    attendance: { shows: 'certificate', alt: 'A pupil’s term: days missed, and the weeks of the register' },
    'own-days': {
      shows: ['certificate', 'refused at a field'],
      alt: 'Days of one’s own, the last of them before the first',
    },
    picture: { shows: 'message file', alt: 'The weeks of the register as a picture, in a direct message' },
  },
  play: async (page, take) => {
    await openCaseFor(page, 'Lottie Kettlewell')
    await fromMenu(page, 'More', 'Attendance')
    await page.dialog('Attendance')
    await page.shows(/days missed/)
    await take('attendance')
    await page.press('Picture')
    await page.shows(/on its way/)
    await page.choose('Which days?', 'From one day to another')
    await page.shows('Last day')
    await page.fill('First day', '2026-11-09')
    await page.fill('Last day', '2026-11-02')
    await page.press('Show')
    await page.shows(/before the first day/)
    await take('own-days')
    await page.press('Close')
    await page.dialog('FT-2026-0001')
    await closeOnly(page)
    await page.goTo('Messages')
    await page.shows(/-attendance\.png$/)
    await take('picture')
  },
})

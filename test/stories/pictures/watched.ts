import { raised, raisedIn } from '../raised.ts'
import { walk } from '../walk.ts'
import { closeOnly, openCaseFor } from '../walk-steps.ts'

/** What people see when something has happened that a pathway watches for. */
export const pictures = walk({
  title: 'What a pathway watches for, in a case and over every pupil',
  pictures: {
    told: { shows: 'message watched', alt: 'The attendance officer is told how many pupils to look at' },
    list: {
      shows: 'watched',
      alt: 'The pupils to look at: what has happened, what to do, and buttons that do it',
    },
    case: { shows: 'message watch', alt: 'The owner is told that something has happened in a case' },
  },
  play: async (page, take, running) => {
    const { workspace } = running
    if (workspace === null) throw new Error('there is no workspace')
    await openCaseFor(page, 'Elena Dunsford')
    await closeOnly(page)
    await raisedIn({ running, workspace }, 'FT-2026-0001', 'U0PASTORAL1')
    await page.goTo('Messages')
    await page.shows(/something has happened that its pathway watches for/)
    await take('case')
    await raised({ running, workspace }, 'U0ATTENDANCE', [
      'Elena Dunsford',
      'Hamza Niazi',
      'Lottie Kettlewell',
    ])
    await page.as('Bethan Quilter')
    await page.goTo('Messages')
    await page.shows(/to look at today/)
    await take('told')
    await page.press('See who')
    await page.dialog('Pupils to look at')
    await page.shows('Log a contact')
    await take('list')
    await page.press('Seen', { nth: 0 })
    await page.shows(/^\d+ pupils to look at/)
  },
})

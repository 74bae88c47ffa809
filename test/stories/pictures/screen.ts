import { putNotice } from '../../../db/outbox.ts'
import { dayIn } from '../../../src/casework/today.ts'
import { mondayOf } from '../../../src/domain/day.ts'
import type { StoryPage } from '../driver.ts'
import { walk } from '../walk.ts'
import { closeOnly } from '../walk-steps.ts'

const scrollTo = (page: StoryPage, words: string) =>
  page.scope.getByText(words).first().scrollIntoViewIfNeeded()

/** A school screened: who meets the test, who is about to, what bars somebody, one pupil looked at closely, and the weekly message. */
export const pictures = walk({
  title: 'A school is screened, a pupil looked at closely, and the weekly message',
  pictures: {
    screening: { shows: 'screen', alt: 'The pupils who meet the test, with their figures' },
    'about-to': { shows: 'screen', alt: 'The pupils who are about to meet the test, and what it would take' },
    barred: {
      shows: 'screen',
      alt: 'The pupils who meet the test and are barred, and figures to clear first',
    },
    closer: { shows: 'screen.closer', alt: 'One pupil looked at closely, week by week' },
    'what-if': { shows: 'screen.closer', alt: 'What if some absences were authorised: the answer changes' },
    weekly: { shows: 'message screening', alt: 'The weekly screening in a direct message: numbers alone' },
  },
  play: async (page, take, { bot, store }) => {
    await page.type('/fasttrack screen')
    await page.dialog('Screening')
    await page.shows(/Hamza Niazi/)
    await take('screening')
    await scrollTo(page, 'They would meet it')
    await take('about-to')
    await scrollTo(page, 'Figures not reliable yet')
    await take('barred')
    await page.press('Look closer', { in: 'Hamza Niazi', nth: 0 })
    await page.dialog('Look closer')
    await page.shows(/Week by week/)
    await scrollTo(page, 'Hamza Niazi')
    await take('closer')
    for (const absence of ['Thu 8 Oct', 'Mon 16 Nov to Wed 18 Nov']) {
      await page.scope.getByText(absence).first().click()
      await page.shows(/[Ww]ould (not )?meet/)
    }
    await page.shows('Would not meet the test')
    await scrollTo(page, 'Would not meet the test')
    await take('what-if')
    await page.press('Back to the list')
    await page.dialog('Screening')
    await page.press('Send me this every week')
    await page.shows('Stop sending me this')
    await closeOnly(page)
    const { house } = bot
    const body = {
      person: 'U0PASTORAL1',
      school: 'secondary',
      on: mondayOf(dayIn(house.now(), house.timeZone)),
    }
    await store.write((tx) => putNotice(tx, { key: 'screening', kind: 'screening', body }))
    house.kick()
    await page.goTo('Messages')
    await page.shows(/Weekly screening/)
    await take('weekly')
  },
})

import { putNotice } from '../../../db/outbox.ts'
import { day } from '../../../src/domain/day.ts'
import { happened } from '../rich-cases.ts'
import { walk } from '../walk.ts'
import { closeOnly, openCaseFor, readyToMeet, setDay } from '../walk-steps.ts'

/** What people are told in channels and direct messages, and what another school is asked. */
export const pictures = walk({
  title: 'What people are told in channels and direct messages',
  pictures: {
    owner: { shows: 'message owner', alt: 'The owner of a new case is told' },
    thread: { shows: 'message case-note', alt: 'The thread under a case’s card' },
    'shut-done': { shows: 'shut.done', alt: 'A shut day that moved a meeting and its deadlines' },
    shut: {
      shows: 'message meeting-shut',
      alt: 'The owner is told that a meeting moved, because the school is shut',
    },
    moved: { shows: 'message deadline-moved', alt: 'The owner is told that a deadline moved' },
    joint: { shows: 'message joint', alt: 'The other school is asked for a joint meeting' },
    'joint-answer': { shows: 'joint.answer', alt: 'The form that agrees to a joint meeting, or declines' },
    'no-owner': {
      shows: ['message no-owner', 'message undelivered'],
      alt: 'An administrator is told of cases that nobody owns, and of a channel that cannot be reached',
    },
    stopped: { shows: 'message owner-told', alt: 'The owner is told that the pupil is no longer on roll' },
  },
  play: async (page, take, running) => {
    const { workspace, store } = running
    if (workspace === null) throw new Error('there is no workspace')
    await openCaseFor(page, 'Elena Dunsford')
    await readyToMeet(page)
    await setDay(page, '2026-12-02', 'The library')
    await closeOnly(page)
    await page.openThread('FT-2026-0001')
    await page.shows(/Initial Fast Track meeting: /)
    await take('thread')
    await page.page.getByRole('button', { name: 'Close thread' }).click()
    await page.goTo('Messages')
    await page.shows(/You own/)
    await take('owner')
    await page.as('Philippa Andoh')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack shut')
    await page.dialog('The school is shut')
    await page.fill('First day', '2026-12-02')
    await page.fill('Last day', '2026-12-02')
    await page.press('Record')
    await page.shows(/moved/)
    await take('shut-done')
    await closeOnly(page)
    await page.as('Morwenna Teague')
    await page.goTo('Messages')
    await page.shows(/The school is shut on/)
    await take('shut')
    await happened({ running, workspace }, 'FT-2026-0001', [
      {
        type: 'deadline-moved',
        deadline: 'invitations-initial:m1',
        was: day('2026-11-25'),
        due: day('2026-11-26'),
        why: 'calendar',
      },
    ])
    running.bot.house.kick()
    await page.shows(/the school calendar changed/)
    await take('moved')
    await page.goTo('#quillbrook-pastoral')
    await openCaseFor(page, 'Antoni Walczak')
    await readyToMeet(page)
    await closeOnly(page)
    await page.as('Idris Fallowfield')
    await page.goTo('#millrace-pastoral')
    await openCaseFor(page, 'Zofia Walczak')
    await readyToMeet(page)
    await closeOnly(page)
    await page.as('Gwendoline Mistry')
    await page.goTo('#attendance-team')
    await page.type('/fasttrack case 2')
    await page.shows('Open checklist')
    await page.scope
      .locator('select')
      .filter({ hasText: 'Timeline' })
      .selectOption({ label: 'Joint meeting' })
    await page.dialog('Joint meeting')
    await page.fill('Day', '2026-12-09')
    await page.fill('Place', 'The community centre')
    await page.press('Propose')
    await page.dialog('FT-2026-0002')
    await page.as('Idris Fallowfield')
    await page.goTo('Messages')
    await page.shows(/joint meeting/)
    await take('joint')
    await page.press('Agree or decline')
    await page.dialog('Joint meeting')
    await page.shows('Does your school agree?')
    await take('joint-answer')
    await page.press('Cancel')
    await page.noDialog()
    await happened({ running, workspace }, 'FT-2026-0003', [{ type: 'case-stopped', why: 'left-roll' }])
    const body = { person: 'U0ADMINIST', cases: ['FT-2026-0001', 'FT-2026-0002'], more: 0 }
    const unreached = { person: 'U0ADMINIST', school: 'secondary' }
    await store.write(async (tx) => {
      await putNotice(tx, { key: 'no-owner:picture', kind: 'no-owner', body })
      await putNotice(tx, { key: 'undelivered:picture', kind: 'undelivered', body: unreached })
    })
    running.bot.house.kick()
    await page.as('Idris Fallowfield')
    await page.goTo('Messages')
    await page.shows(/no longer on roll/)
    await take('stopped')
    await page.as('Saskia Wolstenholme')
    await page.goTo('Messages')
    await page.shows(/nobody to take over/)
    await page.shows(/Slack takes no messages/)
    await take('no-owner')
  },
})

import { walk } from '../walk.ts'
import { openCaseFor } from '../walk-steps.ts'

/** Holds the store so long that nothing can be kept. */
const busyMs = 4000

/** What people are told when something is not there, not theirs, not right, or takes too long. */
export const pictures = walk({
  title:
    'What stands in the way: words that are not known, cases that are not there, and what takes too long',
  pictures: {
    'unknown-word': { shows: ['unknown word', 'told alone'], alt: 'A word that Fast Track does not know' },
    'no-number': { shows: 'told alone', alt: 'A case’s number is missing' },
    'no-such-case': { shows: 'sorry', alt: 'There is no case of this number' },
    search: { shows: ['new', 'search open'], alt: 'A pupil is found by typing' },
    'search-nothing': { shows: ['new', 'search without a match'], alt: 'Nobody is found by what was typed' },
    refused: { shows: ['new', 'refused at a field'], alt: 'A form without its pupil is not taken' },
    loading: { shows: 'opening', alt: 'A screen in the moment before it is filled' },
    'nothing-kept': { shows: ['checklist', 'nothing kept'], alt: 'A checklist says that nothing was kept' },
    admin: { shows: 'told alone', alt: 'An administrator is told who opens cases' },
    'admin-print': { shows: 'told alone', alt: 'An administrator is told who prints' },
    'admin-list': { shows: 'list', alt: 'An administrator has no list of cases' },
    'no-access': { shows: ['no access', 'told alone'], alt: 'Somebody without a role is told whom to ask' },
  },
  play: async (page, take, running) => {
    const { workspace, store } = running
    if (workspace === null) throw new Error('there is no workspace')
    await page.type('/fasttrack nwe')
    await page.shows(/does not know that word/)
    await take('unknown-word')
    await page.type('/fasttrack case')
    await page.shows(/shows the cases you can open/)
    await take('no-number')
    await page.type('/fasttrack case 99')
    await page.shows(/There is no case here/)
    await take('no-such-case')
    await page.press('Close')
    await page.noDialog()
    await page.type('/fasttrack new')
    await page.dialog()
    const box = page.scope.getByLabel('Pupil').first()
    await box.click()
    await box.pressSequentially('ta', { delay: 30 })
    await page.page.locator('[role=option]:visible').first().waitFor()
    await take('search')
    await box.fill('')
    await box.pressSequentially('zzzz', { delay: 30 })
    await page.shows('Nothing found')
    await take('search-nothing')
    await page.press('Open case')
    await page.page.locator('[aria-invalid=true]').first().waitFor()
    await take('refused')
    await page.press('Cancel')
    await page.noDialog()
    workspace.wire.failNext('views.update', 'lost')
    await page.type('/fasttrack list')
    await page.shows('One moment…')
    await take('loading')
    await page.page.keyboard.press('Escape')
    await page.noDialog()
    await openCaseFor(page, 'Lottie Kettlewell')
    await page.press('Open checklist')
    await page.dialog('Checklist')
    await page.shows(/A choice is kept/)
    const busy = store.write(() => new Promise((resolve) => setTimeout(resolve, busyMs)))
    await page.scope.getByRole('radio', { name: 'Done' }).first().check()
    await page.shows(/nothing was kept|not known whether it was kept/i)
    await take('nothing-kept')
    await busy.catch(() => {})
    await page.as('Saskia Wolstenholme')
    await page.goTo('#general')
    await page.type('/fasttrack new')
    await page.shows(/Opening a case is for/)
    await take('admin')
    await page.type('/fasttrack print')
    await page.shows(/Printing is for/)
    await take('admin-print')
    await page.type('/fasttrack list')
    await page.dialog('Open cases')
    await page.shows(/no open case|cannot open/)
    await take('admin-list')
    await page.as('Leopold Ackroyd-Singh')
    await page.goTo('#general')
    await page.type('/fasttrack')
    await page.shows(/You do not have access/)
    await take('no-access')
  },
})

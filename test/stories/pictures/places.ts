import { walk } from '../walk.ts'
import { closeOnly, openCaseFor } from '../walk-steps.ts'

/** Where people begin: help, the Home tab and the lists, while they are empty and while they are not. */
export const pictures = walk({
  title: 'Where people begin: help, the Home tab and the lists, while they are empty and while they are not',
  pictures: {
    help: { shows: ['help', 'told alone'], alt: 'What /fasttrack can do' },
    'list-empty': { shows: 'list', alt: 'The list of cases while there is none' },
    'due-empty': { shows: 'due', alt: 'What is due while nothing is' },
    'home-empty': { shows: 'home pastoral', alt: 'Home of pastoral staff while there is no case' },
    'new-empty': { shows: 'new', alt: 'The form for a new case as it opens' },
    checklist: { shows: 'checklist', alt: 'A checklist as it opens' },
    except: { shows: 'checklist.except', alt: 'Everything covered except what is ticked' },
    letters: { shows: 'letters', alt: 'The letters of a case before any is made' },
    timeline: { shows: 'timeline', alt: 'What happened in a case, day by day' },
    list: { shows: 'list', alt: 'The list of cases' },
    due: { shows: 'due', alt: 'What is due' },
    snooze: { shows: 'due.snooze', alt: 'The form that snoozes a reminder' },
    pause: { shows: 'due.pause', alt: 'The form that pauses the morning message' },
    'case-on-the-day': { shows: 'case', alt: 'A case on the day of its meeting' },
    home: { shows: 'home pastoral', alt: 'Home of pastoral staff with cases and deadlines' },
    messages: { shows: ['message digest', 'message meeting-reminder'], alt: 'The morning message' },
  },
  play: async (page, take) => {
    await page.type('/fasttrack')
    await page.shows('/fasttrack new')
    await take('help')
    await page.type('/fasttrack list')
    await page.dialog('Open cases')
    await page.shows('Show closed cases')
    await take('list-empty')
    await closeOnly(page)
    await page.type('/fasttrack due')
    await page.dialog('What is due')
    await page.shows('Pause my morning message')
    await take('due-empty')
    await closeOnly(page)
    await page.goTo('Home')
    await page.shows('There is no open case yet')
    await take('home-empty')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack new')
    await page.dialog()
    await page.shows('Type a name')
    await take('new-empty')
    await page.press('Cancel')
    await page.noDialog()
    await openCaseFor(page, 'Antoni Walczak')
    await page.press('Open checklist', { nth: 0 })
    await page.dialog('Checklist')
    await take('checklist')
    await page.press('All covered except…')
    await page.dialog('All covered except…')
    await take('except')
    await page.press('Mark the rest done')
    await page.dialog('Checklist')
    await page.press('Save')
    await page.press('Go on')
    await page.shows('Prepare the initial meeting')
    await page.press('Set a day')
    await page.dialog('Set up a meeting')
    await page.fill('Day', '2026-12-02')
    await page.fill('Place', 'The library')
    await page.press('Keep')
    await page.shows(/Who came/)
    await page.press('Letters')
    await page.dialog('Letters')
    await page.shows('Papers for the school')
    await take('letters')
    await page.press('Close')
    await page.shows(/Who came/)
    await page.scope.locator('select').filter({ hasText: 'Timeline' }).selectOption({ label: 'Timeline' })
    await page.dialog('Timeline')
    await page.shows(/opened/i)
    await take('timeline')
    await page.press('Close')
    await page.shows(/Who came/)
    await closeOnly(page)
    await openCaseFor(page, 'Anika Talukdar')
    await page.scope
      .getByRole('combobox', { name: 'Hold' })
      .first()
      .selectOption({ label: 'Hold: Bereavement' })
    await page.shows('On hold: Bereavement')
    await closeOnly(page)
    for (let day = 0; day < 9; day++) await page.tomorrow()
    await page.type('/fasttrack list')
    await page.dialog('Open cases')
    await page.shows('FT-2026-0002')
    await take('list')
    await closeOnly(page)
    await page.type('/fasttrack due')
    await page.dialog('What is due')
    await page.shows('Snooze a reminder')
    await take('due')
    await page.press('Snooze a reminder')
    await page.dialog('Snooze a reminder')
    await take('snooze')
    await page.press('Cancel')
    await page.dialog('What is due')
    await page.press('Pause my morning message')
    await page.dialog('Pause my message')
    await take('pause')
    await page.press('Cancel')
    await page.dialog('What is due')
    await closeOnly(page)
    await page.type('/fasttrack case 1')
    await page.shows(/Who came/)
    await take('case-on-the-day')
    await closeOnly(page)
    await page.goTo('Home')
    await page.page.getByText('Talukdar').filter({ visible: true }).last().waitFor()
    await take('home')
    await page.goTo('Messages')
    await take('messages')
  },
})

import { walk } from '../walk.ts'
import { fromMenu, openCaseFor } from '../walk-steps.ts'

/** How a case ends: the reasons, what each asks for, a pupil who cannot be found, and who takes over from whom. */
export const pictures = walk({
  title:
    'How a case ends: the reasons, what each asks for, a pupil who cannot be found, and who takes over from whom',
  pictures: {
    deputy: { shows: 'deputy', alt: 'The form for who takes over' },
    close: { shows: 'close', alt: 'The form that closes a case, before a reason is chosen' },
    'moved-school': { shows: 'close', alt: 'Closing a case because the pupil moved to another school' },
    died: { shows: 'close', alt: 'Closing a case because the pupil has died' },
    'opened-in-error': { shows: 'close', alt: 'Only senior people may seal a case that was opened in error' },
    'cannot-be-found': { shows: 'close.unfound', alt: 'The form for a pupil who cannot be found' },
    stopped: { shows: 'case', alt: 'A case that is stopped because the pupil cannot be found' },
    found: { shows: 'close.found', alt: 'The form for how the pupil was found' },
    'tell-the-council': { shows: 'close.refer', alt: 'The form that records that the council was told' },
  },
  play: async (page, take) => {
    await page.goTo('Home')
    await page.press('Who takes over if I leave')
    await page.dialog('If I leave')
    await page.shows('Who takes over?')
    await take('deputy')
    await page.press('Cancel')
    await page.noDialog()
    await page.goTo('#quillbrook-pastoral')
    await openCaseFor(page, 'Lottie Kettlewell')
    await fromMenu(page, 'More', 'Close for another reason')
    await page.dialog('Close the case')
    await page.shows('Why does this case end?')
    await take('close')
    await page.choose('Why does this case end?', 'Moved to another school')
    await page.shows('First day there')
    await take('moved-school')
    await page.choose('Why does this case end?', 'The pupil has died')
    await page.shows('We are sorry')
    await take('died')
    await page.choose('Why does this case end?', 'Opened in error')
    await page.shows('Only a senior leader')
    await take('opened-in-error')
    await page.press('Cancel')
    await page.shows('Open checklist')
    await fromMenu(page, 'More', 'The pupil cannot be found')
    await page.dialog('Cannot be found')
    await page.shows('What was tried?')
    await take('cannot-be-found')
    await page.fill('What was tried?', 'Two visits, both numbers, and the aunt on Friday.')
    await page.press('Stop the case')
    await page.shows('this pupil cannot be found')
    await take('stopped')
    await page.press('The pupil was found')
    await page.dialog('The pupil was found')
    await page.shows('How was the pupil found?')
    await take('found')
    await page.press('Cancel')
    await page.shows('this pupil cannot be found')
    await page.press('Tell the council')
    await page.dialog('Tell the council')
    await page.shows('Who was told?')
    await take('tell-the-council')
  },
})

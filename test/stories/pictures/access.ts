import { walk } from '../walk.ts'
import { closeOnly, fromMenu, openCaseFor } from '../walk-steps.ts'

/** A case that a senior leader keeps a colleague out of, and what that colleague sees then. */
export const pictures = walk({
  title: 'A case that a senior leader keeps a colleague out of, and what that colleague sees then',
  pictures: {
    open: { shows: 'access', alt: 'Who may see a case, while nobody is kept out' },
    'keep-out': { shows: 'access.keep-out', alt: 'The form that keeps a colleague out of a case' },
    owner: {
      shows: ['access.keep-out', 'refused at a field'],
      alt: 'The owner of a case cannot be kept out before it is passed on',
    },
    'kept-out': { shows: 'access', alt: 'Who may see a case, with one colleague kept out' },
    'let-in': { shows: 'access.let-in', alt: 'The form that lets a colleague in again' },
    refused: { shows: 'sorry', alt: 'A colleague who is kept out is told that there is no case here' },
  },
  play: async (page, take) => {
    await openCaseFor(page, 'Lottie Kettlewell')
    await closeOnly(page)
    await page.as('Philippa Andoh')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack case 1')
    await page.shows('Open checklist')
    await fromMenu(page, 'More', 'Who may see this case')
    await page.dialog('Who may see this case')
    await page.shows('Nobody is kept out')
    await take('open')
    await page.press('Keep somebody out')
    await page.dialog('Keep somebody out')
    await page.shows('They are not told')
    await take('keep-out')
    await page.choose('Colleague', 'Morwenna Teague')
    await page.fill('Why?', 'A friend of the family.')
    await page.press('Keep out')
    await page.shows(/Pass it to a colleague|owns/)
    await take('owner')
    await page.choose('Colleague', 'Tobias Renwick')
    await page.press('Keep out')
    await page.dialog('Who may see this case')
    await page.shows('Let in again')
    await take('kept-out')
    await page.press('Let in again')
    await page.dialog('Let in again')
    await take('let-in')
    await page.press('Cancel')
    await page.press('Close')
    await page.press('Close')
    await page.noDialog()
    await page.as('Tobias Renwick')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack case 1')
    await page.shows('There is no case here that you can open')
    await take('refused')
  },
})

import { walk } from '../walk.ts'
import { closeOnly, fromMenu, openCaseFor } from '../walk-steps.ts'

/** What only a senior leader or the safeguarding lead may do: signing off, lifting a hold, and taking a case over. */
export const pictures = walk({
  title: 'What senior people do: signing off, lifting a hold',
  pictures: {
    'not-theirs': { shows: 'case', alt: 'A hold that pastoral staff cannot lift' },
    case: { shows: 'case', alt: 'A case on hold, as the safeguarding lead sees it' },
    'lift-hold': { shows: 'hold.lift', alt: 'The form that lifts a hold' },
    'to-sign-off': { shows: 'case', alt: 'What was adjusted, waiting for a sign-off' },
    'signed-off': { shows: 'case', alt: 'What was adjusted, signed off' },
  },
  play: async (page, take) => {
    await openCaseFor(page, 'Anika Talukdar')
    await page.press('Write it down')
    await page.dialog('What was adjusted')
    await page.fill('Young carer', 'A later start on Mondays.')
    await page.press('Keep')
    await page.shows('Written by')
    await fromMenu(page, 'Hold', 'Hold: Safeguarding')
    await page.shows('On hold: Safeguarding')
    await (await page.shows('On hold: Safeguarding')).scrollIntoViewIfNeeded()
    await take('not-theirs')
    await closeOnly(page)
    await page.as('Wilhelmina Osgood')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack case 1')
    await page.shows('On hold: Safeguarding')
    await take('case')
    await page.press('Lift the hold')
    await page.dialog('Lift the hold')
    await take('lift-hold')
    await page.fill('Why', 'The matter is settled.')
    await page.press('Lift the hold')
    await page.dialog('FT-2026-0001')
    await page.shows('Sign off')
    await (await page.shows('What was adjusted')).scrollIntoViewIfNeeded()
    await take('to-sign-off')
    await page.button('Sign off').first().click()
    await page.page
      .getByRole('dialog', { name: 'Sign off?' })
      .getByRole('button', { name: 'Sign off' })
      .click()
    await page.shows(/Signed off/)
    await (await page.shows('What was adjusted')).scrollIntoViewIfNeeded()
    await take('signed-off')
  },
})

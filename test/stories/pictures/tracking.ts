import { walk } from '../walk.ts'
import { closeOnly, fromMenu, openCaseFor } from '../walk-steps.ts'

/** What is counted of a case to tell whether Fast Track works: what is known, what is asked, and one answer said anew. */
export const pictures = walk({
  title: 'What is counted to tell whether Fast Track works',
  pictures: {
    school: { shows: 'tracking', alt: 'What the school is asked of a case for the evaluation' },
    refused: {
      shows: ['tracking', 'refused at a field'],
      alt: 'An answer for the evaluation that is no number is refused at its field',
    },
    council: {
      shows: 'tracking',
      alt: 'What only the council’s attendance team is asked for the evaluation',
    },
    again: { shows: 'tracking', alt: 'One field of the evaluation, asked again' },
  },
  play: async (page, take) => {
    await openCaseFor(page, 'Anika Talukdar')
    await fromMenu(page, 'More', 'For the evaluation')
    await page.dialog('For the evaluation')
    await page.shows('Number of brothers and sisters')
    await take('school')
    await page.button('Change: Number of brothers and sisters').click()
    await page.shows(/A number, or/)
    await take('again')
    await page.fill('Number of brothers and sisters', 'many')
    await page.press('Save')
    await page.shows(/Write this as the line below/)
    await take('refused')
    await page.fill('Number of brothers and sisters', '2')
    await page.press('Save')
    await page.shows('Special educational needs')
    await page.press('Cancel')
    await page.dialog('FT-2026-0001')
    await closeOnly(page)
    await page.as('Rashid Penhallow')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack case 1')
    await page.shows('Open checklist')
    await fromMenu(page, 'More', 'For the evaluation')
    await page.dialog('For the evaluation')
    await page.shows('Ethnic group')
    await take('council')
  },
})

import { coverAll, lottie } from '../played-case.ts'
import { walk } from '../walk.ts'
import { closeOnly, openCaseFor } from '../walk-steps.ts'

const id = 'FT-2026-0001'

/** The national framework beside a case: support first, a notice to improve, and penalty notices. */
export const pictures = walk({
  title: 'The national framework beside a case of the school’s own pathway',
  pictures: {
    track: {
      shows: 'case',
      alt: 'What the national framework asks, under its own title at the foot of a case',
    },
    decision: { shows: 'decision', alt: 'The framework’s decision, with what support has to come first' },
    improve: { shows: 'record', alt: 'The form that says when a notice to improve begins and ends' },
    begun: { shows: 'case', alt: 'A notice to improve that runs, and the day on which somebody looks at it' },
    penalty: { shows: 'record', alt: 'The form that keeps a penalty notice to one parent' },
    refused: {
      shows: ['record', 'refused at a field'],
      alt: 'A second notice is refused where the parent was given no first one',
    },
    given: { shows: 'case', alt: 'A penalty notice that was given, and the days on which it can be paid' },
  },
  play: async (page, take) => {
    const lookAt = (words: string | RegExp) => page.shows(words).then((seen) => seen.scrollIntoViewIfNeeded())
    const decides = async (at: string, option: string) => {
      await page.button(`Decide: ${at}`).click()
      await page.dialog('Decide')
      await page.choose('What happens next?', option)
      await page.fill('Your reasons', 'Help was offered twice and not taken up.')
      await page.press('Record decision')
      await page.dialog(id)
    }
    await openCaseFor(page, lottie.name)
    await closeOnly(page)
    await page.as('Rashid Penhallow')
    await page.goTo('#attendance-team')
    await page.type(`/fasttrack case ${id}`)
    await page.shows('Open checklist')
    await lookAt(/Decide what follows from ten sessions/)
    await take('track')
    await page.button('Decide: What follows from the support').click()
    await page.dialog('Decide')
    await lookAt(/asks for support first/)
    await take('decision')
    await page.press('Cancel')
    await page.dialog(id)
    await coverAll(page, id, 'National framework: support first')
    await decides('What follows from the support', 'Give a notice to improve')
    await page.button('Record: When the notice to improve begins').click()
    await page.dialog('Record')
    await page.fill('The day on which it ends', '2026-12-14')
    await page.choose('The support so far', 'We offered help and it was not taken up')
    await page.choose('What would be enough', 'No unauthorised absence')
    await page.choose('What would end it sooner', 'We will wait until this notice ends')
    await lookAt('When the notice to improve begins')
    await take('improve')
    await page.press('Keep')
    await page.dialog(id)
    await lookAt(/The day on which it ends/)
    await take('begun')
    await page.button('Decide: What came of the notice to improve').click()
    await page.dialog('Decide')
    await page.choose('What happens next?', 'Give a penalty notice')
    await page.shows('Why this option, although')
    await page.fill('Your reasons', 'Absent on each of the first five days.')
    await page.fill('Why this option', 'The notice said that any absence would end it sooner.')
    await page.press('Record decision')
    await page.dialog(id)
    await page.button('Record: Second penalty notice to a parent').click()
    await page.dialog('Record')
    await page.choose('Which parent', lottie.mother.name)
    await page.fill('Day on which it was served', '2026-11-23')
    await page.fill('Day on which it was received', '2026-11-25')
    await page.press('Keep')
    await page.shows(/is on record, so this is the first/)
    await take('refused')
    await page.press('Cancel')
    await page.dialog(id)
    await page.button('Record: First penalty notice to a parent').click()
    await page.dialog('Record')
    await page.choose('Which parent', lottie.mother.name)
    await page.fill('Day on which it was served', '2026-11-23')
    await page.fill('Day on which it was received', '2026-11-25')
    await take('penalty')
    await page.press('Keep')
    await page.dialog(id)
    await lookAt(/first notice, £80 if paid by/)
    await take('given')
  },
})

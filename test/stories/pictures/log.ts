import { walk } from '../walk.ts'

/** The contact log: the form empty, filled in, with nobody reached, and the screens that show contacts. */
export const pictures = walk({
  title: 'The contact log: the form, nobody reached, and the screens that show contacts',
  pictures: {
    form: { shows: 'log', alt: 'The form for a contact as it opens' },
    'filled-in-already': { shows: 'log', alt: 'The end of the form: what is filled in already' },
    'not-reached': { shows: 'log', alt: 'Nobody was reached, and the form asks when to try again' },
    case: { shows: 'case', alt: 'A case with its latest contacts' },
    contacts: { shows: 'contacts', alt: 'All contacts of a case' },
    card: { shows: 'message case-card', alt: 'A case’s card in its channel' },
    menu: { shows: 'message case-card', alt: 'A message’s menu, with Log a contact' },
    due: { shows: 'due', alt: 'What is due, with a family to try again' },
  },
  play: async (page, take) => {
    const scrollTo = (words: string) => page.scope.getByText(words).first().scrollIntoViewIfNeeded()
    await page.type('/fasttrack new')
    await page.dialog()
    await page.choose('Pupil', 'Lottie Kettlewell')
    await page.shows('Meets the entry test')
    await page.press('Open case')
    await page.shows('Open checklist')
    await page.press('Log a contact')
    await page.dialog('Log a contact')
    await page.shows('Did you reach them?')
    await take('form')
    await scrollTo('How do you know?')
    await take('filled-in-already')
    await page.choose('How?', 'First-day response')
    await page.choose('Who with?', 'Ms Rosalind Jessop')
    await page.choose('Did you reach them?', 'No')
    await page.shows('Try again on')
    await scrollTo('Try again on')
    await take('not-reached')
    await page.press('Save')
    await page.shows('All contacts')
    await scrollTo('Contacts')
    await take('case')
    await page.press('All contacts')
    await page.dialog('Contacts')
    await take('contacts')
    await page.press('Close')
    await page.shows('Open checklist')
    await page.press('Close')
    await page.noDialog()
    await take('card')
    const card = page.page.getByRole('article').filter({ hasText: 'FT-' }).first()
    await card.hover()
    await card.getByRole('button', { name: 'More actions' }).click()
    await take('menu')
    await page.page.keyboard.press('Escape')
    await page.tomorrow()
    await page.type('/fasttrack due')
    await page.dialog('What is due')
    await page.shows('Try again')
    await take('due')
  },
})

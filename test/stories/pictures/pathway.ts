import { walk } from '../walk.ts'

/** The school's pathway in plain words, and the form that says which ones it uses. */
export const pictures = walk({
  title: 'A pathway in plain words, and which ones a school uses',
  pictures: {
    about: { shows: 'pathway', alt: 'How old a pathway is, and what is to be known of it' },
    stage: { shows: 'pathway', alt: 'A stage of the pathway: who acts, its checks and where it leads' },
    choose: { shows: 'pathway.choose', alt: 'The form that says which pathways a school uses' },
  },
  play: async (page, take) => {
    await page.as('Cornelius Varley')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack pathway')
    await page.dialog('Pathway')
    await page.shows('About it')
    await take('about')
    for (const n of [2, 3, 4])
      await page.scope.getByRole('button', { name: new RegExp(`^More: page ${n} of`) }).click()
    await page.shows('Who acts')
    await take('stage')
    await page.press('Choose which pathways are used')
    await page.dialog('Pathways of the school')
    await take('choose')
  },
})

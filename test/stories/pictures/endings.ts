import type { StoryPage } from '../driver.ts'
import type { Pictures } from '../pictures.ts'

async function openCase(page: StoryPage): Promise<void> {
  await page.type('/fasttrack new')
  await page.dialog()
  await page.choose('Pupil', 'Lottie Kettlewell')
  await page.shows('Meets the entry test')
  await page.press('Open case')
  await page.shows('Open checklist')
}

async function fromMenu(page: StoryPage, words: string): Promise<void> {
  await page.scope.locator('select').filter({ hasText: 'Timeline' }).selectOption({ label: words })
}

/** How a case ends: the reasons, what each asks for, a pupil who cannot be found, and who takes over from whom. */
export const pictures: Pictures = async (page, take) => {
  await page.goTo('Home')
  await page.press('Who takes over if I leave')
  await page.dialog('If I leave')
  await page.shows('Who takes over?')
  await take('deputy')
  await page.press('Cancel')
  await page.noDialog()
  await page.goTo('#quillbrook-pastoral')
  await openCase(page)
  await fromMenu(page, 'Close for another reason')
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
  await fromMenu(page, 'The pupil cannot be found')
  await page.dialog('Cannot be found')
  await page.shows('What was tried?')
  await take('cannot-be-found')
  await page.fill('What was tried?', 'Two visits, both numbers, and the aunt on Friday.')
  await page.press('Stop the case')
  await page.shows('this pupil cannot be found')
  await take('stopped')
  await page.press('Tell the council')
  await page.dialog('Tell the council')
  await page.shows('Who was told?')
  await take('tell-the-council')
}

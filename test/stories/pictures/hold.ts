import type { StoryPage } from '../driver.ts'
import type { Pictures } from '../pictures.ts'

async function openCase(page: StoryPage, pupil: string): Promise<void> {
  await page.type('/fasttrack new')
  await page.dialog()
  await page.choose('Pupil', pupil)
  await page.press('Open case')
  await page.shows('Open checklist')
}

async function fromMenu(page: StoryPage, menu: string, words: string): Promise<void> {
  await page.scope.getByRole('combobox', { name: menu }).first().selectOption({ label: words })
}

async function close(page: StoryPage): Promise<void> {
  await page.press('Close')
  await page.noDialog()
}

/** A hold from the press to what it stops, what was adjusted for a need, and a child who is looked after. */
export const pictures: Pictures = async (page, take) => {
  const scrollTo = (words: string) => page.scope.getByText(words).first().scrollIntoViewIfNeeded()
  await openCase(page, 'Anika Talukdar')
  await scrollTo('What was adjusted')
  await take('need')
  await page.press('Write it down')
  await page.dialog('What was adjusted')
  await take('adjust')
  await page.fill('Young carer', 'A later start on Mondays, and homework club until four.')
  await page.press('Keep')
  await page.shows('Written by')
  await take('adjusted')
  await fromMenu(page, 'More', 'Note a need')
  await page.dialog('Note a need')
  await page.shows('Which need?')
  await take('note-need')
  await page.press('Cancel')
  await page.shows('Open checklist')
  await fromMenu(page, 'Hold', 'Hold: Bereavement')
  await page.shows('On hold: Bereavement')
  await page.scope.getByText('On hold: Bereavement').first().scrollIntoViewIfNeeded()
  await take('held')
  await page.press('Add a note')
  await page.dialog('Note on the hold')
  await page.shows('What should colleagues know?')
  await take('note')
  await page.press('Cancel')
  await page.shows('On hold: Bereavement')
  await page.press('Letters')
  await page.dialog('Letters')
  await page.shows('Letters to the family are stopped')
  await take('letters')
  await page.press('Close')
  await page.shows('On hold: Bereavement')
  await close(page)
  await page.type('/fasttrack hold FT-2026-0001')
  await page.dialog('Hold')
  await page.shows('One press stops')
  await take('hold')
  await close(page)
  await take('channel')
  await page.type('/fasttrack new')
  await page.dialog()
  await page.choose('Pupil', 'Kit Loxley')
  await page.shows('Name of the social worker')
  await scrollTo('Name of the virtual school head')
  await take('looked-after')
}

import type { StoryPage } from './driver.ts'

/** Opens a case for a pupil from the channel, and leaves it on the screen. */
export async function openCaseFor(page: StoryPage, pupil: string): Promise<void> {
  await page.type('/fasttrack new')
  await page.dialog()
  await page.choose('Pupil', pupil)
  await page.shows(/entry test/)
  await page.press('Open case')
  await page.shows('Open checklist')
}

/** Chooses from one of a case's menus, such as More. */
export async function fromMenu(page: StoryPage, menu: string, words: string): Promise<void> {
  await page.scope.getByRole('combobox', { name: menu }).first().selectOption({ label: words })
}

/** Closes the modal on top, which is the only one. */
export async function closeOnly(page: StoryPage): Promise<void> {
  await page.press('Close')
  await page.noDialog()
}

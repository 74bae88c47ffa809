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

/** Marks the open case's first checklist as covered and goes on to preparing the initial meeting. */
export async function readyToMeet(page: StoryPage): Promise<void> {
  await page.button('Open checklist').first().click()
  await page.dialog('Checklist')
  await page.press('All covered except…')
  await page.dialog('All covered except…')
  await page.press('Mark the rest done')
  await page.dialog('Checklist')
  await page.press('Save')
  await page.press('Go on')
  await page.shows('Prepare the initial meeting')
}

/** Sets a day for the open case's next meeting. */
export async function setDay(page: StoryPage, day: string, place: string): Promise<void> {
  await page.press('Set a day')
  await page.dialog('Set up a meeting')
  await page.fill('Day', day)
  await page.fill('Place', place)
  await page.press('Keep')
  await page.shows(/Who came/)
}

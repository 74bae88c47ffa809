import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractText, getDocumentProxy } from 'unpdf'
import { readConfig } from '../../src/config.ts'
import { type Running, serve } from '../../src/serve.ts'
import type { StoryPage } from './driver.ts'
import { storyBegan } from './story-began.ts'

/** The pupil of the story: two parents apart, one address confidential, eleven of sixty sessions missed. */
export const lottie = {
  name: 'Lottie Kettlewell',
  mother: { name: 'Ms Rosalind Jessop', address: '3 Osier Close' },
  father: { name: 'Mr Barnaby Kettlewell', address: '88 Ropewalk' },
}

const loaded = Date.now()

/** A clock that begins on a Monday in term and then runs as clocks do. */
export const storyNow = () => new Date(storyBegan + (Date.now() - loaded))

/** Serves the demonstration out of a folder, on a free port. */
export function serveFrom(folder: string): Promise<Running> {
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `file:${join(folder, 'fasttrack.db')}`,
    LOG_LEVEL: 'warn',
  })
  return serve(config, { now: storyNow })
}

/** A new folder for a store and its workspace. */
export const newFolder = () => mkdtempSync(join(tmpdir(), 'fasttrack-story-'))

/** The text of a file that the bot sent, by the end of its name; waits until it is there. */
export async function readFile(running: Running, ending: string): Promise<string> {
  const { actions } = running.workspace!
  const bytesOf = () => {
    const file = actions.files().findLast((one) => String(one.name).endsWith(ending))
    return file === undefined ? null : bytesOrNull(() => actions.fileBytes(String(file.id)))
  }
  const document = await getDocumentProxy(new Uint8Array(await actions.until(bytesOf, 15_000)))
  const { text } = await extractText(document, { mergePages: true })
  return text.replace(/\s+/g, ' ')
}

/** Moves the workspace's clock to an instant and waits until the demonstration's registers have followed. */
export async function moveTo(running: Running, instant: string): Promise<void> {
  running.workspace!.clock.advanceTo(new Date(instant))
  await running.settled()
}

/** Marks everything on the open checklist of a case as covered, and goes back to the case. */
export async function coverAll(page: StoryPage, id: string, stage: string): Promise<void> {
  await page
    .button('Open checklist', page.scope.locator('[data-block-id]', { hasText: stage }))
    .first()
    .click()
  await page.dialog('Checklist')
  await page.press('All covered except…')
  await page.dialog('All covered except…')
  await page.press('Mark the rest done')
  await page.dialog('Checklist')
  await page.press('Save')
  await page.dialog(id)
}

/** Makes the letters with these titles on the open list of letters. */
export async function makeLetters(page: StoryPage, ...titles: string[]): Promise<void> {
  await page.dialog('Letters')
  for (const title of titles) {
    const letter = page.scope.locator('[data-block-id]', { hasText: title }).first()
    // What the pathway notes of a letter may stand between its name and its button.
    const here = letter.locator('xpath=(self::*|following-sibling::*[position() <= 2])')
    await here.locator('button', { hasText: /^Make/ }).first().click()
    await letter.getByText('Draft to').first().waitFor()
  }
}

/** Marks every draft as sent, today and by first class post. */
export async function markSent(page: StoryPage): Promise<void> {
  await page.scope.locator('button', { hasText: /^Mark as sent/ }).click()
  await page.dialog('Mark as sent')
  await page.choose('Who has read every one of them?', 'Morwenna Teague')
  await page.press('Mark as sent')
  await page.dialog('Letters')
  await page.shows(/Sent to/)
}

/** A file is listed a moment before its bytes are there. */
function bytesOrNull(read: () => Buffer): Buffer | null {
  try {
    return read()
  } catch {
    return null
  }
}

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readConfig } from '../../src/config.ts'
import { serve } from '../../src/serve.ts'
import { openBrowser, type StoryBrowser, type StoryPage } from './driver.ts'

/** Walks to some screens from a fresh demonstration, as pastoral staff on a phone, and takes each. */
export type Pictures = (page: StoryPage, take: (name: string) => Promise<void>) => Promise<void>

/** A Monday in term. */
const began = Date.parse('2026-11-23T08:30:00Z')
const phone = { width: 390, height: 844 }
const folder = fileURLToPath(new URL('./pictures', import.meta.url))

async function takeOne(
  browser: StoryBrowser,
  walk: string,
  pictures: Pictures,
  shots: string,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'fasttrack-pictures-'))
  const started = Date.now()
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `file:${join(home, 'store.db')}`,
    LOG_LEVEL: 'warn',
  })
  const running = await serve(config, { now: () => new Date(began + Date.now() - started) })
  const page = await browser.as(running.url, 'Morwenna Teague', { shots, ...phone })
  await page.goTo('#quillbrook-pastoral')
  await pictures(page, async (name) => void (await page.screenshot(`${walk}-${name}`)))
  await page.page.close()
  await running.stop()
  rmSync(home, { recursive: true })
}

/** Takes the pictures of every walk, or of those named, into a folder. */
async function takeAll([shots = join(tmpdir(), 'fasttrack-screens'), ...wanted]: string[]): Promise<void> {
  const walks = readdirSync(folder)
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((walk) => wanted.length === 0 || wanted.includes(walk))
  const browser = await openBrowser()
  for (const walk of walks) {
    const { pictures } = (await import(pathToFileURL(join(folder, `${walk}.ts`)).href)) as {
      pictures: Pictures
    }
    await takeOne(browser, walk, pictures, shots)
  }
  await browser.close()
  process.stdout.write(`Pictures of ${walks.join(', ')} are in ${shots}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await takeAll(process.argv.slice(2))

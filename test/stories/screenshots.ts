import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config.ts'
import { serve } from '../../src/serve.ts'
import { openBrowser, type StoryPage } from './driver.ts'

const shots = fileURLToPath(new URL('../../docs', import.meta.url))
const began = Date.parse('2026-11-23T08:30:00Z')
const started = Date.now()

async function openCase(page: StoryPage): Promise<void> {
  await page.goTo('#quillbrook-pastoral')
  await page.type('/fasttrack new')
  await page.dialog('New Fast Track case')
  await page.choose('Pupil', 'Lottie Kettlewell')
  await page.shows(/Meets the entry test/)
  await page.press('Open case')
  await page.dialog('FT-2026-0001')
}

async function openChecklist(page: StoryPage): Promise<void> {
  await page.scope.getByRole('button', { name: 'Open checklist' }).first().click()
  await page.dialog('Checklist')
  await page.scope.getByRole('button', { name: /^Show/ }).first().click()
  const first = page.scope.getByRole('radio', { name: 'Done' }).first()
  await first.check()
  await page.page.waitForTimeout(1000)
  await first.scrollIntoViewIfNeeded()
  await page.screenshot('checklist')
}

/** Takes the pictures of the README out of the demonstration, on a Monday in term. */
async function takePictures(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-pictures-'))
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `file:${join(folder, 'store.db')}`,
    LOG_LEVEL: 'warn',
  })
  const running = await serve(config, { now: () => new Date(began + Date.now() - started) })
  const browser = await openBrowser()
  const page = await browser.as(running.url, 'Morwenna Teague', { shots, width: 1200, height: 760 })
  await openCase(page)
  await openChecklist(page)
  await browser.close()
  await running.stop()
  rmSync(folder, { recursive: true })
}

await takePictures()

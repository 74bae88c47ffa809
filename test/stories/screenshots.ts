import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config.ts'
import { demonstrationPeople } from '../../src/demonstration/people.ts'
import { type Running, serve } from '../../src/serve.ts'
import { openBrowser, type StoryBrowser, type StoryPage } from './driver.ts'
import { modalIds, otherScreens, signOf } from './screens.ts'
import { type Picture, shownOn, type Walk, walksNamed } from './walk.ts'

/** A Monday in term. */
const began = Date.parse('2026-11-23T08:30:00Z')
const phone = { width: 390, height: 844 }
const docs = fileURLToPath(new URL('../../docs', import.meta.url))
const heaviestInDocs = 150_000

/** A picture that was taken, and where it lies. */
type Taken = Picture & { file: string }
/** What came of one walk: its pictures, and what went wrong. */
type Walked = { name: string; title: string; taken: Taken[]; faults: string[]; seconds: number }

async function serveAnew(): Promise<{ running: Running; stop: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'fasttrack-pictures-'))
  const started = Date.now()
  const settings = { PORT: '0', DATABASE_URL: `file:${join(home, 'store.db')}`, LOG_LEVEL: 'fatal' }
  const now = () => new Date(began + Date.now() - started)
  const running = await serve(readConfig(settings), { now, workspace: { rateLimits: false } })
  const stop = async () => {
    await running.stop()
    rmSync(home, { recursive: true, force: true })
  }
  return { running, stop }
}

async function whoActs({ page }: StoryPage) {
  const id = await page.locator('[data-person][aria-current]').first().getAttribute('data-person')
  const person = demonstrationPeople.find((one) => one.id === id)
  if (person === undefined) throw new Error(`nobody acts as ${id}`)
  return { id: person.id, role: person.roles[0]?.role ?? 'nobody' }
}

/** Whether something that is no modal is to be seen now. */
async function isSeen({ page }: StoryPage, screen: string, role: string): Promise<boolean> {
  if (screen.startsWith('home ')) {
    const tab = page.getByRole('tab', { name: 'Home', exact: true, selected: true })
    return screen === `home ${role}` && (await tab.count()) > 0
  }
  const sign = signOf(screen)
  if (sign === undefined) return false
  const found = typeof sign === 'string' ? page.locator(sign) : page.getByText(sign)
  return (await found.filter({ visible: true }).count()) > 0
}

/** What a picture is said to show and does not. */
async function notSeen(page: StoryPage, picture: Picture, running: Running, role: string, id: string) {
  const top = running.workspace?.actions.views(id).at(-1)?.callback_id
  const modals = await modalIds()
  const faults: string[] = []
  for (const screen of shownOn(picture)) {
    const seen = modals.includes(screen) ? top === screen : await isSeen(page, screen, role)
    if (!seen) faults.push(`does not show “${screen}”${top === undefined ? '' : ` but “${top}”`}`)
  }
  return faults
}

/** A picture's name says who saw it, on which walk, and what; those for documents stand alone. */
function shotOf(name: string, { size }: Walk, what: string, role: string): string {
  if (size !== undefined) return what
  return what === role ? `${role}-${name}` : `${role}-${name}-${what}`
}

/** Walks one walk in a house of its own. */
async function takeOne(browser: StoryBrowser, name: string, walk: Walk, shots: string): Promise<Walked> {
  const { running, stop } = await serveAnew()
  const walked: Walked = { name, title: walk.title, taken: [], faults: [], seconds: 0 }
  const beginning = performance.now()
  const page = await browser.as(running.url, 'Morwenna Teague', { shots, ...(walk.size ?? phone) })
  const take = async (what: string) => {
    const picture = walk.pictures[what] as Picture
    const { id, role } = await whoActs(page)
    if (picture.shows !== 'opening') await page.page.getByText('One moment…').waitFor({ state: 'hidden' })
    const shot = shotOf(name, walk, what, role)
    const lacks = await notSeen(page, picture, running, role, id)
    walked.faults.push(...lacks.map((fault) => `${what} ${fault}`))
    await page.screenshot(shot)
    walked.taken.push({ ...picture, file: `${shot}.png` })
  }
  await page
    .goTo('#quillbrook-pastoral')
    .then(() => walk.play(page, take, running))
    .catch(async (error: unknown) => {
      walked.faults.push(`it stopped after ${walked.taken.at(-1)?.file ?? 'nothing'}: ${error}`)
      await page.screenshot(`broken-${name}`)
    })
  await page.page.context().close()
  await stop()
  const untaken = Object.keys(walk.pictures).length - walked.taken.length
  if (untaken > 0) walked.faults.push(`${untaken} of its pictures were not taken`)
  return { ...walked, seconds: Math.round((performance.now() - beginning) / 1000) }
}

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const figure = ({ file, alt, shows }: Taken) =>
  `<figure><a href="${file}"><img src="${file}" alt="${safe(alt)}" loading="lazy" width="293"></a>
<figcaption>${safe(alt)}<br><code>${safe([shows].flat().join(', '))}</code></figcaption></figure>`

/** All pictures on one page, walk by walk in the order in which a person would meet them. */
const indexOf = (walks: readonly Walked[]) => `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><title>The screens of Fast Track</title>
<style>body{font:16px/1.5 sans-serif;margin:1rem}section div{display:flex;flex-wrap:wrap;gap:1rem}
figure{margin:0;width:293px}img{border:1px solid #767676}</style>
<h1>The screens of Fast Track</h1>
${walks.map(({ title, taken }) => `<section><h2>${safe(title)}</h2><div>\n${taken.map(figure).join('\n')}\n</div></section>`).join('\n')}
</html>
`

/** The pictures of the README go to its folder, and must stay small. */
function putInDocs({ taken, faults }: Walked, shots: string): void {
  for (const { file } of taken) {
    const { size } = statSync(join(shots, file))
    if (size > heaviestInDocs) faults.push(`${file} weighs ${size} bytes, more than ${heaviestInDocs}`)
    else copyFileSync(join(shots, file), join(docs, file))
  }
}

/** Walks a walk, and a broken one once more from its beginning, in a house of its own: a machine that is busy breaks some. */
async function takeTwice(browser: StoryBrowser, name: string, walk: Walk, shots: string): Promise<Walked> {
  const walked = await takeOne(browser, name, walk, shots)
  if (walked.taken.length === Object.keys(walk.pictures).length) return walked
  process.stdout.write(`${name} is walked again: ${walked.faults.join('; ')}\n`)
  return takeOne(browser, name, walk, shots)
}

async function takeAll(browser: StoryBrowser, walks: [string, Walk][], shots: string): Promise<Walked[]> {
  const done = new Map<string, Walked>()
  const waiting = [...walks]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, walk] = next
      const walked = await takeTwice(browser, name, walk, shots)
      if (walk.size !== undefined) putInDocs(walked, shots)
      done.set(name, walked)
      const told = `${name}: ${walked.taken.length} pictures in ${walked.seconds} s`
      process.stdout.write([told, ...walked.faults.map((fault) => `  ${name}: ${fault}`), ''].join('\n'))
    }
  }
  await Promise.all([worker(), worker()])
  return walks.flatMap(([name]) => done.get(name) ?? [])
}

/** Takes every walk, or those named, into a folder; answers whether every screen of the bot has a picture. */
async function main([folder = join(tmpdir(), 'fasttrack-screens'), ...wanted]: string[]): Promise<boolean> {
  const shots = resolve(folder)
  mkdirSync(shots, { recursive: true })
  const browser = await openBrowser()
  const walked = await takeAll(browser, await walksNamed(wanted), shots)
  await browser.close()
  writeFileSync(join(shots, 'index.html'), indexOf(walked))
  const taken = walked.flatMap((one) => one.taken)
  const shown = new Set(taken.flatMap(shownOn))
  const missing = [...(await modalIds()), ...otherScreens].filter((screen) => !shown.has(screen))
  process.stdout.write(`${taken.length} pictures are in ${join(shots, 'index.html')}\n`)
  if (wanted.length === 0)
    for (const screen of missing) process.stdout.write(`No picture shows “${screen}”\n`)
  const complete = wanted.length > 0 || missing.length === 0
  return complete && walked.every(({ faults }) => faults.length === 0)
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeLetters } from '../../src/documents/render-letter.ts'
import { readPdf } from '../documents/read-file.ts'
import { StoryHouse } from './in-process.ts'

let house: StoryHouse
let id: string
const morwenna = () => house.as('U0PASTORAL1', 'C0QUILLBROOK')

/** Every PDF that was sent, the newest last, by its name. */
const sent = () =>
  house.workspace.actions.files().map((file) => ({ id: String(file.id), name: String(file.name) }))

/** The pages of the newest file whose name ends so, waiting until it is there. */
async function pagesOf(ending: string, before: number): Promise<string[]> {
  const found = () =>
    sent()
      .slice(before)
      .findLast(({ name }) => name.endsWith(ending))
  const bytes = await house.workspace.actions.until(() => {
    const file = found()
    if (file === undefined) return null
    try {
      return house.workspace.actions.fileBytes(file.id)
    } catch {
      return null
    }
  }, 20_000)
  return (await readPdf(bytes)).pages.map((page) => page.replace(/\s+/g, ' '))
}

async function prints(what: string[], typed = `print ${id}`): Promise<number> {
  const before = sent().length
  await morwenna().closesAll()
  await morwenna().types(typed)
  morwenna().fills('What shall I print?', what)
  await morwenna().submits()
  return before
}

async function meetingSet(): Promise<void> {
  const player = morwenna()
  await player.closesAll()
  await player.types(`case ${id}`)
  await player.coversAll()
  await player.presses('Go on')
  await player.presses('Set a day')
  player.fills('Day', '2026-12-09')
  player.fills('Place', 'Room 4')
  const parents = player.input('Parents to invite').element.options as { value: string }[]
  player.fills('Parents to invite', [parents[0]?.value ?? ''])
  expect(await player.submits()).toEqual({ ok: true })
}

beforeAll(async () => {
  house = await StoryHouse.open()
  id = await morwenna().opensCaseFor('Lottie Kettlewell')
}, 30_000)
afterAll(async () => {
  await house.close()
  await closeLetters()
})

describe('papers print from the first day on', () => {
  it('the checklist of the stage has boxes, the numbers of the screen, and what to do with it afterwards on every page', async () => {
    const pages = await pagesOf('checklist-1.pdf', await prints(['stage']))
    const all = pages.join(' ')
    for (const words of ['A1 Review the early help', 'A3 Check that the register', 'Not applicable, because'])
      expect(all).toContain(words)
    expect(all).not.toContain('B1 ')
    for (const page of pages) {
      expect(page).toContain('Filled in by')
      expect(page).toContain('Then type it in, and file this sheet.')
      expect(page).toContain(id)
    }
    expect(morwenna().text).toContain('on their way to you')
  })

  it('every stage’s checklist has every item of the pathway', async () => {
    const all = (await pagesOf('checklist-1.pdf', await prints(['stages']))).join(' ')
    const { pathways } = house.running.bot.house.shelves
    for (const { items } of pathways.get('school-checklist')?.stages ?? [])
      for (const item of items) expect(all).toContain(`${item.id} ${item.text}`)
  })

  it('the round robin to teachers comes without any stage being reached', async () => {
    const pages = await pagesOf('round-robin-1.pdf', await prints(['round-robin']))
    expect(pages.join(' ')).toContain('How is Lottie Kettlewell getting on?')
  })

  it('each parent has a slip of their own that names no other adult', async () => {
    const before = await prints(['contact-slips'])
    const slips = [await pagesOf('contact-slip-1.pdf', before), await pagesOf('contact-slip-2.pdf', before)]
    expect(slips.map((pages) => pages.length)).toEqual([1, 1])
    const [one, two] = slips.map((pages) => pages.join(' '))
    expect([one, two].filter((slip) => slip?.includes('Rosalind Jessop'))).toHaveLength(1)
    expect([one, two].filter((slip) => slip?.includes('Barnaby'))).toHaveLength(1)
    expect(`${one} ${two}`).not.toMatch(/Osier Close|Ropewalk/)
  })

  it('an invitation can be filled in by hand while no meeting has a day, each parent’s to themself', async () => {
    const before = await prints(['invitations'])
    const [first] = [await pagesOf('invitation-by-hand-1.pdf', before)]
    expect(first.join(' ')).toContain('Please come to a meeting about Lottie')
    const texts = [first, await pagesOf('invitation-by-hand-2.pdf', before)].map((pages) => pages.join(' '))
    expect(texts.filter((text) => text.includes('Osier Close') && text.includes('Barnaby'))).toEqual([])
    expect(texts.filter((text) => text.includes('Ropewalk') && text.includes('Rosalind'))).toEqual([])
  })

  it('a page for signatures leaves the day to be written', async () => {
    const all = (await pagesOf('signatures-1.pdf', await prints(['signatures']))).join(' ')
    expect(all).toContain('Write in which meeting it was')
  })

  it('blank papers need no pupil, and are sent to whoever works at the school', async () => {
    const before = await prints(['stages', 'contact-slips'], 'print')
    const all = (await pagesOf('blank-checklist-1.pdf', before)).join(' ')
    expect(all).toContain('I1 Speak with the attendance team')
    expect(all).toContain('Quillbrook Academy')
    expect(all).not.toContain('Kettlewell')
    expect((await pagesOf('blank-contact-slip-1.pdf', before)).join(' ')).toContain('the parent or carer')
  })
})

describe('once a meeting has a day', () => {
  it('the invitations are one file for the printer, each letter on sheets of its own behind a cover for staff', async () => {
    await meetingSet()
    const before = await prints(['invitations'])
    const pages = await pagesOf('invitations-to-print.pdf', before)
    expect(pages[0]).toContain('For staff only')
    const starts = pages.flatMap((page, at) => (/Dear (Ms|Mr)/.test(page) ? [at] : []))
    expect(starts.length).toBeGreaterThan(0)
    // A sheet has two sides: a letter that began on an even page would share its sheet with another.
    expect(starts.map((at) => at % 2)).toEqual(starts.map(() => 0))
    for (const at of starts) expect(pages[at - 1] ?? '').not.toContain('Dear')
    const letters = sent()
      .slice(before)
      .filter(({ name }) => /invite-initial-\d\.pdf$/.test(name))
    expect(letters).toHaveLength(starts.length)
  })

  it('a parent who lives apart signs a page without the other’s name on it', async () => {
    const page = (await pagesOf('signatures-1.pdf', await prints(['signatures']))).join(' ')
    expect(page).toContain('Wednesday 9 December 2026')
    expect(page).toContain('Morwenna Teague')
    expect(page.includes('Rosalind') && page.includes('Barnaby')).toBe(false)
  })

  it('nothing is printed when nothing was ticked, and the form stays', async () => {
    await morwenna().closesAll()
    await morwenna().types(`print ${id}`)
    morwenna().fills('What shall I print?', [])
    expect(JSON.stringify(await morwenna().submits())).toContain('"ok":false')
  })
})

describe('who may print', () => {
  it('somebody without a role is told nothing, and a solicitor only that they read', async () => {
    const before = sent().length
    await house.as('U0LEGALTEAM').types('print')
    expect(house.as('U0LEGALTEAM').views).toEqual([])
    await house.as('U0LEGALTEAM').types(`print ${id}`)
    expect(house.as('U0LEGALTEAM').text).toContain('There is no case here that you can open')
    expect(sent()).toHaveLength(before)
  })

  it('no file’s name names anybody', () => {
    for (const { name } of sent()) expect(name).toMatch(/^(FT-2026-0001|blank)-[a-z-]+(-\d)?\.(pdf|docx)$/)
  })
})

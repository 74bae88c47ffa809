import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentsOf, readDocument } from '../../db/documents.ts'
import { act } from '../../src/casework/act.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { closeLetters } from '../../src/documents/render-letter.ts'
import { readPdf } from '../documents/read-file.ts'
import { StoryHouse } from './in-process.ts'

let house: StoryHouse
let id: string
const pastoral = [{ role: 'pastoral' as const, school: 'secondary' }]
const morwenna = () => house.as('U0PASTORAL1', 'C0QUILLBROOK')

/** Every PDF that was sent, the newest last, by its name. */
const sent = () =>
  house.workspace.actions.files().map((file) => ({ id: String(file.id), name: String(file.name) }))

const flat = async (bytes: Uint8Array) =>
  (await readPdf(bytes)).pages.map((page) => page.replace(/\s+/g, ' '))

/** The pages of the newest paper of the case whose name ends so. */
async function pagesOf(ending: string): Promise<string[]> {
  const { read } = house.running.bot.house.store
  const kept = (await documentsOf(read, id)).findLast(({ name }) => name.endsWith(ending))
  const document = kept && (await readDocument(read, kept.id))
  if (!document) throw new Error(`no ${ending}`)
  return flat(document.bytes)
}

/** The pages of a file that has come to its reader, waiting until it has. */
async function comes(ending: string): Promise<string[]> {
  const { actions } = house.workspace
  const bytes = await actions.until(() => {
    const file = sent().findLast(({ name }) => name.endsWith(ending))
    try {
      return file === undefined ? null : actions.fileBytes(file.id)
    } catch {
      return null
    }
  }, 20_000)
  return flat(bytes)
}

async function prints(what: string[], typed = `print ${id}`, forms: string[] = []): Promise<void> {
  await morwenna().closesAll()
  await morwenna().type(`/fasttrack ${typed}`)
  await morwenna().fill('What shall I print?', what)
  if (forms.length > 0) await morwenna().fill('Forms and records to fill in', forms)
  await morwenna().submit()
}

async function meetingSet(of = id): Promise<void> {
  const player = morwenna()
  await player.closesAll()
  await player.type(`/fasttrack case ${of}`)
  await player.coversAll()
  await player.press('Go on')
  await player.press('Set a day')
  await player.fill('Day', '2026-12-09')
  await player.fill('Place', 'Room 4')
  const parents = player.input('Parents to invite').element.options as { value: string }[]
  await player.fill('Parents to invite', [parents[0]?.value ?? ''])
  expect(await player.submit()).toEqual({ ok: true })
}

beforeAll(async () => {
  house = await StoryHouse.open()
  id = await morwenna().opensCaseFor('Lottie Kettlewell')
}, 30_000)
afterAll(async () => {
  await house.close()
  await closeLetters()
})

const all = async (ending: string) => (await pagesOf(ending)).join(' ')

describe('papers print from the first day on', () => {
  it('the checklist of the stage has boxes, the numbers of the screen, and what to do with it afterwards on every page', async () => {
    await prints(['stage'])
    const pages = await comes('checklist-1.pdf')
    for (const words of ['A1 Review the early help', 'A3 Check that the register', 'Not applicable, because'])
      expect(pages.join(' ')).toContain(words)
    expect(pages.join(' ')).not.toContain('B1 ')
    for (const page of pages) {
      expect(page).toContain('Filled in by')
      expect(page).toContain('Then type it in, and file this sheet.')
      expect(page).toContain(id)
    }
    expect(morwenna().text).toContain('on their way to you')
  })

  it('blank papers need no pupil, and come to whoever works at the school', async () => {
    await prints(['stages', 'contact-slips'], 'print')
    const text = (await comes('blank-checklist-1.pdf')).join(' ')
    expect(text).toContain('I1 Speak with the attendance team')
    expect(text).toContain('Quillbrook Academy')
    expect(text).not.toContain('Kettlewell')
    expect((await comes('blank-contact-slip-1.pdf')).join(' ')).toContain('the parent or carer')
  })

  it('every stage’s checklist has every item of the pathway', async () => {
    await prints(['stages'])
    const text = await all('checklist-1.pdf')
    const { pathways } = house.running.bot.house.shelves
    for (const { items } of pathways.get('school-checklist')?.stages ?? [])
      for (const item of items) expect(text).toContain(`${item.id} ${item.text}`)
  })

  it('the round robin to teachers comes without any stage being reached', async () => {
    await prints(['round-robin'])
    expect(await all('round-robin-1.pdf')).toContain('How is Lottie Kettlewell getting on?')
  })

  it('each parent has a slip of their own that names no other adult', async () => {
    await prints(['contact-slips'])
    const slips = [await pagesOf('contact-slip-1.pdf'), await pagesOf('contact-slip-2.pdf')]
    expect(slips.map((pages) => pages.length)).toEqual([1, 1])
    const texts = slips.map((pages) => pages.join(' '))
    expect(texts.filter((slip) => slip.includes('Rosalind Jessop'))).toHaveLength(1)
    expect(texts.filter((slip) => slip.includes('Barnaby'))).toHaveLength(1)
    expect(texts.filter((slip) => slip.includes('Rosalind') && slip.includes('Barnaby'))).toEqual([])
    expect(texts.join(' ')).not.toMatch(/Osier Close|Ropewalk/)
  })

  it('an invitation can be filled in by hand while no meeting has a day, each parent’s to themself', async () => {
    await prints(['invitations'])
    const texts = [await all('invitation-by-hand-1.pdf'), await all('invitation-by-hand-2.pdf')]
    expect(texts[0]).toContain('Please come to a meeting about Lottie')
    expect(texts.filter((text) => text.includes('Osier Close'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('Osier Close') && text.includes('Barnaby'))).toEqual([])
    expect(texts.filter((text) => text.includes('Ropewalk') && text.includes('Rosalind'))).toEqual([])
  })

  it('a page for signatures leaves the day to be written', async () => {
    await prints(['signatures'])
    expect(await all('signatures-1.pdf')).toContain('Write in which meeting it was')
  })
})

describe('forms and records are filled in by hand', () => {
  it('minutes of a case hold what is known of it, and lines for the rest', async () => {
    await prints([], undefined, ['minutes'])
    const text = await all('minutes-to-fill-in-1.pdf')
    expect(text).toMatch(/Lottie Kettlewell, born .* Year \d/)
    expect(text).toContain('The meeting was led by')
    expect(text).not.toMatch(/undefined|null|Rosalind|Barnaby/)
    expect(text).toContain('Filled in by')
    expect(morwenna().text).toContain('on their way to you')
  })

  it('a form of the pathway’s own has its questions, whose it is, and boxes for its choices', async () => {
    await prints([], undefined, ['#council-confirmation'])
    const text = await all('council-confirmation-to-fill-in-1.pdf')
    for (const words of [
      'What the attendance team confirmed',
      id,
      'Lottie Kettlewell',
      'Proceed to prosecution',
    ])
      expect(text).toContain(words)
    await prints([], 'print', ['#internal-review'])
    const blank = (await comes('blank-internal-review-to-fill-in-1.pdf')).join(' ')
    expect(blank).toContain('Review within school')
    expect(blank).not.toContain('Kettlewell')
  })

  it('without a case they hold nothing of anybody', async () => {
    await prints([], 'print', ['common/minutes'])
    const text = (await comes('blank-minutes-to-fill-in-1.pdf')).join(' ')
    expect(text).toContain('Minutes of the Fast Track meeting')
    expect(text).toContain('Quillbrook Academy')
  })
})

describe('a family that reads another language', () => {
  it('has its letters’ English sent for the translator, with nothing of the family in it', async () => {
    const polish = await morwenna().opensCaseFor('Antoni Walczak')
    await morwenna().type(`/fasttrack case ${polish}`)
    expect(morwenna().text).toMatch(/Polish.*: \d letters? to be translated – see/)
    await morwenna().type(`/fasttrack letters ${polish}`)
    expect(morwenna().text).toMatch(/Polish.*: \d letters? to be translated/)
    await morwenna().press('Send me the files')
    expect(morwenna().text).toContain('on their way to you')
    const { read } = house.running.bot.house.store
    const kept = (await documentsOf(read, polish)).find(({ name }) => name.endsWith('-english-for-pl.zip'))
    const zip = unzipSync((await readDocument(read, kept?.id ?? ''))?.bytes ?? new Uint8Array())
    expect(Object.keys(zip)).toContain('letters/_frame.pl.md.hbs')
    expect(Buffer.concat(Object.values(zip)).toString()).not.toMatch(/Walczak|Antoni/)
    await meetingSet(polish)
    await prints(['invitations'], `print ${polish}`)
    expect(morwenna().text).toContain('Some letters are in English: not in Polish')
    await morwenna().press('Send me the files')
    expect(morwenna().title).toBe('Print')
    expect(morwenna().text).toContain('The files for the translator are on their way')
    const sentNow = (await documentsOf(read, polish)).filter(({ name }) =>
      name.endsWith('-english-for-pl.zip'),
    )
    expect(sentNow).toHaveLength(2)
  })
})

describe('once a meeting has a day', () => {
  it('minutes say where and when it is before anybody is named to lead it', async () => {
    await meetingSet()
    await prints([], undefined, ['minutes'])
    const text = await all('minutes-to-fill-in-1.pdf')
    expect(text).toContain('Minutes of the initial Fast Track meeting')
    expect(text).toContain('Wednesday 9 December 2026')
    expect(text).toContain('Room 4')
    expect(text.includes('Rosalind') && text.includes('Barnaby')).toBe(false)
  })

  it('the invitations are one file for the printer, each letter on sheets of its own behind a cover for staff', async () => {
    await prints(['invitations'])
    const pages = await pagesOf('invitations-to-print.pdf')
    expect(pages[0]).toContain('For staff only')
    const starts = pages.flatMap((page, at) => (/Dear (Ms|Mr)/.test(page) ? [at] : []))
    expect(starts.length).toBeGreaterThan(0)
    // A sheet has two sides: a letter that began on an even page would share its sheet with another.
    expect(starts.map((at) => at % 2)).toEqual(starts.map(() => 0))
    const { letters } = (await loadCase(house.running.bot.house, house.running.bot.house.store.read, id))!
      .state
    const drafts = Object.values(letters).filter(({ kind }) => kind === 'invite-initial')
    expect(drafts).toHaveLength(starts.length)
  })

  it('a parent who lives apart signs a page without the other’s name on it', async () => {
    await prints(['signatures'])
    const page = await all('signatures-1.pdf')
    expect(page).toContain('Wednesday 9 December 2026')
    expect(page).toContain('Morwenna Teague')
    expect(page.includes('Rosalind') && page.includes('Barnaby')).toBe(false)
  })

  it('nothing is printed when nothing was ticked, and the form stays', async () => {
    await morwenna().closesAll()
    await morwenna().type(`/fasttrack print ${id}`)
    await morwenna().fill('What shall I print?', [])
    expect(await morwenna().submit()).toMatchObject({ ok: false })
    expect(morwenna().title).toBe('Print')
  })
})

describe('while everything to the family is on hold', () => {
  it('no invitation is printed, and the checklist still is', async () => {
    const { house: casework } = house.running.bot
    const place = { do: 'place-hold' as const, kind: 'bereavement' as const }
    const by = { id: 'U0PASTORAL1', name: 'Morwenna Teague', roles: pastoral, keptFrom: [] }
    expect(await act(casework, id, { by, key: null }, place)).toMatchObject({ done: true })
    const before = (await documentsOf(casework.store.read, id)).length
    await prints(['invitations'])
    expect(morwenna().text).toContain('on hold')
    expect(await documentsOf(casework.store.read, id)).toHaveLength(before)
    await prints(['stage'])
    expect(morwenna().text).toContain('on their way to you')
  })
})

describe('who may print', () => {
  it('a solicitor has no blank papers, and no case that was not referred', async () => {
    const solicitor = house.as('U0LEGALTEAM')
    await solicitor.type('/fasttrack print')
    expect(solicitor.views).toEqual([])
    await solicitor.type(`/fasttrack print ${id}`)
    expect(solicitor.text).toContain('There is no case here that you can open')
  })

  it('no file’s name names anybody', async () => {
    const kept = await documentsOf(house.running.bot.house.store.read, id)
    const names = [...sent(), ...kept].map(({ name }) => name)
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) expect(name).toMatch(/^(FT-2026-000[12]|blank)-[a-z-]+(-\d)?\.(pdf|docx|zip)$/)
  })
})

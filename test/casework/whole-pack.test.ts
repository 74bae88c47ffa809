import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putDocument } from '../../db/documents.ts'
import { calendarSpans, registerWeeks } from '../../db/schema.ts'
import { logContact } from '../../src/casework/log-contact.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { type BuiltPack, buildPack, orderPack } from '../../src/casework/pack/build-pack.ts'
import { lookAtCourt } from '../../src/casework/pack/look-at-court.ts'
import { type PackBook, packBooks } from '../../src/casework/pack/pack-order.ts'
import { packScene } from '../../src/casework/pack/pack-scene.ts'
import { saidBySource } from '../../src/casework/pack/signed-copy.ts'
import { closePacks } from '../../src/documents/pack/pack-desk.ts'
import { renderLetter } from '../../src/documents/render-letter.ts'
import type { SignedPaper } from '../../src/domain/case/parts/prosecution.ts'
import type { ContactEntry } from '../../src/domain/contact-entry.ts'
import { addDays, day } from '../../src/domain/day.ts'
import { readAsk } from '../../src/domain/pack/pre-flight.ts'
import { aPdf } from '../documents/a-pdf.ts'
import { photograph } from '../documents/a-photograph.ts'
import { type Bookmark, bookmarksOf, linksOn, openPdf } from '../documents/pack/open-pdf.ts'
import { readPdf } from '../documents/read-file.ts'
import { missing, pastoral, present, weeksOf } from '../world.ts'
import { type ACase, aCase, chair, first, second, upToReview } from './a-case.ts'
import { binder, considered, head, officer, towardsCourt } from './towards-court.ts'

let begun: ACase
let pack: BuiltPack
let pages: Record<PackBook, string[]>

const wanted = () => ({
  by: officer,
  case: begun.id,
  parent: first,
  profile: 'general',
  at: begun.house.now(),
})

async function built(): Promise<BuiltPack> {
  const done = await buildPack(begun.house, begun.store.read, binder, wanted())
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

/** Keeps a file as one that somebody handed in. */
async function handedIn(bytes: Uint8Array, mime = 'application/pdf'): Promise<string> {
  const id = randomUUID()
  const about = { id, case: begun.id, kind: 'handed-in', name: 'scan', mime, bytes }
  const made = { madeAt: begun.house.now().toISOString(), madeBy: pastoral.id }
  await begun.store.write((tx) => putDocument(tx, { ...about, ...made }))
  return id
}

/** A scan as another program writes it, some pages lying, some slips. */
const scan = (what: string, count: number) =>
  aPdf(
    Array.from({ length: count }, (_, at) => ({
      text: `${what} ${at + 1}, read by the scanner`,
      ...(at === 1 ? { rotate: 90 } : {}),
      ...(at === 2 ? { box: [0, 0, 560, 500] as const } : {}),
    })),
  )

/** The register of the school year before, in which a third was missed. */
async function lastYear(): Promise<void> {
  const weeks = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? missing(3) : present))
  const [row] = await begun.store.read.select().from(registerWeeks)
  const terms: [string, string][] = [
    ['2025-09-01', '2025-12-19'],
    ['2026-01-05', '2026-07-21'],
  ]
  const spans = terms.map(([from, to]) => ({ fromDay: day(from), toDay: day(to), kind: 'term' as const }))
  await begun.store.write(async (tx) => {
    await tx.insert(calendarSpans).values(spans.map((span) => ({ school: 'north', name: 'Term', ...span })))
    await tx.insert(registerWeeks).values(weeksOf(row?.pupil ?? 0, day('2025-09-08'), weeks))
  })
}

const call: ContactEntry = {
  pupils: ['north.100'],
  kind: 'call',
  who: first,
  on: null,
  at: '09:30',
  incoming: false,
  reached: true,
  said: 'The bus was late again, and nobody was at home to say so.',
  next: null,
  retryOn: null,
  manner: 'did',
  doneBy: null,
  doneByName: null,
  gone: false,
}

/** Twenty calls that reached this parent, and as many texts that did not reach the other. */
async function contacts(): Promise<void> {
  const text = { ...call, kind: 'text', who: second, reached: false, said: '' } as const
  for (let at = 0; at < 40; at += 1) {
    const entry = { ...(at % 2 === 0 ? call : text), on: addDays(day('2026-11-24'), at) }
    const kept = await logContact(begun.house, { by: pastoral, key: null }, entry)
    if (!kept.done) throw new Error(kept.refusal.code)
  }
}

/** What was sent as another program printed it, a signed scan of twelve pages, and a photograph of the envelope. */
async function papersBack(): Promise<void> {
  const { letters } = (await scene()).loaded.state
  const [one, other] = Object.values(letters).filter(
    ({ addressee, state }) => addressee === first && state === 'sent',
  )
  if (one === undefined || other === undefined) throw new Error('Too few letters went')
  const keep = async (letter: string, as: 'sent' | 'signed', bytes: Uint8Array) =>
    begun.go({ do: 'keep-letter-paper', letter, as, documents: [await handedIn(bytes)] })
  await keep(one.id, 'sent', scan('Letter printed elsewhere', 3))
  await keep(other.id, 'signed', scan('Signed contract', 12))
  const envelope = await handedIn(photograph, 'image/jpeg')
  await begun.go({ do: 'prove-letter', letter: one.id, documents: [envelope] })
}

async function scene() {
  const found = await packScene(begun.house, begun.store.read, wanted())
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

async function court() {
  const looked = await lookAtCase(begun.house, officer, begun.id)
  const found = looked && (await lookAtCourt(begun.house, officer, looked, first))
  if (!found) throw new Error('There is no way to court')
  return found
}

/** The witness confirms each paragraph, the head compares the certificate, and both papers are signed by hand. */
async function confirmedAndSigned(): Promise<void> {
  const witness = { id: chair.id, name: chair.name, occupation: 'head of year', over18: true }
  await begun.go({ do: 'name-witness', parent: first, witness }, officer)
  const { paragraphs, marks } = await court()
  const said = paragraphs.map(({ id, text }) => ({
    paragraph: id,
    shown: text,
    words: null,
    verdict: 'confirmed' as const,
  }))
  await begun.go({ do: 'say-paragraphs', parent: first, said }, chair)
  await begun.go({ do: 'compare-certificate', parent: first, agrees: true, differs: '', marks }, head)
  const general = begun.house.shelves.packs.get('general')
  const order = general && orderPack(await scene(), general)
  if (!order?.ok) throw new Error('There is no order')
  for (const part of order.value.books.evidence.parts.filter(({ signed }) => signed === 'no')) {
    const document = await handedIn(scan(`Signed ${part.id}`, part.id === 'statement' ? 3 : 2))
    const paper = part.id as SignedPaper
    const of = saidBySource(part.source)
    await begun.go({ do: 'sign-paper', parent: first, paper, document, of }, officer)
  }
}

beforeAll(async () => {
  begun = await aCase({ documents: { renderLetter } })
  await towardsCourt(begun.store)
  await lastYear()
  await upToReview(begun)
  await contacts()
  await papersBack()
  await considered(begun, first)
  await confirmedAndSigned()
  pack = await built()
  const read = async (book: PackBook) => (await readPdf(pack.bound[book].pdf)).pages
  pages = { evidence: await read('evidence'), council: await read('council'), unused: await read('unused') }
}, 60_000)
afterAll(async () => {
  await closePacks()
  await begun.store.close()
})

const flat = (marks: readonly Bookmark[]): Bookmark[] => marks.flatMap((one) => [one, ...flat(one.below)])
const calledOf = ({ label, title }: { label: string | null; title: string }) =>
  label === null ? title : `${label} ${title}`
const squeezed = (text: string) => text.replace(/\s+/g, ' ')

describe('the whole pack of a simulated prosecution', () => {
  it('is final, and longer than forty pages; only the photograph waits for somebody to read it', async () => {
    expect(pack.order.draft).toEqual([])
    expect(pack.checks.filter(({ passed }) => !passed)).toMatchObject([
      { id: 'read-through', todo: expect.stringContaining('TR/2, Proof that') },
    ])
    expect(pack.leaks.leaks).toEqual([])
    expect(pages.evidence.length).toBeGreaterThan(40)
    expect(pages.evidence.join()).not.toMatch(/draft/i)
  })

  it.each(packBooks)('stands page by page where its contents say: %s', async (book) => {
    const { manifest, pdf: bytes } = pack.bound[book]
    const all = pages[book].map(squeezed)
    const front = all.slice(0, (manifest.parts[0]?.from ?? 1) - 1).join(' ')
    for (const [at, text] of all.entries()) expect(text).toContain(`Page ${at + 1} of ${all.length}`)
    for (const { label, title, from, to } of manifest.parts) {
      const called = calledOf({ label, title })
      const head = `${begun.id} ${called} Page`
      expect(front).toContain(`${called} ${from}`)
      const own = all.slice(from - 1, to)
      expect(own.filter((text) => !text.includes(head))).toEqual([])
      // What stands on the sheet itself, beside the line at its head.
      expect(own[0]?.replace(head, '')).toContain(called)
    }
    expect(manifest.parts.at(-1)?.to).toBe(all.length)
    const pdf = await openPdf(bytes)
    const starts = manifest.parts.map(({ from }) => from)
    const marks = flat(await bookmarksOf(pdf)).filter(({ below }) => below.length === 0)
    expect(marks.map(({ title, page }) => [title, page])).toEqual([
      [manifest.title, 1],
      ...manifest.parts.map(({ label, title, from }) => [calledOf({ label, title }), from]),
    ])
    const led = await Promise.all(
      Array.from({ length: (starts[0] ?? 1) - 1 }, (_, at) => linksOn(pdf, at + 1)),
    )
    expect([...new Set(led.flat())]).toEqual(starts)
  })

  it('holds last year’s register, the scan, the foreign letter, the photograph on its side, and both signed papers', async () => {
    const titles = pack.order.books.evidence.parts.map(({ title }) => title)
    expect(titles).toContain('Attendance, 1 September 2025 to 31 August 2026')
    const all = pages.evidence.join()
    for (const what of [
      'Signed contract 12',
      'Letter printed elsewhere 3',
      'Signed statement 3',
      'Signed certificate 2',
    ])
      expect(all).toContain(what)
    const { parts } = pack.bound.evidence.manifest
    const photo = parts.find(({ kind }) => kind === 'picture')
    const page = await (await openPdf(pack.bound.evidence.pdf)).getPage(photo?.to ?? 0)
    const { width, height } = page.getViewport({ scale: 1 })
    expect(width).toBeGreaterThan(height)
    expect(pack.leaks.unsearched).toEqual([photo?.to])
  })

  it('tells of no other adult in any of its books, and nothing of the council’s own file in what is served', () => {
    const served = [...pages.evidence, ...pages.unused].join()
    for (const secret of ['Birch', 'High Road', 'ZZ9 9ZZ', 'Elsewhere']) {
      expect(served).not.toContain(secret)
      expect(pages.council.join()).not.toContain(secret)
    }
    for (const own of ['What is known of', 'Each part is proved', 'Nothing else helped', 'Decision record'])
      expect(served).not.toContain(own)
    expect(pages.council.join()).toContain('What is known of')
  })

  it('becomes the same bytes when it is made again, with nothing left to do once somebody has read the photograph', async () => {
    const answers = pack.unread.map(({ document }) => ({ ask: readAsk(document), yes: true, note: '' }))
    await begun.go({ do: 'answer-pack', parent: first, answers }, officer)
    const again = await built()
    expect(again.checks.filter(({ passed }) => !passed)).toEqual([])
    for (const book of packBooks) expect(again.bound[book].manifest).toEqual(pack.bound[book].manifest)
    for (const book of packBooks)
      expect(Buffer.compare(Buffer.from(again.bound[book].pdf), Buffer.from(pack.bound[book].pdf))).toBe(0)
  })
})

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putDocument } from '../../db/documents.ts'
import { documents, parents, pupils, registerWeeks } from '../../db/schema.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { type Binder, bindPack, filesOf } from '../../src/casework/pack/bind-pack.ts'
import type { BuiltPack } from '../../src/casework/pack/build-pack.ts'
import { buildPack, orderPack } from '../../src/casework/pack/build-pack.ts'
import { keepPack } from '../../src/casework/pack/keep-pack.ts'
import { lookAtCourt } from '../../src/casework/pack/look-at-court.ts'
import { type PackBook, type PackOrder, packBooks } from '../../src/casework/pack/pack-order.ts'
import { packScene } from '../../src/casework/pack/pack-scene.ts'
import { rebuildPack } from '../../src/casework/pack/rebuild-pack.ts'
import { watchOf } from '../../src/casework/pack/watch-of.ts'
import { faultOfCopy } from '../../src/casework/papers-back/fault-of-copy.ts'
import { lookInto } from '../../src/casework/papers-back/take-in.ts'
import type { Book } from '../../src/documents/pack/book.ts'
import { closePacks } from '../../src/documents/pack/pack-desk.ts'
import { renderLetter } from '../../src/documents/render-letter.ts'
import { day } from '../../src/domain/day.ts'
import { findLeaks } from '../../src/domain/leaks/find-leaks.ts'
import { operator } from '../cli/fasttrack.ts'
import { aPdf } from '../documents/a-pdf.ts'
import { pastoral, present, seedPupil } from '../world.ts'
import { type ACase, aCase, chair, first, second, upToReview } from './a-case.ts'
import { binder, considered, head, officer, towardsCourt } from './towards-court.ts'

const amendedWeek = day('2026-10-05')

async function built(begun: ACase, parent: string = first, profile = 'general'): Promise<BuiltPack> {
  const at = begun.house.now()
  const wanted = { by: officer, case: begun.id, parent, profile, at }
  const pack = await buildPack(begun.house, begun.store.read, binder, wanted)
  if (!pack.ok) throw new Error(JSON.stringify(pack.refusal))
  return pack.value
}

/** What a pack is made from, without binding it. */
async function orderedIn({ house, store, id }: ACase, parent: string): Promise<PackOrder> {
  const scene = await packScene(house, store.read, { by: officer, case: id, parent, at: house.now() })
  const profile = house.shelves.packs.get('general')
  const order = scene.ok && profile !== undefined ? orderPack(scene.value, profile) : null
  if (!order?.ok) throw new Error('There is no pack')
  return order.value
}

/** The first letter in the evidence, by its id in the case. */
const own = ({ books }: PackOrder): string =>
  books.evidence.parts.flatMap(({ id }) => (id.startsWith('letter-') ? [id.slice(7)] : []))[0] ?? ''

const failing = ({ checks }: BuiltPack) => checks.flatMap(({ id, passed }) => (passed ? [] : [id]))
const titles = ({ order }: BuiltPack, book: PackBook = 'evidence') =>
  order.books[book].parts.map(({ title }) => title)

describe('the pack about one parent', () => {
  let begun: ACase
  let early: BuiltPack
  let late: BuiltPack

  beforeAll(async () => {
    begun = await aCase({ documents: { renderLetter } })
    await towardsCourt(begun.store)
    await upToReview(begun)
    early = await built(begun)
    await considered(begun, first)
    const witness = { id: chair.id, name: chair.name, occupation: 'head of year', over18: true }
    await begun.go({ do: 'name-witness', parent: first, witness }, officer)
    const advice = { advice: 'Wait for the doctor', previous: 'Fined in 2024' }
    await begun.go({ do: 'keep-advice', parent: first, ...advice }, officer)
    const detail = { 0: { comment: 'Rang in by a neighbour' } }
    await begun.store.write((tx) =>
      tx.update(registerWeeks).set({ detail }).where(eq(registerWeeks.monday, amendedWeek)),
    )
    late = await built(begun)
  })
  afterAll(async () => {
    await closePacks()
    await begun.store.close()
  })

  const lookedAt = async () => {
    const looked = await lookAtCase(begun.house, officer, begun.id)
    const court = looked && (await lookAtCourt(begun.house, officer, looked, first))
    if (court === null) throw new Error('There is no way to court')
    return court
  }
  const amend = (marks: string) =>
    begun.store.write((tx) =>
      tx.update(registerWeeks).set({ marks }).where(eq(registerWeeks.monday, amendedWeek)),
    )

  it('is a draft that says all that is missing before anybody considered it', () => {
    expect(early.order.draft).toEqual(
      expect.arrayContaining([
        'no decision to prosecute stands',
        'the council has not named the period of the charge',
        'nobody is named as the witness',
      ]),
    )
    expect(failing(early)).toEqual(['statement', 'certificate', 'sessions', 'last-year'])
  })

  it('holds statement, certificate, sessions, chronology and the exhibits in that order', () => {
    expect(titles(late).slice(0, 4)).toEqual([
      'Statement of Tobias Renwick',
      'Certificate of attendance, section 566',
      'Sessions that are charged',
      'What happened, in order',
    ])
    const labels = late.order.books.evidence.parts.flatMap(({ label }) => label ?? [])
    expect(labels[0]).toBe('TR/1')
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('has the school’s logo on the school’s papers that it makes, and on none of the council’s', async () => {
    const { order } = late
    const books: Book[] = []
    const bind = async (book: Book) => {
      books.push(book)
      return late.bound.evidence
    }
    const seen: Binder = { ...binder, bind }
    const letterhead = { logo: 'data:image/png;base64,AA==' }
    await bindPack(begun.house, begun.store.read, seen, { ...order, letterhead }, { secrets: [], open: [] })
    const papers = books.flatMap(({ sections }) => sections.flatMap(({ parts }) => parts))
    const withLogo = papers.filter(
      ({ content }) => content.kind === 'paper' && content.paper.letterhead?.logo,
    )
    expect(withLogo.map(({ title }) => title)).toContain('Certificate of attendance, section 566')
    expect(withLogo.map(({ title }) => title)).not.toContain('Decision record')
  })

  it('tells nothing of the other parent', () => {
    expect(late.leaks.leaks).toEqual([])
    const told = JSON.stringify(late.order.books.evidence)
    for (const secret of ['Birch', 'High Road', 'ZZ9 9ZZ']) expect(told).not.toContain(secret)
  })

  it('watches for brothers and sisters who left, every other pupil, where the other adult lives, and why all was stopped', async () => {
    const { house, store, id } = begun
    await seedPupil(
      store,
      { id: 'north.200', forename: 'Wyn', surname: 'Ashdown', familyRef: 'f1', left: day('2026-07-20') },
      [present],
    )
    await seedPupil(store, { id: 'north.201', forename: 'Ivo', surname: 'Penrose' }, [present])
    const kin = eq(pupils.id, 'north.100')
    const lives = (address: string, contactVia: string | null) =>
      store.write((tx) => tx.update(parents).set({ address, contactVia }).where(eq(parents.id, second)))
    await store.write((tx) => tx.update(pupils).set({ familyRef: 'f1' }).where(kin))
    await lives('Flat 2\n9 High Road\nElsewhere', 'The refuge\nPO Box 70')
    const hold = (
      await begun.go({ do: 'place-hold', kind: 'safeguarding', note: 'He waits for her at the gate' })
    ).holds
    const scene = await packScene(house, store.read, {
      by: officer,
      case: id,
      parent: first,
      at: house.now(),
    })
    if (!scene.ok) throw new Error('There is no pack')
    const { secrets, open } = await watchOf(store.read, scene.value)
    for (const own of Object.keys(hold)) await begun.go({ do: 'lift-hold', hold: own, why: 'Over' }, head)
    const found = (text: string) => findLeaks([text], secrets, open).leaks.map(({ secret }) => secret)
    expect(found('Wyn was late too')).toEqual(['a brother or sister (1)'])
    expect(found('He sat beside Ivo Penrose')).toEqual(['another pupil'])
    expect(found('He sat beside Ivo')).toEqual([])
    expect(found('Seen at 9 High Rd')).toEqual(['where another adult lives (1)'])
    expect(found('Sent to PO BOX 70')).toEqual(['where another adult lives (1)'])
    expect(found('We heard: he waits for her at the gate')).toEqual(['restricted note 1'])
    await store.write((tx) => tx.update(pupils).set({ familyRef: null }).where(kin))
    await lives('9 High Road\nElsewhere', null)
  })

  it('keeps the decision record out of the evidence', () => {
    expect(titles(late)).not.toContain('Decision record')
    expect(JSON.stringify(late.order.books.evidence)).not.toContain('What is known of health')
    expect(titles(late, 'council')).toEqual([
      'Decision record',
      'Legal advice',
      'Earlier notices and convictions',
      'Sessions that are not charged',
      'Attendance with notes, 1 September 2026 to 13 January 2027',
    ])
  })

  it('keeps legal advice, what was charged before, and what was noted beside a mark for the council alone', () => {
    const { evidence, council, unused } = late.order.books
    for (const kept of ['Wait for the doctor', 'Fined in 2024', 'Rang in by a neighbour']) {
      expect(JSON.stringify(council)).toContain(kept)
      expect(JSON.stringify([evidence, unused])).not.toContain(kept)
    }
  })

  it('numbers its pages through, each part where its contents say', () => {
    const { manifest } = late.bound.evidence
    const [one] = manifest.parts
    expect(one?.from).toBeGreaterThan(1)
    for (const [index, part] of manifest.parts.entries())
      expect(part.from).toBe((manifest.parts[index - 1]?.to ?? (one?.from ?? 1) - 1) + 1)
    expect(manifest.parts.at(-1)?.to).toBe(manifest.pages)
  })

  it('is the same to the byte when it is made again', async () => {
    const again = await built(begun)
    expect(again.bound.evidence.manifest).toEqual(late.bound.evidence.manifest)
    expect(again.bound.council.manifest.sha256).toBe(late.bound.council.manifest.sha256)
  })

  it('is kept as it was issued, and made again as of its day with nothing that differs', async () => {
    const kept = await keepPack(begun.house, { by: officer, key: null }, late)
    expect(kept).toMatchObject({ done: true, events: [{ type: 'pack-built', parent: first, final: false }] })
    const on = day('2027-01-13')
    const again = await rebuildPack(begun.house, begun.store.read, binder, {
      case: begun.id,
      parent: first,
      on,
    })
    expect(again?.differs).toEqual([])
    expect(Buffer.from(again?.issued.files.evidence[0] ?? [])).toEqual(Buffer.from(late.bound.evidence.pdf))
    const before = { case: begun.id, parent: first, on: day('2027-01-12') }
    expect(await rebuildPack(begun.house, begun.store.read, binder, before)).toBeNull()
  })

  it('says what differs when it is made again with another template', async () => {
    const { shelves } = begun.house
    const place = 'court/chronology'
    const template = shelves.letters.get(place)
    if (template === undefined) throw new Error('There is no chronology')
    const letters = new Map([...shelves.letters, [place, { ...template, title: 'In order' }]])
    const house = { ...begun.house, shelves: { ...shelves, letters } }
    const asked = { case: begun.id, parent: first, on: day('2027-01-13') }
    const other = await rebuildPack(house, begun.store.read, binder, asked)
    expect(other?.differs).toContain('What happened, in order is made from another version of its template.')
  })

  it('names each session that the register tells otherwise by now, to whoever compares and whoever rebuilds', async () => {
    const { id, house, store } = begun
    const charge = await lookedAt()
    await begun.go(
      { do: 'compare-certificate', parent: first, agrees: true, differs: '', marks: charge.marks },
      head,
    )
    expect((await lookedAt()).draft.join()).not.toContain('the certificate')
    const [week] = await store.read.select().from(registerWeeks).where(eq(registerWeeks.monday, amendedWeek))
    const marks = week?.marks ?? ''
    await amend(`I ${marks.slice(2, 8)}  ${marks.slice(10)}`)
    const now = await lookedAt()
    const told = [
      { day: '2026-10-05', half: 'AM', was: 'O', now: 'I' },
      { day: '2026-10-07', half: 'AM', was: '/', now: '' },
    ]
    expect(now.draft).toContain(
      'marks changed since the certificate was compared (Monday 5 October 2026, morning: was O, now I; Wednesday 7 October 2026, morning: was /, now no mark)',
    )
    expect(now.since?.changed).toEqual(told)
    const asked = { case: id, parent: first, on: day('2027-01-13') }
    const again = await rebuildPack(house, store.read, binder, asked)
    expect(again?.changed).toEqual(told)
    expect(again?.differs).toEqual([])
    await amend(marks)
    expect((await lookedAt()).since?.changed).toEqual([])
  })

  it('is to be compared again once the council names another period', async () => {
    const named = { do: 'name-charge', parent: first, to: day('2027-01-12'), offence: '444-1' } as const
    await begun.go({ ...named, from: day('2026-09-29') }, officer)
    expect((await lookedAt()).draft).toContain(
      'the period of the charge has changed since the certificate was compared',
    )
    await begun.go({ ...named, from: day('2026-09-28') }, officer)
  })

  it('comes as a file an exhibit where its profile asks for several, and is made again as such', async () => {
    const { store } = begun
    const { shelves } = begun.house
    const general = shelves.packs.get('general')
    if (general === undefined) throw new Error('There is no general profile')
    const files = { as: 'several', name: '{case}-{part}', most_megabytes: 5 } as const
    const packs = new Map([...shelves.packs, ['apart', { ...general, files }]])
    const apart = { ...begun, house: { ...begun.house, shelves: { ...shelves, packs } } }
    const several = await built(apart, first, 'apart')
    const { cut, manifest } = several.bound.evidence
    expect(cut.map(({ name }) => name)).toEqual(several.order.files)
    expect(cut).toHaveLength(several.order.books.evidence.parts.length + 1)
    expect(failing(several)).toEqual(failing(late))
    const kept = await keepPack(apart.house, { by: officer, key: null }, several, ['evidence'])
    if (!kept.done) throw new Error(kept.refusal.code)
    const [one] = await store.read
      .select()
      .from(documents)
      .where(eq(documents.name, cut[1]?.name ?? ''))
    expect(one?.sha256).toBe(manifest.cut[1]?.sha256)
    const asked = { case: begun.id, parent: first, on: day('2027-01-13') }
    const again = await rebuildPack(apart.house, store.read, binder, asked)
    expect(again?.differs).toEqual([])
    expect(again?.issued.files.evidence.map((bytes) => bytes.byteLength)).toEqual(
      manifest.cut.map(({ bytes }) => bytes),
    )
    expect(again?.bound.evidence.manifest.cut).toEqual(manifest.cut)
  })

  describe('with a redacted copy of a paper', () => {
    const place = { of: '', why: 'It tells of a brother.', everyone: false }
    const keeps = async (copy: string) => {
      const bytes = aPdf([{ text: copy }])
      const about = {
        id: copy,
        case: begun.id,
        kind: 'handed-in',
        name: `${copy}.pdf`,
        mime: 'application/pdf',
      }
      const made = { madeAt: begun.house.now().toISOString(), madeBy: officer.id }
      await begun.store.write((tx) => putDocument(tx, { ...about, bytes, ...made }))
      return copy
    }
    const ordered = (parent: string) => orderedIn(begun, parent)
    const redacts = async (
      given: Partial<typeof place> & { document: string | null },
      parent: string = first,
    ) => {
      await begun.go({ do: 'redact-paper', parent, ...place, ...given }, officer)
      return ordered(parent)
    }
    const documentsIn = ({ books }: PackOrder, book: PackBook = 'evidence') =>
      books[book].parts.flatMap(({ source }) => ('document' in source ? [source.document] : []))

    beforeAll(async () => {
      const [letter = ''] = documentsIn(late.order)
      place.of = letter
    })

    it('shows it in place of the original, which stands in the council’s file with who and why', async () => {
      const pack = await redacts({ document: await keeps('copy-1') })
      const part = pack.books.evidence.parts.find(
        ({ source }) => 'document' in source && source.document === 'copy-1',
      )
      const said = 'Redacted copy: the original is kept by the council. Rhian Kerr handed it in on'
      expect(part?.cover?.at(-1)).toContain(said)
      expect(documentsIn(pack)).not.toContain(place.of)
      const original = pack.books.council.parts.at(-1)
      expect(original).toMatchObject({
        title: `Original of ${part?.label}, ${part?.title}`,
        source: { document: place.of },
      })
      expect(original?.cover?.join()).toMatch(/handed in by Rhian Kerr on .*Why: It tells of a brother\./)
      expect(JSON.stringify([pack.books.evidence, pack.books.unused])).not.toContain(place.why)
      expect(JSON.stringify(pack.books.unused)).toContain('A redacted copy is in the evidence')
      expect((await lookedAt()).papers.filter(({ redacted }) => redacted)).toEqual([
        { document: place.of, called: `${part?.label}, ${part?.title}`, redacted: true },
      ])
    })

    it('shows the newest of several, and the original again once somebody puts it back', async () => {
      const newer = await redacts({ document: await keeps('copy-2') })
      expect(documentsIn(newer)).toContain('copy-2')
      expect(documentsIn(newer)).not.toContain('copy-1')
      expect(JSON.stringify(newer.books.unused)).toContain('It is a redacted copy that is no longer used.')
      const back = await redacts({ document: null })
      expect(documentsIn(back)).toEqual(documentsIn(late.order))
      expect(documentsIn(back, 'council')).toEqual(documentsIn(late.order, 'council'))
    })

    it('shows it in the pack about one parent alone, or in each', async () => {
      const before = await ordered(first)
      await redacts({ document: await keeps('copy-3') }, second)
      const own = await ordered(first)
      expect(documentsIn(own)).toEqual(documentsIn(late.order))
      const unused = (order: PackOrder) => JSON.stringify(order.books.unused).split('no longer used').length
      expect(unused(own)).toBe(unused(before))
      await redacts({ document: 'copy-2', everyone: true }, second)
      expect(documentsIn(await ordered(first))).toContain('copy-2')
      await redacts({ document: null })
    })

    it('is held against what the pack about each parent must not tell, where it goes into both', async () => {
      const { letters } = await begun.go({ do: 'send-letters', letters: [], way: 'by-hand' })
      const shared = await keeps('shared')
      for (const parent of [first, second]) {
        const one = Object.values(letters).findLast(
          ({ addressee, state }) => addressee === parent && state === 'sent',
        )
        if (one === undefined) throw new Error('No letter went')
        await begun.go({ do: 'prove-letter', letter: one.id, documents: [shared] })
      }
      const paper = (...texts: string[]) => ({
        ...{ id: 'copy', kind: 'pdf' as const, text: null, bytes: aPdf(texts.map((text) => ({ text }))) },
        pages: texts,
      })
      const seen = await lookInto({
        name: 'scan.pdf',
        bytes: paper('Posted to Jo Ashdown and to Sam Birch').bytes,
      })
      const fault = (everyone: boolean, text: string, of = shared) =>
        faultOfCopy(begun.house, { by: officer, key: null }, begun.id, {
          ...{ parent: first, everyone, of, original: seen, copy: paper(text) },
        })
      expect(await fault(false, 'Posted to Jo Ashdown and to')).toBeNull()
      expect(await fault(true, 'Posted to Jo Ashdown and to')).toBe(
        'In the pack about another parent, it still tells what it must not: page 1, another adult (1). Hand in a copy of its own for each parent.',
      )
      expect(await fault(true, 'Posted to and to')).toBeNull()
      expect(await fault(true, 'Posted to Jo Ashdown and to', place.of)).toBeNull()
      expect(await fault(true, 'Posted to and to Sam Birch')).toBe(
        'It still tells what it must not: page 1, another adult (1).',
      )
    })

    it('is told where the thread that looks into it stops', async () => {
      const looking = lookInto({ name: 'scan.pdf', bytes: aPdf([{ text: 'Seen' }]) })
      await setImmediate()
      await closePacks()
      expect(await looking).toEqual({ wrong: expect.stringContaining('The file cannot be looked into.') })
    })

    it('is refused without a reason', async () =>
      expect(
        await begun.refused(
          { do: 'redact-paper', parent: first, ...place, why: ' ', document: 'copy-1' },
          { by: officer },
        ),
      ).toEqual({ code: 'reason-needed', field: 'why' }))
  })

  it('holds a letter that came back, which serves for nothing, until the same is served', async () => {
    const before = await orderedIn(begun, first)
    const { letters } = await begun.go({ do: 'letter-back', letter: own(before), how: 'returned', note: '' })
    const back = letters[own(before)]
    const after = await orderedIn(begun, first)
    const part = after.books.evidence.parts.find(({ id }) => id === `letter-${back?.id}`)
    expect(part?.warnings.join()).toContain('It came back on Wednesday 13 January 2027.')
    const reason = `not served, as it came back: ${part?.title}`
    expect(after.draft).toContain(reason)
    expect((await lookedAt()).draft).toContain(reason)
    expect(part?.cameBack).toBe(true)
    await begun.go({ do: 'send-letters', letters: [own(before)], way: 'by-hand' })
    const served = await orderedIn(begun, first)
    expect(served.draft).not.toContain(reason)
    expect(served.books.evidence.parts.map(({ id }) => id).sort()).toEqual(
      before.books.evidence.parts.map(({ id }) => id).sort(),
    )
  })

  it('of the other parent is that parent’s own', async () => {
    const other = await built(begun, second)
    const told = JSON.stringify(other.order.books.evidence)
    expect(told).not.toContain('Low Road')
    expect(other.order.draft).toContain('no decision to prosecute stands')
    const namesOf = (pack: BuiltPack) =>
      packBooks.flatMap((book) => filesOf(pack.order, pack.bound, book).map(({ name }) => name))
    const [id, own] = [begun.id.toLowerCase(), namesOf(late)]
    expect(own).toEqual(['evidence', 'council', 'unused'].map((book) => `${id}-parent-1-${book}.pdf`))
    expect(namesOf(other).filter((name) => own.includes(name))).toEqual([])
    expect(other.leaks.leaks).toEqual([])
  })

  it('is refused to somebody who may not work on the case, and for nobody’s parent', async () => {
    const at = begun.house.now()
    const wanted = { by: officer, case: begun.id, parent: 'nobody', profile: 'general', at }
    const stranger = await buildPack(begun.house, begun.store.read, binder, wanted)
    expect(stranger).toMatchObject({ ok: false, refusal: { code: 'not-a-parent' } })
    const elsewhere = {
      ...wanted,
      parent: first,
      by: { ...pastoral, roles: [{ role: 'pastoral' as const, school: 'south' }] },
    }
    expect(await buildPack(begun.house, begun.store.read, binder, elsewhere)).toMatchObject({
      ok: false,
      refusal: { code: 'no-such-case' },
    })
    const profile = { ...wanted, parent: first, profile: 'nobodys' }
    expect(await buildPack(begun.house, begun.store.read, binder, profile)).toMatchObject({
      ok: false,
      refusal: { code: 'no-such-profile' },
    })
  })

  it('leaves no file on the command line where it cannot be written, or is not issued', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pack-'))
    const pack = (out: string, ...more: string[]) =>
      operator(begun.store.url).called(
        'pack',
        begun.id,
        '--parent',
        first,
        '--out',
        join(folder, out),
        ...more,
      )
    expect(await pack('none/a.pdf')).toMatchObject({
      code: 1,
      err: expect.stringContaining("can't be written."),
    })
    expect(await pack('.')).toMatchObject({ code: 1, err: expect.stringContaining("can't be written.") })
    // By the command line's own clock the case is not open yet.
    expect(await pack('a.pdf', '--by', officer.id)).toMatchObject({ code: 1, out: '' })
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })
})

import { afterAll, describe, expect, test } from 'vitest'
import { documentsOf } from '../../db/documents.ts'
import { pupilsMatching } from '../../db/queries/pupils.ts'
import { outbox } from '../../db/schema.ts'
import { closeLetters, renderLetter } from '../../src/documents/render-letter.ts'
import { day, formatDay, formatDayShort } from '../../src/domain/day.ts'
import { renderNotices } from '../../src/render-notice.ts'
import type { Rendered } from '../../src/slack/delivery/rendered.ts'
import { clock } from '../../views/words.ts'
import { ApartCase, named, type Sitting } from './apart-case.ts'
import { type Adult, areApart } from './apart-families.ts'

afterAll(closeLetters)

/** What would give an adult away: their name where nobody else has it, where they live, and when and where they are met. */
function marksOf(adult: Adult, reader: Adult | null, sittings: readonly Sitting[]): string[] {
  const { row } = adult
  // A name is no mark where the reader, or somebody whom they may know of, has the same.
  const known = sittings.flatMap(({ group }) => group).filter((one) => reader && !areApart(one, reader))
  const shared = reader !== null && [reader, ...known].some((one) => named(one) === named(adult))
  const home = [row.address?.split('\n')[0], row.postcode, row.contactVia]
  const own = reader === null ? [] : [reader.row.address?.split('\n')[0], reader.row.postcode]
  const met = sittings
    .filter(({ group }) => group.includes(adult))
    .flatMap(({ on, at, place }) => [formatDay(day(on)), formatDayShort(day(on)), on, clock(at), at, place])
  const names = shared ? [] : [`${row.forename} ${row.surname}`, row.forename]
  return [...names, ...home.filter((line) => !own.includes(line)), ...met].filter(
    (mark): mark is string => typeof mark === 'string',
  )
}

const line = (text: string) => text.replace(/\\n|\s+/g, ' ')
const inWords = (mark: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${line(mark).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'iu',
  )

/** The marks that stand in a text as words of their own. */
function found(text: string, marks: readonly string[]): string[] {
  const said = line(text)
  return marks.filter((mark) => inWords(mark).test(said))
}

const seeds = Array.from({ length: 50 }, (_, n) => n + 1)

/** All that anybody was told of a meeting's sitting, with those who read it. */
function readBy({ adults, papers, screens, courts, sittings }: ApartCase) {
  const groupAt = (meeting: string | null) => sittings.find((one) => one.id === meeting)?.group ?? []
  const readersOf = (to: string, meeting: string | null) =>
    to === 'school' ? groupAt(meeting) : adults.filter((one) => one.id === to)
  return [
    ...papers.map(({ to, meeting, text }) => ({
      where: `a paper to ${to}`,
      text,
      readers: readersOf(to, meeting),
    })),
    ...courts.map(({ about, text }) => ({
      where: `a pack about ${about}`,
      text,
      readers: readersOf(about, null),
    })),
    ...screens.map(({ meeting, text }) => ({
      where: `a screen of ${meeting}`,
      text,
      readers: groupAt(meeting),
    })),
  ]
}

const leaksIn = (one: ApartCase) =>
  readBy(one).flatMap(({ where, text, readers }) =>
    readers.flatMap((reader) =>
      one.adults
        .filter((other) => other !== reader && areApart(other, reader))
        .map((other) => ({
          where,
          other: other.id,
          told: found(text, marksOf(other, reader, one.sittings)),
          text,
        }))
        .filter(({ told }) => told.length > 0),
    ),
  )

/** What a notice says in Slack; a file its document's name, and nothing else. */
function aloud(told: Rendered, names: readonly string[]): string {
  if (told === null || !('file' in told)) return JSON.stringify(told)
  const { name, bytes } = told.file
  expect(names).toContain(name)
  expect(told).toEqual({ user: told.user, file: { name, title: name, bytes } })
  return name
}

/** What stands outside modals and papers: every message, title and file name. */
async function saidAloud({ begun: { house, store, id } }: ApartCase): Promise<string[]> {
  const render = renderNotices(house, () => false)
  const names = (await documentsOf(store.read, id)).map(({ name }) => name)
  const said = new Map<string, string>()
  for (const notice of await store.read.select().from(outbox)) {
    // The same notice says the same again, and one file stands for all, whose names are known.
    const what = JSON.stringify(notice.kind === 'file' || [notice.kind, notice.body])
    if (!said.has(what)) said.set(what, aloud(await render(notice), names))
  }
  return [...said.values(), ...names]
}

/** The pupils that a search for what is known of the adults finds: none, as a search is by the pupil alone. */
async function foundBy({ adults, begun: { store } }: ApartCase): Promise<string[]> {
  const typed = adults.flatMap(({ row }) => [row.forename, row.postcode, row.address?.split('\n')[0]])
  const all = await Promise.all(
    typed.map((text) => pupilsMatching(store.read, { schools: 'all', text: text ?? '-' })),
  )
  return all.flat().map(({ id }) => id)
}

describe('what one adult could learn of another who is kept apart', () => {
  // Every fifth case is played to its decision: that takes twice the time.
  test.each(seeds)('nothing, in family %i', { timeout: 60_000 }, async (seed) => {
    const one = await ApartCase.of(seed)
    expect(await one.toInitial()).toEqual({ code: 'parents-apart' })
    if (seed % 5 === 0) await one.toDecision(seed % 2 === 0 ? 'option-3' : 'option-4')
    const { adults, papers, sittings } = one
    expect(leaksIn(one)).toEqual([])
    // Nobody was written to who may not be, and everybody else was.
    for (const { id, row } of adults) expect(papers.some(({ to }) => to === id)).toBe(!row.doNotWrite)
    const marks = adults.flatMap((adult) => marksOf(adult, null, sittings))
    const said = await saidAloud(one)
    expect(said.length).toBeGreaterThan(15)
    expect(said.flatMap((text) => found(text, marks))).toEqual([])
    expect(await foundBy(one)).toEqual([])
  })

  test.each([10, 25, 40])(
    'nothing, in the packs about the adults of family %i',
    { timeout: 60_000 },
    async (seed) => {
      const one = await ApartCase.of(seed)
      await one.toInitial()
      await one.toDecision('option-4')
      await one.toCourt()
      expect(one.courts).toHaveLength(one.adults.length)
      expect(leaksIn(one)).toEqual([])
    },
  )

  // The same, as it is printed.
  test.each([7, 8])('nothing, in the PDFs of family %i', { timeout: 60_000 }, async (seed) => {
    const one = await ApartCase.of(seed, { renderLetter })
    await one.toInitial()
    expect(one.papers.length).toBeGreaterThan(5)
    expect(leaksIn(one)).toEqual([])
  })
})

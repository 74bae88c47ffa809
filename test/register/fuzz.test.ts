import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pupils as pupilRows } from '../../db/schema.ts'
import { addDays, day, mondayOf, weekday } from '../../src/domain/day.ts'
import { importRegister } from '../../src/register/marks/import-register.ts'
import { registerOf } from '../../src/register/marks/register-of.ts'
import type { ToldMark } from '../../src/register/marks/told-mark.ts'
import type { KnownSchool } from '../../src/register/profiles/known-school.ts'
import { readMarks } from '../../src/register/profiles/read-marks.ts'
import { understand } from '../../src/register/profiles/understand.ts'
import { faultList } from '../../src/register/tables/fault.ts'
import { library } from '../world.ts'
import { everything, file, imports, type World, world } from './desk.ts'
import { profileNamed, type Written, written } from './written-register.ts'

const ids = ['canonical', 'roll-call', 'wide', 'wonde']
const known: KnownSchool = {
  ...{ name: 'North School', nation: 'england', today: day('2026-11-21'), codes: library.codes, aliases: {} },
  wonde: profileNamed('wonde'),
}

let w: World
let refs: Map<string, string>
beforeAll(async () => {
  w = await world()
  await imports(w).pupils('pupil_ref,upn,surname,forename\n1001,H801200001001,Ashdown,Ada\n')
  refs = new Map((await w.store.read.select().from(pupilRows)).map(({ id, pupilRef }) => [pupilRef, id]))
})
afterAll(() => w.close())

const sound: fc.Arbitrary<Written> = fc.record({
  ref: fc.constantFrom('1001', '1002', '1003'),
  date: fc.constantFrom('2026-09-14', '2026-09-15', '2026-09-18', '2026-11-02', '2026-11-20'),
  session: fc.constantFrom('AM', 'PM'),
  code: fc.constantFrom('/', '\\', 'L', 'N', 'O', 'I', 'Y1', 'C2', 'D', ''),
})
const wild: fc.Arbitrary<Written> = fc.record(
  {
    ref: fc.oneof(fc.constant('1001'), fc.string({ unit: 'binary', maxLength: 12 })),
    date: fc.oneof(
      fc.constant('2026-11-02'),
      fc.string({ maxLength: 12 }),
      fc.constant('1E99'),
      fc.constant('99999'),
    ),
    session: fc.oneof(fc.constant('PM'), fc.string({ maxLength: 4 })),
    code: fc.oneof(fc.constant('O'), fc.string({ unit: 'grapheme', maxLength: 3 })),
    comment: fc.string({ unit: 'binary', maxLength: 20 }),
    minutes: fc.oneof(fc.constant(''), fc.string({ maxLength: 5 })),
  },
  { requiredKeys: [] },
)

/** What may happen to a file between a school's system and us. */
const damages: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.constant((text: string) => text),
  fc.nat(200).map((n) => (text: string) => text.slice(0, text.length - n)),
  fc.tuple(fc.nat(400), fc.string({ unit: 'binary', maxLength: 6 })).map(
    ([at, some]) =>
      (text: string) =>
        text.slice(0, at) + some + text.slice(at),
  ),
  fc.tuple(fc.nat(400), fc.nat(9)).map(
    ([at, n]) =>
      (text: string) =>
        text.slice(0, at) + text.slice(at + n),
  ),
  fc.infiniteStream(fc.nat()).map((keys) => (text: string) => shuffled(text, keys)),
)

/** The same columns in another order, where no cell is quoted. */
function shuffled(text: string, keys: Iterable<number>): string {
  if (text.includes('"')) return text
  const next = keys[Symbol.iterator]()
  const lines = text.trimEnd().split('\n')
  const order = (lines[0] ?? '')
    .split(',')
    .map((_, n) => ({ n, key: Number(next.next().value) }))
    .sort((a, b) => a.key - b.key)
  return `${lines.map((line) => order.map(({ n }) => line.split(',')[n] ?? '').join(',')).join('\n')}\n`
}

async function toldBy(id: string, text: string): Promise<{ marks: ToldMark[]; faults: number }> {
  const faults = faultList()
  const marks: ToldMark[] = []
  await readMarks(file(text, 64), profileNamed(id), faults, (mark) => marks.push({ ...mark }))
  return { marks, faults: faults.count() }
}

async function markIn({ ref, upn, date, session }: ToldMark): Promise<string | undefined> {
  const pupil = refs.get(ref === '' && upn.toUpperCase() === 'H801200001001' ? '1001' : ref) ?? ''
  const on = day(date)
  const [week] = await registerOf(w.store.read, pupil, mondayOf(on), addDays(mondayOf(on), 4))
  return week?.marks[2 * (weekday(on) - 1) + (session === 'AM' ? 0 : 1)]
}

/** Is every mark that a file told in the store, so that taking it in again changes nothing? */
async function isKept(id: string, text: string): Promise<void> {
  const { marks, faults } = await toldBy(id, text)
  expect(faults).toBe(0)
  for (const mark of marks.filter(({ code }) => code !== '')) expect(await markIn(mark)).toBe(mark.code)
  const again = await importRegister(w.desk, w.north, file(text), { profile: profileNamed(id) })
  expect(again).toMatchObject({ done: true, changed: false })
}

async function takenOrNot(id: string, text: string): Promise<'taken' | 'refused'> {
  const before = await everything(w.store)
  const outcome = await importRegister(w.desk, w.north, file(text, 256), { profile: profileNamed(id) })
  if (!outcome.done) expect(outcome.faults.length).toBeGreaterThan(0)
  if (!outcome.done || !outcome.changed) expect(await everything(w.store)).toEqual(before)
  if (outcome.done) await isKept(id, text)
  return outcome.done ? 'taken' : 'refused'
}

const seeded = (numRuns: number) => ({ seed: 5, numRuns, endOnFailure: true })

describe('whatever a file holds', () => {
  it('bytes of any kind are read or refused, and never more than that', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      fc.json({ depthSize: 'medium' }).map((text) => Buffer.from(`{"data":${text}}`)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...ids), async (some, id) => {
        const { marks, faults } = await toldBy(id, Buffer.from(some).toString('latin1'))
        expect(marks.length > 0 || faults > 0).toBe(true)
        const raw = faultList()
        await readMarks(file(some), profileNamed(id), raw, () => {})
        const outcome = await understand(file(some), known)
        expect(outcome.done || outcome.faults.length > 0).toBe(true)
      }),
      seeded(200),
    )
  })

  it('a register is taken whole or not at all, and what is kept is what it told', async () => {
    const sessions = fc.array(fc.oneof({ weight: 6, arbitrary: sound }, { weight: 1, arbitrary: wild }), {
      minLength: 1,
      maxLength: 8,
    })
    const ended = { taken: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), sessions, damages, async (id, all, damage) => {
        ended[await takenOrNot(id, damage(written(id, ...all)))] += 1
      }),
      seeded(40),
    )
    expect(Object.values(ended).every((times) => times > 5)).toBe(true)
  }, 60_000)
})

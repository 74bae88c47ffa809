import { eq, like } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { keepStoreNote } from '../../db/meta.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import { calendarSpans, imports as imported, outbox, pupils } from '../../db/schema.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { recountSchool } from '../../src/casework/recount.ts'
import { handIn } from '../../src/casework/register-files/hand-in.ts'
import { readHandedIn } from '../../src/casework/register-files/read-handed-in.ts'
import { runImport } from '../../src/casework/register-files/run-import.ts'
import { startImport } from '../../src/casework/register-files/start-import.ts'
import { sealCase } from '../../src/casework/seal-case.ts'
import { settleImports, tellDrift, tellDriftOfDates } from '../../src/casework/tell-drift.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { unseenDrifts } from '../../src/domain/case/parts/drift.ts'
import { day } from '../../src/domain/day.ts'
import { importRegister } from '../../src/register/marks/import-register.ts'
import { renderNotices } from '../../src/render-notice.ts'
import type { Rendered } from '../../src/slack/delivery/rendered.ts'
import { caseView } from '../../views/case.ts'
import { decisionView } from '../../views/decision.ts'
import { driftView } from '../../views/drift.ts'
import { lettersView } from '../../views/letters.ts'
import { recordView } from '../../views/record.ts'
import { timelineView } from '../../views/timeline.ts'
import { file } from '../register/desk.ts'
import { asker, canonical, library, pastoral, seedPerson } from '../world.ts'
import { type ACase, aCase, first, upToInitial } from './a-case.ts'

const keeper = { ...asker('U0KEEPER001', 'attendance-officer', 'north'), name: 'Ottilie Crane' }

/** Imports rows such as `2026-11-16,AM,I` of the case's pupil. */
async function imports({ store, clock }: ACase, ...rows: string[]) {
  const school = await schoolById(store.read, 'north')
  if (school === null) throw new Error('no school')
  const today = day(clock.now().toISOString().slice(0, 10))
  const { codes, bankHolidays } = library
  const desk = { store, codes, bankHolidays, by: 'command-line', today, at: clock.now().toISOString() }
  const text = ['pupil_ref,date,session,code', ...rows.map((row) => `100,${row}`)].join('\n')
  const taken = await importRegister(desk, school, file(`${text}\n`, 4096), canonical)
  if (!taken.done) throw new Error(JSON.stringify(taken))
}

async function found({ house, store, id }: ACase) {
  const loaded = await loadCase(house, store.read, id)
  if (loaded === null) throw new Error(id)
  return loaded
}

const seen = async (begun: ACase) => {
  const looked = await lookAtCase(begun.house, pastoral, begun.id)
  if (looked === null) throw new Error('not seen')
  return looked
}

const told = ({ store }: ACase) => store.read.select().from(outbox).where(eq(outbox.kind, 'drift'))

const textIn = (drawn: Rendered) => (drawn !== null && 'text' in drawn ? drawn.text : '')

async function soundIn({ house }: ACase): Promise<string[]> {
  const findings: string[] = []
  for await (const finding of verifyStore(house)) {
    // The letters of these cases were never really made.
    if (!finding.endsWith('its document is missing')) findings.push(finding)
  }
  return findings
}

/** A case that was opened on 18 of 60 sessions, with an invitation of that day that prints them. */
async function invited() {
  const begun = await aCase()
  await seedPerson(begun.store, keeper)
  await upToInitial(begun)
  const { entry } = (await found(begun)).state
  const letter = { addressee: first, pdf: 'x', docx: 'y', figures: entry.figures }
  await begun.go({ do: 'draft-letters', kind: 'invite-initial', letters: [letter] })
  return begun
}

/** Ten sessions of the window that were marked O, now marked I: 8 of 60 are left, which is less than 15%. */
const ten = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-10-05', '2026-10-12'].flatMap((on) => [
  `${on},AM,I`,
  `${on},PM,I`,
])

describe('a register in which marks were changed', () => {
  let begun: ACase
  beforeAll(async () => {
    begun = await invited()
    await imports(begun, ...ten)
    expect(await tellDrift(begun.house, 'north')).toEqual([begun.id])
  })

  test('is told against every paper of the case that had rested on them, with both marks and who imported it', async () => {
    const [drift] = unseenDrifts((await found(begun)).state)
    expect(drift?.papers).toMatchObject([
      {
        paper: 'entry',
        was: { unauthorised: 18, authorised: 0, possible: 60 },
        now: { unauthorised: 8, authorised: 10, possible: 60 },
        thresholds: [{ held: true, holds: false }],
      },
      { paper: 'l1', was: { unauthorised: 18 }, now: { unauthorised: 8 }, thresholds: [] },
    ])
    expect(drift?.sessions).toHaveLength(10)
    expect(drift?.sessions[0]).toEqual({ day: '2026-10-05', half: 'AM', was: 'O', now: 'I' })
    expect(drift?.from).toEqual({ number: 1, by: 'command-line', on: '2026-11-24' })
  })

  test('is told to the owner and to whoever keeps the register, and in the thread, without a name or a mark', async () => {
    const notices = await told(begun)
    expect(notices.map(({ body }) => (body as { person: string }).person).sort()).toEqual([
      keeper.id,
      pastoral.id,
    ])
    const notes = await begun.store.read
      .select()
      .from(outbox)
      .where(like(outbox.key, `note:${begun.id}:%`))
    const render = renderNotices(begun.house, () => false)
    const texts = await Promise.all([...notices, ...notes].map(async (one) => textIn(await render(one))))
    expect(texts[0]).toBe(
      `${begun.id} (R.A.): the register changed behind 2 papers. One threshold may no longer hold.`,
    )
    expect(texts.at(-1)).toBe(
      `${begun.id} (R.A.): The register changed behind papers of this case. Open the case to see it.`,
    )
  })

  test('stands on the case, with each paper and mark behind a button, and in the timeline', async () => {
    const looked = await seen(begun)
    expect(JSON.stringify(caseView(looked))).toContain('The register changed behind 2 papers')
    const screen = JSON.stringify(driftView(looked, null))
    expect(screen).toContain('The opening of the case on 24 November 2026')
    expect(screen).toContain(
      'It said: 9 days unauthorised (18 sessions), 0 days authorised (0 sessions), attended 42 of 60 sessions',
    )
    expect(screen).toContain(
      'It would say now: 4 days unauthorised (8 sessions), 5 days authorised (10 sessions)',
    )
    expect(screen).toContain('No longer holds: “at least 15% unauthorised absence”')
    expect(screen).toContain('• Monday 5 October 2026: was O, now I')
    expect(JSON.stringify(timelineView(looked))).toContain('Monday 5 October 2026: was O, now I; Monday 12')
  })

  test('is said before anybody relies on the figures again: on a decision, on letters and on the council’s answer', async () => {
    const looked = await seen(begun)
    const own = { own: true }
    const screens = [
      decisionView(looked, null, null),
      lettersView(looked, { back: null }),
      recordView(looked, 'council-confirmation', own, null),
    ]
    for (const screen of screens)
      expect(JSON.stringify(screen)).toContain('One threshold may no longer hold.*\\nLook at that first')
  })

  test('changes nothing more when it is imported or told again', async () => {
    const { seq } = (await found(begun)).state
    await imports(begun, ...ten)
    expect(await tellDrift(begun.house, 'north')).toEqual([])
    await begun.store.write((tx) => keepStoreNote(tx, 'drift:north', null))
    expect(await tellDrift(begun.house, 'north')).toEqual([])
    expect((await found(begun)).state.seq).toBe(seq)
  })

  test('is put aside by whoever says what they did, and the record verifies', async () => {
    const why = 'The letter is made again today'
    await begun.go({ do: 'see-drift', drifts: ['r1'], did: 'redo', why })
    const looked = await seen(begun)
    expect(JSON.stringify(caseView(looked))).not.toContain('The register changed')
    expect(JSON.stringify(timelineView(looked))).toContain(why)
    expect(await soundIn(begun)).toEqual([])
  })
})

test('a paper that was made after the marks were changed is not told of, and one from before is', async () => {
  const begun = await invited()
  await imports(begun, '2026-11-16,AM,U')
  const { entry } = (await found(begun)).state
  const letter = { addressee: 'north.100.p2', pdf: 'x', docx: 'y', figures: entry.figures }
  await begun.go({ do: 'draft-letters', kind: 'invite-initial', letters: [letter] })
  await settleImports(begun.house)
  const [drift] = unseenDrifts((await found(begun)).state)
  expect(drift?.papers.map(({ paper }) => paper)).toEqual(['entry', 'l1'])
})

test('imports of which nothing had been told when the program was ended are told of, each by its own', async () => {
  const begun = await invited()
  await imports(begun, '2026-11-16,AM,I')
  await imports(begun, '2026-11-16,AM,O', '2026-11-16,PM,I')
  expect(await told(begun)).toEqual([])
  await settleImports(begun.house)
  const drifts = unseenDrifts((await found(begun)).state)
  expect(drifts.map(({ sessions }) => sessions.map(({ was, now }) => `${was}${now}`))).toEqual([
    ['OI'],
    ['IO', 'OI'],
  ])
  expect(await told(begun)).toHaveLength(4)
})

/** Has the store break off with its next write once an import has become visible. */
function breaksOffLanding({ store }: ACase): void {
  const { write } = store
  store.write = async (work, options) => {
    const [landing] = await store.read.select().from(imported).where(eq(imported.state, 'landing'))
    if (landing === undefined) return write(work, options)
    store.write = write
    throw new Error('the disk is full')
  }
}

test('a register that was handed in is told of though the store broke off once all of it was in, and lands the next morning', async () => {
  const begun = await invited()
  const { house, store } = begun
  const asked = { by: keeper, key: 'handed-in' }
  const bytes = new TextEncoder().encode('pupil_ref,date,session,code\n100,2026-11-16,AM,I\n')
  const handed = await handIn(house, asked, { school: 'north', file: 'F1' })
  if (!handed.done) throw new Error(handed.refusal.code)
  await readHandedIn(house, keeper, handed.id, async () => ({ bytes }))
  expect(await startImport(house, { ...asked, key: 'pressed' }, handed.id)).toMatchObject({ done: true })
  breaksOffLanding(begun)
  await expect(runImport(house, keeper, handed.id, async () => ({ bytes }))).rejects.toThrow(
    'the disk is full',
  )
  expect(unseenDrifts((await found(begun)).state)).toMatchObject([{ sessions: [{ was: 'O', now: 'I' }] }])
  const stateOf = async () => (await store.read.select().from(imported)).map(({ state }) => state)
  expect(await stateOf()).toEqual(['landing'])
  await settleImports(house)
  expect(await stateOf()).toEqual(['landed'])
  expect(await told(begun)).toHaveLength(2)
})

test('a day that turns out to have been shut is told against the papers of its days, closed cases and all', async () => {
  const begun = await invited()
  const shut = { school: 'north', fromDay: day('2026-11-16'), toDay: day('2026-11-16') }
  await begun.store.write((tx) =>
    tx.insert(calendarSpans).values({ ...shut, kind: 'closure', name: 'Heating' }),
  )
  const asked = { by: pastoral, key: null }
  await recountSchool(begun.house, asked, 'north')
  await recountSchool(begun.house, asked, 'north')
  const drifts = unseenDrifts((await found(begun)).state)
  expect(drifts).toMatchObject([{ from: { number: null, by: pastoral.id, on: '2026-11-24' }, sessions: [] }])
  expect(drifts[0]?.papers).toMatchObject([
    { paper: 'entry', was: { possible: 60, unauthorised: 18 }, now: { possible: 58, unauthorised: 16 } },
    { paper: 'l1', now: { possible: 58 } },
  ])
  expect(JSON.stringify(driftView(await seen(begun), null))).toContain('The calendar or the pupil’s dates')
})

test('a pupil who had come later than was thought is told against the papers of the days before', async () => {
  const begun = await invited()
  const joined = day('2026-10-12')
  await begun.store.write((tx) => tx.update(pupils).set({ joined }).where(eq(pupils.id, 'north.100')))
  expect(await tellDriftOfDates(begun.house, 'north', 'command-line')).toEqual([begun.id])
  expect(await tellDriftOfDates(begun.house, 'north', 'command-line')).toEqual([])
  const [drift] = unseenDrifts((await found(begun)).state)
  expect(drift?.papers[0]).toMatchObject({ was: { possible: 60 }, now: { possible: 50, unauthorised: 15 } })
})

test('marks outside every paper’s days, and a case that was erased, are told to nobody', async () => {
  const begun = await invited()
  await imports(begun, '2026-11-23,AM,I')
  expect(await tellDrift(begun.house, 'north')).toEqual([])
  const head = asker('U0HEADTEACH', 'headteacher', 'north')
  await seedPerson(begun.store, head)
  const sealed = await sealCase(begun.house, { by: head, key: null }, begun.id, {
    why: 'Opened for the wrong pupil',
    number: begun.id,
  })
  expect(sealed.done).toBe(true)
  await imports(begun, ...ten)
  expect(await tellDrift(begun.house, 'north')).toEqual([])
  expect(await told(begun)).toEqual([])
  expect(await soundIn(begun)).toEqual([])
})

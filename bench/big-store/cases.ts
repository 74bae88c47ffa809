import { canonicalJson } from '../../db/canonical-json.ts'
import { projectCase } from '../../db/case-projection.ts'
import { digestOf, hashOf, newSalt } from '../../db/event-hash.ts'
import { type NewEvent, readEvents } from '../../db/events.ts'
import { answers, attendances, cases, deadlines, eventPayloads, events, meetings } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { act } from '../../src/casework/act.ts'
import { recordedOf } from '../../src/casework/load-case.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { fold } from '../../src/domain/case/evolve.ts'
import { day } from '../../src/domain/day.ts'
import { caseId, houseAt, library, openedAt, personId, pupilId, schoolId, size } from './plan.ts'
import { insertMany, many } from './rows.ts'

/** A case played for real, whose events the others are told by. */
export async function playOne(store: Store): Promise<NewEvent[]> {
  const house = houseAt(store, openedAt)
  const by = {
    id: personId(0),
    name: 'Person 0',
    roles: [{ role: 'pastoral' as const, school: schoolId(0) }],
    keptFrom: [],
  }
  const opened = await openCase(
    house,
    { by, key: null },
    { pupil: pupilId(0), owner: by.id, reason: 'A benchmark' },
  )
  if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
  const { id } = opened.state
  const given = ['A1', 'A2', 'A3'].map((item) => ({
    item,
    value: 'done' as const,
    note: `What was found about ${item}`,
  }))
  await must(act(house, id, { by, key: null }, { do: 'answer', stage: 'pre-fast-track', answers: given }))
  await must(act(house, id, { by, key: null }, { do: 'go-on', to: 'prepare-initial' }))
  const attendees = [0, 1].map((which) => ({ who: `${pupilId(0)}.p${which}`, as: 'parent' as const }))
  await must(
    act(
      house,
      id,
      { by, key: null },
      {
        do: 'plan-meeting',
        kind: 'initial',
        on: day('2026-12-09'),
        at: '15:30',
        place: 'Room 4',
        attendees: [...attendees, { who: by.id, as: 'chair' }],
      },
    ),
  )
  return readEvents(store.read, id)
}

async function must(outcome: Promise<{ done: boolean }>): Promise<void> {
  const found = await outcome
  if (!found.done) throw new Error(JSON.stringify(found))
}

function chained(chain: string, news: readonly NewEvent[], firstPosition: number) {
  let previous = ''
  return news.map((event, at) => {
    const { type, doneBy, doneOn, manner, recordedBy, recordedAt, late } = event
    const body = canonicalJson(event.body ?? null)
    const salt = newSalt()
    const row = {
      chain,
      seq: at + 1,
      type,
      doneBy,
      doneOn,
      manner,
      recordedBy,
      recordedAt,
      late,
      digest: digestOf(salt, body),
      previous,
    }
    previous = hashOf(row)
    const position = firstPosition + at
    return {
      row: { ...row, position, hash: previous },
      payload: { position, salt, body: JSON.parse(body) as unknown, text: body },
    }
  })
}

const toldOf = (n: number, pattern: string): NewEvent[] =>
  JSON.parse(
    pattern
      .replaceAll(`"${pupilId(0)}`, `"${pupilId(n)}`)
      .replaceAll(`"${schoolId(0)}"`, `"${schoolId(n)}"`)
      .replaceAll(`"${personId(0)}"`, `"${personId(n)}"`),
  ) as NewEvent[]

/** Every case but the first, told by the events of one that was played. */
export async function insertCases(store: Store, pattern: string, eventsEach: number): Promise<void> {
  const pathway = [...library.pathways.values()][0]
  if (pathway === undefined) throw new Error('no pathway')
  const chunk = 500
  for (let from = 1; from < size.cases; from += chunk) {
    const numbers = many(Math.min(chunk, size.cases - from), (at) => from + at)
    const chains = numbers.map((n) => chained(caseId(n), toldOf(n, pattern), 1 + n * eventsEach))
    const projected = chains.map((links, at) => {
      const id = caseId(from + at)
      const told = links.flatMap(
        ({ row, payload }) => recordedOf({ ...row, body: payload.body, sealed: null }) ?? [],
      )
      const state = fold(id, told)
      if (state === null) throw new Error(id)
      return projectCase(pathway, state)
    })
    const links = chains.flat()
    await store.write(
      async (tx) => {
        await insertMany(
          tx,
          events,
          links.map(({ row }) => row),
        )
        await insertMany(
          tx,
          eventPayloads,
          links.map(({ payload: { position, salt, text } }) => ({ position, salt, body: text })),
        )
        await insertMany(
          tx,
          cases,
          projected.map((rows) => rows.case),
        )
        await insertMany(
          tx,
          deadlines,
          projected.flatMap((rows) => rows.deadlines),
        )
        await insertMany(
          tx,
          meetings,
          projected.flatMap((rows) => rows.meetings),
        )
        await insertMany(
          tx,
          attendances,
          projected.flatMap((rows) => rows.attendances),
        )
        await insertMany(
          tx,
          answers,
          projected.flatMap((rows) => rows.answers),
        )
      },
      { withinMs: 60_000 },
    )
  }
}

/** Lets the first case grow by answers that change to and fro. */
export async function growLongCase(store: Store): Promise<void> {
  const house = houseAt(store, openedAt)
  const by = {
    id: personId(0),
    name: 'Person 0',
    roles: [{ role: 'pastoral' as const, school: schoolId(0) }],
    keptFrom: [],
  }
  const has = (await readEvents(store.read, caseId(0))).length
  for (let n = has; n < size.longCaseEvents; n++) {
    const answer = {
      item: n % 2 ? 'B3' : 'B4',
      value: n % 4 < 2 ? ('done' as const) : ('not-yet' as const),
      note: `Note ${n}`,
    }
    await must(
      act(house, caseId(0), { by, key: null }, { do: 'answer', stage: 'prepare-initial', answers: [answer] }),
    )
  }
}

import { eq } from 'drizzle-orm'
import { calendarSpans, people, roles, schools } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { act } from '../../src/casework/act.ts'
import { draftLetters } from '../../src/casework/draft-letters.ts'
import type { House } from '../../src/casework/house.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { renderLetter } from '../../src/documents/render-letter.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import { day } from '../../src/domain/day.ts'
import { asker, letterhead, missing, present, seedPupil } from '../world.ts'
import type { Caseworker } from './caseworker.ts'

const register = [
  ...Array.from({ length: 7 }, () => present),
  '. . . . . . . . . .',
  ...Array.from({ length: 3 }, () => missing(5)),
]
/** Four schools, each with its channel and one person who works there. */
export const places = ['north', 'south', 'east', 'west'].map((school, at) => ({
  school,
  channel: `C0${school.toUpperCase()}0001`.slice(0, 11),
  person: asker(`U0STAFF000${at}`, 'pastoral', school),
}))
const freshPupils = 2

/** The schools, their people and pupils, and in each school a case whose letters are drafted. */
export async function furnish(
  house: House,
  store: Store,
  { letters = true }: { letters?: boolean } = {},
): Promise<Map<string, string>> {
  const cases = new Map<string, string>()
  await store.write(async (tx) => {
    await tx.delete(schools)
    await tx.insert(schools).values(
      places.map(({ school, channel }) => ({
        id: school,
        name: `${school} school`,
        phase: 'secondary' as const,
        nation: 'england' as const,
        la: 'Fenmoor Council',
        channel,
        settings: { ...letterhead, overlays: [] },
      })),
    )
    const spans = await tx.select().from(calendarSpans).where(eq(calendarSpans.school, 'north'))
    for (const school of ['east', 'west'])
      await tx.insert(calendarSpans).values(spans.map((span) => ({ ...span, school })))
    await tx.delete(people)
    await tx.delete(roles)
    await tx.insert(people).values(places.map(({ person }) => ({ id: person.id, name: person.name })))
    await tx
      .insert(roles)
      .values(places.map(({ person, school }) => ({ person: person.id, role: 'pastoral' as const, school })))
  })
  for (const { school, person } of places) {
    for (let number = 100; number <= 100 + freshPupils; number++)
      await seedPupil(store, { id: `${school}.${number}`, school }, register)
    cases.set(school, await preparedCase(house, `${school}.100`, person, letters))
  }
  return cases
}

async function preparedCase(
  house: House,
  pupil: string,
  by: (typeof places)[number]['person'],
  letters: boolean,
): Promise<string> {
  const opened = await openCase(house, { by, key: null }, { pupil, owner: by.id })
  if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
  const { id } = opened.state
  const go = async (command: CaseCommand) => {
    const outcome = await act(house, id, { by, key: null }, command)
    if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
  }
  const all = async (stage: string) => {
    const found = house.shelves.pathways.get('school-checklist')?.stages.find((one) => one.id === stage)
    await go({
      do: 'answer',
      stage,
      answers: (found?.items ?? []).map(({ id: item }) => ({ item, value: 'done' })),
    })
  }
  await all('pre-fast-track')
  await go({ do: 'go-on', to: 'prepare-initial' })
  await all('prepare-initial')
  const attendees = [
    { who: `${pupil}.p1`, as: 'parent' as const },
    { who: `${pupil}.p2`, as: 'parent' as const },
    { who: by.id, as: 'chair' as const },
  ]
  await go({
    do: 'plan-meeting',
    kind: 'initial',
    on: day('2026-12-02'),
    at: '15:30',
    place: 'Room 4',
    attendees,
    together: 'Both asked for one meeting',
  })
  if (!letters) return id
  const drafted = await draftLetters(house, { renderLetter }, { by, key: null }, id, 'invite-initial')
  if (!drafted.done) throw new Error(JSON.stringify(drafted.refusal))
  return id
}

const beforeMeeting = ['A1', 'A2', 'A3']
const preparing = ['B3', 'B4', 'B5', 'B6', 'B7', 'B8']

type Task = { due: () => boolean; carryOut: () => Promise<void> }
type Working = { worker: Caseworker; school: string; prepared: string; now: () => Date; random: () => number }

const done = { due: () => false, carryOut: async () => {} }

function once(task: Task): Task {
  let left = task
  return {
    due: () => left.due(),
    carryOut: async () => {
      left = done
      await task.carryOut()
    },
  }
}

function tasksOf({ worker, school, prepared, now, random }: Working): Task[] {
  const pending = Array.from({ length: freshPupils }, (_, at) => `${school}.${101 + at}`)
  const own: string[] = []
  return [
    once({ due: () => random() < 0.3, carryOut: () => worker.send(prepared) }),
    once({
      due: () => now() > new Date('2026-12-02T16:00:00Z'),
      carryOut: () => worker.hold(prepared, 'm1'),
    }),
    {
      due: () => pending.length > 0 && random() < 0.5,
      carryOut: async () => {
        const id = await worker.openCase(pending.shift() ?? '')
        await worker.answer(id, beforeMeeting, 'done')
        await worker.goOn(id, 'prepare-initial')
        await worker.plan(id)
        own.push(id)
      },
    },
    {
      due: () => own.length > 0,
      carryOut: async () => {
        const id = own[Math.floor(random() * own.length)] ?? ''
        const from = Math.floor(random() * 4)
        await worker.answer(id, preparing.slice(from, from + 3), random() < 0.5 ? 'done' : 'not-yet')
      },
    },
  ]
}

/** What one person does until the story ends: new cases up to a planned meeting, letters, a meeting held, and answers again and again. */
export async function work(working: Working): Promise<void> {
  const tasks = tasksOf(working)
  while (!working.worker.stopped) await tasks.find((task) => task.due())?.carryOut()
}

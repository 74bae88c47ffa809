import { expect, test } from 'vitest'
import { outbox } from '../../db/schema.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import type { Attendee } from '../../src/domain/case/event.ts'
import { day } from '../../src/domain/day.ts'
import { renderNotices } from '../../src/render-notice.ts'
import { agreedView } from '../../views/minutes/agreed.ts'
import { pastoral } from '../world.ts'
import { type ACase, aCase, chair, first, second, upToInitial, upToReview } from './a-case.ts'

/** Everything that was put into the outbox, as it is posted now. */
async function told({ house, store }: ACase): Promise<string> {
  const render = renderNotices(house, () => false)
  const all = await Promise.all((await store.read.select().from(outbox)).map((notice) => render(notice)))
  return JSON.stringify(all.map((one) => (one === null || 'file' in one ? null : one)))
}

const home = {
  resident: true,
  address: '3 Mill Lane\nQuillbrook',
  postcode: 'QB1 4XR',
  addressConfidential: false,
}

test('where parents are apart, neither the card nor its thread names a stage: that tells one parent whether the other came', async () => {
  const begun = await aCase()
  await upToReview(begun)
  const text = await told(begun)
  const stages = begun.house.shelves.pathways.get('school-checklist')?.stages ?? []
  expect(stages.map(({ title }) => title).filter((title) => text.includes(title))).toEqual([])
  expect(text).toContain('Open · owner')
  expect(text).toContain('The case moved on.')
})

test('where parents live together the card says the stage', async () => {
  const begun = await aCase({ given: [home, home] })
  expect(await told(begun)).toContain('Before Fast Track')
})

const due = day('2027-01-20')
const group = (...who: string[]): Attendee[] => [
  ...who.map((one) => ({ who: one, as: 'parent' as const })),
  { who: chair.id, as: 'chair' },
]

test('what a parent agreed alone is not on the screen where both are met together, nor what staff agreed among themselves', async () => {
  const begun = await aCase()
  await upToInitial(begun)
  begun.clock.to('2026-12-02T16:00:00Z')
  await begun.hold('m1', [first, second, chair.id])
  const agree = (meeting: string, what: string) =>
    begun.go({ do: 'agree', meeting, actions: [{ what, who: 'The school', due, how: 'We see it' }] })
  const meet = async (on: string, ...who: string[]) => {
    const { meetings } = await begun.plan('review', on, group(...who))
    return Object.keys(meetings).at(-1) ?? ''
  }
  await agree('m1', 'Of both together')
  await begun.all('initial-attended')
  await begun.go({ do: 'go-on', to: 'prepare-review' })
  await begun.all('prepare-review')
  const alone = await meet('2027-01-13', first)
  begun.clock.to('2027-01-13T16:00:00Z')
  await begun.hold(alone, [first, chair.id], group(first))
  await agree(alone, 'Ring the refuge')
  const looked = await lookAtCase(begun.house, pastoral, begun.id)
  const before = looked?.state.meetings[alone]
  if (!looked || !before) throw new Error('nothing to see')
  /** The screen of a further meeting with these people, a week later. */
  const shown = (attendees: Attendee[]) =>
    JSON.stringify(
      agreedView(looked, { ...before, id: 'm9', on: day('2027-01-20'), attendees }, [], { back: null }),
    )
  expect(shown(group(first))).toContain('Ring the refuge')
  expect(shown(group(first, second))).not.toContain('Ring the refuge')
  expect(shown(group(first, second))).toContain('Of both together')
  const among = { ...looked.state.meetings, [alone]: { ...before, attendees: group() } }
  const staffOnly = { ...looked, state: { ...looked.state, meetings: among } }
  const screen = agreedView(staffOnly, { ...before, id: 'm9', attendees: group(first) }, [], { back: null })
  expect(JSON.stringify(screen)).not.toContain('Ring the refuge')
})

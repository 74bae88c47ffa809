import { eq } from 'drizzle-orm'
import { personWithRoles } from '../../../db/queries/people.ts'
import { schools } from '../../../db/schema.ts'
import { act } from '../../../src/casework/act.ts'
import { openCase } from '../../../src/casework/open-case.ts'
import type { CaseCommand } from '../../../src/domain/case/command.ts'
import { day } from '../../../src/domain/day.ts'
import type { Running } from '../../../src/serve.ts'
import { missing, seedPupil } from '../../world.ts'
import { walk } from '../walk.ts'

const pathway = 'ews-2015'
const chair = 'U0EWOFFICER'

/** A case in its first four weeks, of a pupil who has gone on missing school since the meeting. */
async function inFirstWeeks({ bot: { house } }: Running): Promise<string> {
  const { store } = house
  await store.write((tx) => tx.update(schools).set({ pathway }).where(eq(schools.id, 'secondary')))
  const weeks = Array.from({ length: 11 }, (_, index) => (index === 7 ? '. . . . . . . . . .' : missing(3)))
  await seedPupil(store, { id: 'secondary.9001', school: 'secondary' }, weeks, '2026-09-07')
  const as = async (person: string) => {
    const by = await personWithRoles(store.read, person)
    if (by === null) throw new Error(`nobody is ${person}`)
    return { by, key: null }
  }
  const said = { 'pre-referral': { answer: 'yes' as const } }
  const opened = await openCase(house, await as('U0PASTORAL1'), {
    pupil: 'secondary.9001',
    owner: chair,
    said,
  })
  if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
  const { id } = opened.state
  const found = house.shelves.pathways.get(pathway)
  const all = (stage: string): CaseCommand => {
    const items = found?.stages.find((one) => one.id === stage)?.items ?? []
    return { do: 'answer', stage, answers: items.map((item) => ({ item: item.id, value: 'done' as const })) }
  }
  const attendees = [
    { who: 'secondary.9001.p1', as: 'parent' as const },
    { who: chair, as: 'chair' as const },
  ]
  const where = { on: day('2026-11-09'), at: '15:30', place: 'The library', why: 'It was held before' }
  const steps: [string, CaseCommand][] = [
    ['U0PASTORAL1', all('pre-referral')],
    ['U0PASTORAL1', { do: 'go-on', to: 'allocation' }],
    ['U0TEAMLEADER', { do: 'decide', option: 'follow-fast-track', reasons: 'As for most' }],
    [chair, { do: 'go-on', to: 'prepare', way: 'up', why: 'They met at once' }],
    [chair, { do: 'plan-meeting', kind: 'initial', ...where, attendees }],
    [
      chair,
      { do: 'hold-meeting', meeting: 'm1', attendance: attendees.map(({ who }) => ({ who, came: true })) },
    ],
    [chair, all('initial')],
    [chair, { do: 'record', record: 'contract', values: { signed: 'signed', begins: '2026-11-09' } }],
    [chair, { do: 'go-on', to: 'first-four-weeks' }],
  ]
  for (const [person, command] of steps) {
    const outcome = await act(house, id, await as(person), command)
    if (!outcome.done) throw new Error(`${command.do}: ${JSON.stringify(outcome.refusal)}`)
  }
  return id
}

/** A case on a council's guidance of four and eight weeks, at a breach and at the table of whoever decides. */
export const pictures = walk({
  title:
    'A case on a council’s guidance: a breach, what it proposes, a form of the pathway’s own, and who decides',
  pictures: {
    breach: { shows: 'case', alt: 'A case whose pathway watched for something, and what it proposes' },
    form: { shows: 'record', alt: 'A form of the pathway’s own, about a review on paper' },
    decide: { shows: 'decision', alt: 'The decision after a breach, with what the pathway proposes' },
    told: {
      shows: 'decision',
      alt: 'The decision for somebody whose it is not, who may record that they were told',
    },
  },
  play: async (page, take, running) => {
    const id = await inFirstWeeks(running)
    await page.as('Rashid Penhallow')
    await page.goTo('#attendance-team')
    await page.type(`/fasttrack case ${id}`)
    await page.shows('The pathway proposes')
    await take('breach')
    await page.button('Record').first().click()
    await page.dialog('Record')
    await take('form')
    await page.press('Cancel')
    await page.dialog(id)
    await page.press('Decide')
    await page.dialog('Decide')
    await take('decide')
    await page.press('Cancel')
    await page.dialog(id)
    await page.as('Morwenna Teague')
    await page.goTo('#quillbrook-pastoral')
    await page.type(`/fasttrack decide ${id}`)
    await page.shows('Who told you?')
    await page.scope.getByText('Who told you?').first().scrollIntoViewIfNeeded()
    await take('told')
  },
})

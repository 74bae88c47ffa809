import { keepOutOf } from '../../src/casework/keep-out.ts'
import { shutSchool } from '../../src/casework/shut-school.ts'
import { day } from '../../src/domain/day.ts'
import type { StoryHouse } from './in-process.ts'
import { happened, leader } from './rich-cases.ts'

/** A school day on which the school turns out shut, and by which cases are looked at for the new year. */
const snow = day('2026-12-14')

/** The school is shut, the school year turns, a joint meeting is proposed, and a colleague is kept out: what a case shows of these can be pressed. */
export async function stir(house: StoryHouse, id: string, why: string): Promise<void> {
  const { house: bot } = house.running.bot
  const asked = { by: leader, key: null }
  const shut = await shutSchool(bot, asked, 'secondary', { from: snow, to: snow, name: why })
  if (!shut.done) throw new Error(shut.refusal.code)
  const review = { deadline: 'year-review:2026–27', kind: 'year-review', subject: '2026–27' }
  await happened(house, id, [
    { type: 'year-turned', from: '2025–26', to: '2026–27' },
    { type: 'deadline-set', ...review, due: snow },
    { type: 'joint-proposed', joint: 'j1', day: snow, at: '15:30', place: why, chair: leader.id },
  ])
  const out = await keepOutOf(bot, id, asked, { do: 'keep-out', person: 'U0SENIORLEAD', why })
  if (!out.done) throw new Error(out.refusal.code)
}

/** The older of a brother and a sister who both have a case: his first checklist is covered, so that his case can go on. */
export async function readyCase(house: StoryHouse): Promise<string> {
  const player = house.as('U0PASTORAL1', 'C0QUILLBROOK')
  const id = await player.opensCaseFor('Antoni')
  await player.coversAll()
  await player.closesAll()
  return id
}

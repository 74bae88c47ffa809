import { putNotice } from '../../db/outbox.ts'
import { raiseWatches } from '../../db/raised-watches.ts'
import { roles } from '../../db/schema.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { findPupils } from '../../src/casework/look-at-pupil.ts'
import { dayIn } from '../../src/casework/today.ts'
import { type Demonstration, happened, leader } from './rich-cases.ts'

const pathway = 'cardiff-5-step'
const school = 'secondary'

/** Raises watches over the pupils of the secondary school whose names begin so, and tells somebody who becomes a head of year there. */
export async function raised({ running: { bot } }: Demonstration, person: string, names: readonly string[]) {
  const { house } = bot
  const on = dayIn(house.now(), house.timeZone)
  const found = await Promise.all(names.map((name) => findPupils(house, leader, name, school)))
  const pupils = new Set(found.flat().map(({ id }) => id))
  const rows = [...pupils].flatMap((pupil) =>
    ['first-day', 'third-day'].map((watch) => ({ school, pupil, pathway, watch })),
  )
  await house.store.write(async (tx) => {
    await raiseWatches(tx, rows, on)
    await tx.insert(roles).values({ person, role: 'head-of-year', school })
    const [key, body] = [`watched:${person}:${on}`, { person, on }]
    await putNotice(tx, { key, kind: 'watched', body })
    await putNotice(tx, { key: `${key}:1`, kind: 'watched-update', body, after: key })
  })
  house.kick()
}

/** Raises a watch in a case, and tells somebody. */
export async function raisedIn(house: Demonstration, id: string, person: string): Promise<void> {
  await happened(house, id, [{ type: 'watch-raised', watch: 'breach' }])
  const bot = house.running.bot.house
  const seq = (await loadCase(bot, bot.store.read, id))?.state.watches.breach?.at(-1)?.seq
  const body = { case: id, person, event: seq }
  await bot.store.write((tx) => putNotice(tx, { key: `watch:${id}`, kind: 'watch', chain: id, body }))
  bot.kick()
}

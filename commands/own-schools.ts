import { allSchools, schoolOfChannel } from '../db/queries/schools.ts'
import { mayOpenAt } from '../src/casework/in-sight.ts'
import type { Ctx } from './desk.ts'

type School = Awaited<ReturnType<typeof allSchools>>[number]

/** The schools where the asker may open cases, and which of them is meant without asking: the channel's own, or the only one. */
export async function ownSchools(
  ctx: Ctx,
  channel: string | null,
): Promise<{ schools: School[]; own: string | null }> {
  const { read } = ctx.deps.house.store
  const schools = (await allSchools(read)).filter((school) => mayOpenAt(ctx.person, school))
  const here = channel === null ? null : await schoolOfChannel(read, channel)
  const own = schools.find(({ id }) => id === here?.id)?.id
  return { schools, own: own ?? (schools.length === 1 ? (schools[0]?.id ?? null) : null) }
}

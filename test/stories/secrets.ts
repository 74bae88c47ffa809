import { createRequire } from 'node:module'
import { eq } from 'drizzle-orm'
import { parents, pupils } from '../../db/schema.ts'
import { demonstrationPeople } from '../../src/demonstration/people.ts'
import type { StoryHouse } from './in-process.ts'

/** Words that stand nowhere in the program or its templates. */
export const secrets = {
  forename: 'Zyxquine',
  surname: 'Qwortlebury',
  upn: 'K988877766655',
  mother: 'Vellichora',
  father: 'Bramblethwick',
  address: 'Nonesuch Parade',
  postcode: 'ZZ77 7QQ',
  typed: 'Hushwordia',
}

export const anySecret = new RegExp(
  [...Object.values(secrets), 'unauthorised', '\\d+ sessions?\\b', '\\d+/\\d+'].join('|'),
  'i',
)

/** Gives a pupil of the demonstration, and their parents, names and addresses that cannot be mistaken. */
export async function disguise(
  { running: { store } }: StoryHouse,
  surname: string,
  forename: string,
): Promise<void> {
  await store.write(async (tx) => {
    const [found] = await tx
      .select()
      .from(pupils)
      .where(eq(pupils.surname, surname))
      .then((all) => all.filter((one) => one.forename === forename))
    if (found === undefined) throw new Error(`nobody called ${forename} ${surname}`)
    const { forename: to, surname: family, upn, address, postcode } = secrets
    const search = `${to} ${family}`.toLowerCase()
    await tx.update(pupils).set({ forename: to, surname: family, upn, search }).where(eq(pupils.id, found.id))
    const adults = await tx.select().from(parents).where(eq(parents.pupil, found.id))
    const given = [secrets.mother, secrets.father]
    for (const [index, { id }] of adults.entries())
      await tx
        .update(parents)
        .set({ forename: given[index % 2] ?? '', surname: family, address: `${index} ${address}`, postcode })
        .where(eq(parents.id, id))
  })
}

type Write = (...all: unknown[]) => unknown

/** Listens to what the program writes to its output, which is its log. */
export function logHeard(): { lines: string[]; stop: () => void } {
  const lines: string[] = []
  const files = createRequire(import.meta.url)('node:fs') as Record<'writeSync' | 'write', Write>
  const { writeSync, write } = files
  const listen =
    (before: Write): Write =>
    (fd, what, ...rest) => {
      if (!String(what).startsWith('{"level"')) return before(fd, what, ...rest)
      lines.push(String(what))
      return Buffer.byteLength(String(what))
    }
  files.writeSync = listen(writeSync)
  files.write = listen(write)
  return { lines, stop: () => void Object.assign(files, { writeSync, write }) }
}

type Dict = Record<string, unknown>

/** Everything that left the program but for modals, Home and the bytes of files: requests to Slack, and answers to commands. */
export function outside({ workspace }: StoryHouse): string[] {
  return workspace.journal().flatMap(({ direction, name, request, response }) => {
    if (direction === 'from-app') return name.startsWith('views.') ? [] : [JSON.stringify(request)]
    return name.startsWith('/') ? [JSON.stringify(response)] : []
  })
}

const quietly = (read: () => Dict[]): Dict[] => {
  try {
    return read()
  } catch {
    // They are not in that channel.
    return []
  }
}

/** Every message, thread and file that anybody in the workspace can see. */
export function seenByAnybody({ workspace: { actions } }: StoryHouse, channels: readonly string[]): string[] {
  const all = demonstrationPeople.flatMap(({ id }) =>
    [...channels, actions.directWith(id)].flatMap((channel) =>
      quietly(() => {
        const messages = actions.messages(channel, id)
        const threads = messages.flatMap(({ ts, reply_count: replies }) =>
          replies ? actions.thread(channel, ts, id) : [],
        )
        return [...messages, ...threads]
      }),
    ),
  )
  return [...all, ...actions.files()].map((one) => JSON.stringify(one))
}

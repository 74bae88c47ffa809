import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loadCase } from '../../src/casework/load-case.ts'
import { runCli } from '../../src/cli/run.ts'
import { addDays } from '../../src/domain/day.ts'
import { type Player, StoryHouse, textOf } from './in-process.ts'

let house: StoryHouse
let pastoral: Player
let id = ''

beforeAll(async () => {
  house = await StoryHouse.open()
  pastoral = house.as('U0PASTORAL1', 'C0QUILLBROOK')
  id = await pastoral.opensCaseFor('Lottie Kettlewell')
}, 60_000)
afterAll(() => house.close())

async function found() {
  const { house: bot } = house.running.bot
  const loaded = await loadCase(bot, bot.store.read, id)
  if (loaded === null) throw new Error(id)
  return loaded
}

/** A register file in which every unexplained or unauthorised session of the entry window is an illness after all. */
async function corrected(): Promise<string> {
  const { state, family } = await found()
  const { from, to } = state.entry.figures
  const rows = family.weeks.flatMap(({ monday, marks }) =>
    marks.flatMap((mark, cell) => {
      const on = addDays(monday, Math.floor(cell / 2))
      const counts = ['O', 'N', 'G', 'U'].includes(mark) && on >= from && on <= to
      return counts ? [`${family.pupil.pupilRef},${on},${cell % 2 === 0 ? 'AM' : 'PM'},I`] : []
    }),
  )
  expect(rows.length).toBeGreaterThan(0)
  return `pupil_ref,date,session,code\n${rows.join('\n')}\n`
}

/** A call of the command line on the bot's own store, by the story's clock. */
async function called(...argv: string[]): Promise<{ code: number; out: string }> {
  let out = ''
  const stdout = {
    write: (text: string) => {
      out += text
    },
  }
  const env = { DATABASE_URL: `file:${join(house.folder, 'fasttrack.db')}` }
  const now = () => house.workspace.clock.now()
  const code = await runCli({ argv, env, stdout, stderr: { write: () => {} }, now })
  return { code, out }
}

const direct = () => {
  const { actions } = house.workspace
  return actions.messages(actions.directWith(pastoral.user), pastoral.user).map((one) => textOf([one]))
}

test('a register imported by the verb is told against the opening, looked at, and put aside with a reason', async () => {
  await pastoral.closesAll()
  const file = join(house.folder, 'corrected.csv')
  writeFileSync(file, await corrected())
  expect(await called('register', 'import', file, '--school', 'secondary')).toMatchObject({
    code: 0,
    out: expect.stringContaining(`The register changed behind papers of ${id}: its people are told.`),
  })
  const told = `${id} (L.K.): the register changed behind 1 paper. One threshold may no longer hold.`
  await vi.waitFor(() => expect(direct().join('\n')).toContain(told), { timeout: 20_000, interval: 20 })

  await pastoral.type(`/fasttrack case ${id}`)
  expect(pastoral.text).toContain('The register changed behind 1 paper. One threshold may no longer hold.')
  await pastoral.press('Look at it')
  expect(pastoral.title).toBe('What changed')
  expect(pastoral.text).toContain('No longer holds: “at least 15% unauthorised absence”')
  expect(pastoral.text).toContain('was O, now I')
  expect(await pastoral.submit()).toMatchObject({
    ok: false,
    errors: { did: expect.any(String), why: expect.any(String) },
  })
  await pastoral.choose('What did you do?', 'The family is told')
  await pastoral.fill('Why, or how?', 'I called the mother and said that the case goes on as support')
  expect(await pastoral.submit()).toEqual({ ok: true })
  expect(pastoral.title).toBe(id)
  expect(pastoral.text).not.toContain('The register changed')

  const shown = await called('case', 'show', id, '--json')
  expect(JSON.parse(shown.out).case.drifts).toMatchObject([
    { id: 'r1', papers: [{ paper: 'entry' }], seen: { did: 'told-family', by: pastoral.user } },
  ])
  const timeline = await called('case', 'timeline', id)
  expect(timeline.out).toContain('changed behind entry; no longer holds: 1 threshold')
  expect(await called('verify')).toMatchObject({ code: 0 })
}, 60_000)

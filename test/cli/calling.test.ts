import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { describe, expect, it, vi } from 'vitest'
import { operator } from './fasttrack.ts'

vi.setConfig({ testTimeout: 60_000 })

const { fasttrack, called, folder } = operator()

describe('a call of the command line', () => {
  it.each([
    [['shool', 'list'], /There is no verb "shool list". Did you mean school list\?/],
    [['case', 'lsit'], /There is no verb "case lsit". Did you mean case list\?/],
    [['deadline'], /Did you mean deadlines\?/],
    [['case'], /case needs one of: case list, case show, case timeline/],
    [['frobnicate'], /There is no verb "frobnicate". See: fasttrack help/],
    [['school', 'list', '--jsno'], /school list has no option --jsno. Did you mean --json\?/],
    [['school', 'list', '--json=yes'], /--json takes no value/],
    [['school', 'list', 'north'], /does not know what to do with "north"/],
    [['case', 'show'], /case show needs CASE/],
    [['calendar', 'import', 'x.csv'], /calendar import needs --school ID/],
    [['calendar', 'import', 'x.csv', '--school'], /--school needs a value/],
    [['deadlines', '--on', '21/11/2026'], /--on is a date like 2026-11-21/],
    [['case', 'list', '--status', 'shut'], /--status is one of open, closed, all/],
    [
      ['school', 'add', '--id', 'a', '--name', 'A', '--nation', 'scotland', '--phase', 'primary'],
      /--nation is one of england, wales/,
    ],
  ])('%j ends with 2 and says what to write', async (argv, words) => {
    const { code, out, err } = await called(...argv)
    expect(err).toMatch(words)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  it('says in words that its port is taken', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as AddressInfo
    const words = `Port ${port} is taken by another program. Choose another one with PORT.`
    const { code, err } = await operator(undefined, { PORT: String(port) }).fasttrack('workspace')
    other.close()
    expect({ code, err }).toEqual({ code: 1, err: `${words}\n` })
  })

  it.each([[[]], [['help']], [['--help']]])('%j lists every verb and ends with 0', async (argv) => {
    const { code, out, err } = await called(...argv)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const verb of ['serve', 'calendar import', 'case timeline', 'verify', 'restore'])
      expect(out).toContain(verb)
  })

  it.each([[['calendar', 'import', '--help']], [['help', 'calendar', 'import']]])(
    '%j shows how it is used',
    async (argv) => {
      const { code, out } = await called(...argv)
      expect(code).toBe(0)
      expect(out).toContain('fasttrack calendar import FILE --school ID [--json]')
    },
  )

  it.each([
    [['case', 'list']],
    [['verify', '--json']],
    [['calendar', 'import', 'x.csv', '--school', 'north']],
  ])('%j where there is no store ends with 1, and makes none', async (argv) => {
    const { code, out, err } = await called(...argv)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/There is no case store yet/)
    expect(existsSync(join(folder, 'store.db'))).toBe(false)
  })

  it('that is misused ends the process with 2', async () => {
    const { code, out, err } = await fasttrack('case', 'lsit')
    expect({ code, out, err }).toEqual(await called('case', 'lsit'))
    expect(code).toBe(2)
  })

  it('says of a store that another version made which one to use, and not where it broke', async () => {
    const other = operator()
    await other.called(
      'school',
      'add',
      '--id',
      'a',
      '--name',
      'A',
      '--nation',
      'england',
      '--phase',
      'primary',
    )
    const client = createClient({ url: `file:${join(other.folder, 'store.db')}` })
    await client.execute("insert into __drizzle_migrations (hash, created_at) values ('later', 1)")
    client.close()
    const { code, out, err } = await other.called('school', 'list')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toBe(
      'This store was made by another version of Fast Track: use that version or a newer one.\n',
    )
  })

  it('tells every fault of the settings at once, without a value', async () => {
    const other = operator('sqlite:here')
    Object.assign(other.env, { PORT: 'secret-port' })
    const { code, err } = await other.called('case', 'list')
    expect(code).toBe(1)
    expect(err).toMatch(/DATABASE_URL: not a file:/)
    expect(err).toMatch(/PORT: not a whole number/)
    expect(err).not.toContain('secret-port')
  })
})

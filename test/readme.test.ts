import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../commands/index.ts'
import { raiseWatches } from '../db/raised-watches.ts'
import { penaltyNotices } from '../db/schema.ts'
import { logContact } from '../src/casework/log-contact.ts'
import { lookAtCase } from '../src/casework/look-at-case.ts'
import { buildPack } from '../src/casework/pack/build-pack.ts'
import { keepPack } from '../src/casework/pack/keep-pack.ts'
import { usageOf } from '../src/cli/help.ts'
import { verbs } from '../src/cli/verbs.ts'
import { renderLetter } from '../src/documents/render-letter.ts'
import type { ContactEntry } from '../src/domain/contact-entry.ts'
import { day } from '../src/domain/day.ts'
import { markColumns } from '../src/domain/register-file.ts'
import { roles } from '../src/domain/role.ts'
import { calendarColumns } from '../src/register/lists/calendar-rows.ts'
import { parentColumns } from '../src/register/lists/parent-rows.ts'
import { peopleColumns } from '../src/register/lists/people-rows.ts'
import { pupilColumns } from '../src/register/lists/pupil-rows.ts'
import { aCase, upToDecision } from './casework/a-case.ts'
import { binder, officer, towardsCourt } from './casework/towards-court.ts'
import { operator } from './cli/fasttrack.ts'
import { filesIn, quotedIn, read, readmeTable } from './source.ts'
import { pastoral } from './world.ts'

const readme = read('README.md')
const under = (heading: string) => readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
const blocksUnder = (heading: string) =>
  [...under(heading).matchAll(/```text\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')

/** The paths that a drawn tree names; what is further in lies in what stands above it. */
function pathsIn(tree: string): string[] {
  let folder = ''
  return tree
    .trimEnd()
    .split('\n')
    .map((line) => {
      const name = line.trim().split(/\s/)[0] ?? ''
      if (!line.startsWith(' ')) folder = name
      return line.startsWith(' ') ? `${folder}${name}` : name
    })
}

type Shape = { [key: string]: Shape } | [Shape] | null

/** Reads a shape such as `{case, events: [{seq, on}]}`; null is any value at all. */
const shapeOf = (written: string): Shape =>
  JSON.parse(written.replace(/(\w+)(:?)/g, (_, key, colon) => (colon ? `"${key}":` : `"${key}": null`)))

/** Where a value has other keys than its shape says; a list that is empty proves nothing and is told too. */
function differences(shape: Shape, value: unknown, at = 'document'): string[] {
  if (shape === null) return []
  if (Array.isArray(shape)) {
    const all = value as unknown[]
    return all.length === 0 ? [`${at} is empty`] : all.flatMap((one) => differences(shape[0], one, at))
  }
  const keys = Object.keys(value as object)
  const other = [...keys, ...Object.keys(shape)].filter((key) => !(keys.includes(key) && key in shape))
  const parts = Object.entries(shape).filter(([key]) => keys.includes(key))
  const within = parts.flatMap(([key, part]) =>
    differences(part, (value as Record<string, unknown>)[key], `${at}.${key}`),
  )
  return [...other.map((key) => `${at}.${key}`), ...within]
}

describe('the README says what is there', () => {
  it('draws the house as it stands, every folder of it', () => {
    const [tree = ''] = blocksUnder('Where things live')
    const drawn = pathsIn(tree)
    expect(drawn.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([])
    const folders = new Set(
      filesIn(['src', 'templates'], /\.\w+$/).map((path) => `${path.split('/').slice(0, 2).join('/')}/`),
    )
    const owed = [...folders].filter((path) => !/\.\w+\/$/.test(path) && path !== 'src/library/')
    expect(owed.filter((path) => !drawn.includes(path))).toEqual([])
  })

  it('lists the words of /fasttrack in the order and the words of help', () => {
    const told = commands.map(({ word, help }) => [`\`${word}\``, help])
    expect(readmeTable('In Slack')).toEqual([...told, ['`help`', 'See what Fast Track can do']])
  })

  it('names every setting that config.ts reads, and no other', () => {
    const known = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
    expect(readmeTable('Settings').flatMap(([name]) => quotedIn(name))).toEqual(known)
  })

  it('shows every verb of the command line as help does', async () => {
    const all = await Promise.all(Object.values(verbs).map((read) => read()))
    expect(all.map(({ words }) => words)).toEqual(Object.keys(verbs))
    const told = all.map((verb) => `${usageOf(verb)}\n    ${verb.help}\n`).join('')
    expect(blocksUnder('The command line')[0]).toBe(told)
  })

  it('names the columns of every file that is imported, and every role', () => {
    const columns = Object.entries({
      calendar: calendarColumns,
      people: peopleColumns,
      pupils: pupilColumns,
      parents: parentColumns,
      register: Object.fromEntries(markColumns.map((column) => [column, null])),
    }).map(([file, known]) => [file, Object.keys(known)])
    expect(readmeTable('Files to import').map(([file, cell]) => [file, quotedIn(cell)])).toEqual(columns)
    expect(quotedIn(under('Files to import')).filter((word) => roles.some((role) => role === word))).toEqual([
      ...roles,
    ])
  })

  it('names the addresses that the bot answers', () => {
    const code = read('src/slack/health.ts') + read('src/slack/receiver.ts')
    const answered = [...code.matchAll(/\.(get|post)\('(\/[^']+)'/g)].map(
      ([, method, path]) => `${method?.toUpperCase()} ${path}`,
    )
    expect(answered).toHaveLength(4)
    expect(answered.filter((address) => !quotedIn(under('Connecting Slack')).includes(address))).toEqual([])
  })

  it('shows a picture that is there, small enough to look at on a slow line', () => {
    const [, path = ''] = /!\[[^\]]+\]\(([^)]+)\)/.exec(readme) ?? []
    expect(read(path).length).toBeLessThan(300_000)
  })

  it('names scripts that package.json has, and files that are there', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...readme.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, script]) => script ?? '')
    expect(named.filter((script) => script !== 'ci' && !(script in scripts))).toEqual([])
  })
})

const aCall: ContactEntry = {
  pupils: ['north.100'],
  kind: 'call',
  who: 'north.100.p1',
  on: day('2026-11-24'),
  at: null,
  incoming: false,
  reached: true,
  said: 'In tomorrow',
  next: null,
  retryOn: null,
  manner: 'did',
  doneBy: null,
  doneByName: null,
  gone: false,
}

/** What the case of these calls does not have. */
const notThere = {
  'as-at': 'document.changed is empty',
  show: 'document.actions is empty',
  tracking: 'document.weeks is empty',
}

describe('the README says what --json prints', () => {
  const documents = (blocksUnder('The command line')[1] ?? '').split('\n\n').map((text) => {
    const [call = '', ...shape] = text.split('\n')
    return { call, shape: shapeOf(shape.join(' ')) }
  })
  let begun: Awaited<ReturnType<typeof aCase>>
  let the: ReturnType<typeof operator>
  const folder = mkdtempSync(join(tmpdir(), 'readme-'))
  const evidence = join(folder, 'evidence.pdf')
  afterAll(() => rmSync(folder, { recursive: true }))

  beforeAll(async () => {
    begun = await aCase({ alone: false, documents: { renderLetter } })
    await upToDecision(begun, 'option-3', { kind: 'meeting', by: day('2027-02-10') })
    await logContact(begun.house, { by: pastoral, key: null }, aCall)
    await lookAtCase(begun.house, pastoral, begun.id)
    const watched = { school: 'north', pupil: 'north.100', pathway: 'own', watch: 'first-day' }
    const served = {
      which: 'first',
      amount: 160,
      served: day('2027-01-11'),
      received: day('2027-01-13'),
    } as const
    const to = { caseId: begun.id, pupil: 'north.100', parent: 'north.100.p1' }
    await begun.store.write(async (tx) => {
      await raiseWatches(tx, [watched], day('2027-01-13'))
      await tx.insert(penaltyNotices).values({ id: 'n1', ...to, ...served })
    })
    the = operator(begun.store.url)
    await towardsCourt(begun.store)
    const about = { case: begun.id, parent: 'north.100.p1', profile: 'general', at: begun.house.now() }
    const built = await buildPack(begun.house, begun.store.read, binder, { by: officer, ...about })
    if (built.ok) await keepPack(begun.house, { by: officer, key: null }, built.value)
  }, 60_000)

  it.each(documents)('$call', async ({ call, shape }) => {
    const meant = { CASE: begun.id, ID: 'north', REF: 'north.100.p1', FILE: evidence, DATE: '2027-06-01' }
    const argv = call
      .replace('fasttrack ', '')
      .split(' ')
      .map((word) => meant[word as keyof typeof meant] ?? word)
    const { out, err } = await the.called(...argv)
    expect(err).toBe('')
    const empty = Object.entries(notThere).flatMap(([word, one]) => (call.includes(word) ? [one] : []))
    expect(differences(shape, JSON.parse(out))).toEqual(empty)
  })
})

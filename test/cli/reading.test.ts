import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { openStore } from '../../db/store.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { logContact } from '../../src/casework/log-contact.ts'
import { verbs } from '../../src/cli/verbs.ts'
import { whyRefused } from '../../src/cli/why-refused.ts'
import type { Refusal } from '../../src/domain/case/refusal.ts'
import { day } from '../../src/domain/day.ts'
import { letterIn } from '../../src/domain/letter-in.ts'
import { adoptedText, openLibrary } from '../../src/library.ts'
import { aCase, upToInitial } from '../casework/a-case.ts'
import { readPdf } from '../documents/read-file.ts'
import { read, sourceFiles } from '../source.ts'
import { pastoral } from '../world.ts'
import { operator } from './fasttrack.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let the: ReturnType<typeof operator>
let id: string
let url: string

beforeAll(async () => {
  const begun = await aCase()
  await upToInitial(begun)
  await logContact(
    begun.house,
    { by: pastoral, key: null },
    {
      pupils: ['north.100'],
      kind: 'visit',
      who: 'north.100.p1',
      on: day('2026-11-24'),
      at: null,
      incoming: false,
      reached: true,
      said: 'At the door',
      next: null,
      retryOn: null,
      manner: 'did',
      doneBy: null,
      doneByName: null,
      gone: false,
    },
  )
  await begun.store.close()
  id = begun.id
  url = begun.store.url
  the = operator(url)
})

const json = async (...argv: string[]) => {
  const { code, out, err } = await the.called(...argv, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

describe('what a case refuses', () => {
  /** What refusals carry, in one: whichever of it a code does not have is not looked at. */
  const carried = {
    ...{
      on: day('2026-11-20'),
      first: day('2026-12-01'),
      last: day('2026-11-30'),
      lastSend: day('2026-11-10'),
      left: null,
    },
    ...{ letter: 'invite-initial', option: 'close-1', record: 'r', field: 'name', addressee: 'north.100.p1' },
    ...{
      most: 2,
      months: 36,
      name: null,
      case: 'FT-1',
      questions: [],
      meeting: 'm1',
      item: 'A1',
      who: 'council',
    },
    ...{ to: 'initial', stage: 'initial', stops: [{ unmet: 'on-roll' }], needs: [{ unmet: 'on-roll' }] },
    ...{ missing: ['virtual-school-head'], lacks: [{ lack: 'charge' }], profile: 'general' },
  }
  const whyOf: Readonly<Record<string, unknown>> = {
    stopped: 'unfound',
    'day-shut': 'snow',
    'letter-not-made': 'it is too long',
  }
  const given = (code: string) => ({
    ...{ code, ...carried, why: whyOf[code], not: { why: 'overlay', name: 'A plan' } },
    ...(/^not-your/.test(code) ? { needs: ['headteacher'] } : {}),
  })
  const codes = [...read('src/domain/case/refusal.ts').matchAll(/\{ code: '([a-z-]+)'/g)].map(
    ([, code]) => code ?? '',
  )

  it('is a sentence on the command line, whatever its code, and names nobody', async () => {
    const { house, store, id: one } = await aCase()
    const loaded = await loadCase(house, store.read, one)
    await store.close()
    if (loaded === null) throw new Error('no case')
    const { context, family } = loaded
    expect(codes.length).toBeGreaterThan(100)
    const said = codes.map((code) => {
      const sentence = whyRefused(given(code) as Refusal, { pathway: context.pathway, family })
      expect(sentence).toMatch(/^([A-Z“]|north\.100\.p1)[^{}]* [^{}]*[.]$/)
      if (code.includes('-')) expect(sentence).not.toContain(code)
      return sentence
    })
    for (const { surname } of family.parents) expect(said.join(' ')).not.toContain(surname)
    expect(said.join(' ')).not.toMatch(/undefined|\[object/)
    expect(said.join(' ')).toContain('north.100.p1')
  })

  it('is told by the verb itself', async () => {
    const move = ['case', 'move', id, '--to', 'school-checklist', '--stage', 'initial', '--why', 'x']
    const { code, err } = await the.called(...move, '--by', 'U0PASTORAL1')
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^A case is moved to a newer version/),
    })
  })

  it('is worded in one place, and no verb tells its code', () => {
    const own = sourceFiles().filter(({ path }) => path.startsWith('src/cli/'))
    const telling = own.filter(({ text }) =>
      /\bRefusal\b.*domain\/case\/refusal\.ts'|refusal\.code(?! ===)/.test(text),
    )
    expect(telling.map(({ path }) => path)).toEqual(['src/cli/people-deputy.ts', 'src/cli/why-refused.ts'])
  })
})

describe('reading the store from the command line', () => {
  it('lists the contacts of a pupil or a school, by reference, and says which of them it needs', async () => {
    const { contacts } = await json('contact', 'list', '--pupil', '100')
    expect(contacts).toMatchObject([{ id: 'north:1', pupils: ['100'], kind: 'visit', said: 'At the door' }])
    expect((await json('contact', 'list', '--school', 'north')).contacts).toEqual(contacts)
    expect((await json('contact', 'list', '--school', 'south')).contacts).toEqual([])
    expect(await the.called('contact', 'list')).toMatchObject({ code: 2 })
    const { code, err } = await the.called('contact', 'list', '--pupil', 'nobody')
    expect({ code, err }).toEqual({ code: 1, err: 'There is no pupil nobody.\n' })
  })

  it('lists cases with the pupil by reference', async () => {
    const { cases } = await json('case', 'list')
    expect(cases).toEqual([
      {
        id,
        school: 'north',
        pupil: '100',
        pathway: 'school-checklist',
        pathwayVersion: 1,
        stage: 'prepare-initial',
        status: 'open',
        owner: 'U0PASTORAL1',
        openedOn: '2026-11-24',
        closedOn: null,
        closeReason: null,
        referred: false,
        held: false,
        watched: false,
        overlays: [],
      },
    ])
    expect((await json('case', 'list', '--status', 'closed')).cases).toEqual([])
    expect((await json('case', 'list', '--school', 'south')).cases).toEqual([])
  })

  it('says the same by a process of its own', async () => {
    const { code, out, err } = await the.fasttrack('case', 'list', '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual(await json('case', 'list'))
  })

  it('shows a case with all its parts, and no pupil’s name', async () => {
    const shown = await json('case', 'show', id)
    const parts = [
      'case',
      'answers',
      'meetings',
      'attendances',
      'actions',
      'letters',
      'deadlines',
      'decisions',
      'tracks',
    ]
    expect(Object.keys(shown)).toEqual(parts)
    expect(shown.case).toMatchObject({
      id,
      pupil: '100',
      stage: 'prepare-initial',
      open: ['prepare-initial'],
    })
    expect(shown.answers.length).toBeGreaterThan(5)
    expect(shown.answers[0]).not.toHaveProperty('caseId')
    expect(shown.meetings).toMatchObject([
      { id: 'm1', kind: 'initial', onDay: '2026-12-02', state: 'planned' },
    ])
    expect(shown.attendances).toHaveLength(5)
    expect(JSON.stringify(shown)).not.toMatch(/Robin|Ashdown/)
  })

  it('knows a case by its number however it is written', async () => {
    expect((await json('case', 'show', id.toLowerCase())).case.id).toBe(id)
    const { code, err } = await the.called('case', 'show', 'FT-2026-0999')
    expect(code).toBe(1)
    expect(err).toBe('There is no case FT-2026-0999.\n')
  })

  it('tells what happened, in order and in words without names', async () => {
    const told = await json('case', 'timeline', id)
    expect(told.case).toBe(id)
    const [first, ...rest] = told.events
    expect(first).toEqual({
      seq: 1,
      on: '2026-11-24',
      type: 'case-opened',
      by: 'U0PASTORAL1',
      recordedAt: '2026-11-24T09:00:00.000Z',
      manner: 'did',
      late: false,
      says: 'Opened on school-checklist: 18 unauthorised of 60 sessions',
    })
    expect(rest.map(({ seq }: { seq: number }) => seq)).toEqual(rest.map((_: unknown, n: number) => n + 2))
    expect(told.events.map(({ says }: { says: string }) => says)).toContain(
      'Planned m1 (initial) for 2026-12-02 at 15:30',
    )
    expect(JSON.stringify(told)).not.toMatch(/Robin|Ashdown|undefined/)
  })

  it('lists open deadlines, counting days from the day asked about', async () => {
    const before = await json('deadlines', '--on', '2026-11-24')
    expect(before.on).toBe('2026-11-24')
    expect(before.deadlines.length).toBeGreaterThan(0)
    const [first] = before.deadlines
    expect(Object.keys(first)).toEqual([
      'case',
      'school',
      'kind',
      'title',
      'due',
      'notKnown',
      'overdue',
      'held',
      'daysLeft',
      'subject',
      'owner',
      'opens',
      'snoozedUntil',
    ])
    expect(first).toMatchObject({ case: id, school: 'north', owner: 'U0PASTORAL1', overdue: false })
    const later = await json('deadlines', '--on', '2027-07-20')
    expect(later.deadlines[0]).toMatchObject({ overdue: true })
    expect(later.deadlines[0].daysLeft).toBeLessThan(0)
    expect((await json('deadlines', '--owner', 'U0NOBODY001')).deadlines).toEqual([])
    expect((await json('deadlines', '--until', '2026-11-24')).deadlines).toEqual([])
  })

  it('shows a day’s digests by person, and puts each out once', async () => {
    const { digests } = await json('digest', '--on', '2026-11-30')
    expect(digests.map(({ person }: { person: string }) => person)).toContain('U0PASTORAL1')
    expect(JSON.stringify(digests)).not.toMatch(/Robin|Ashdown/)
    const sent = () => the.calledOn('2026-11-30', 'digest', '--send')
    expect((await sent()).out).toBe(`Put out ${digests.length} digests of 2026-11-30 to be delivered.\n`)
    expect((await sent()).out).toContain('Put out 0 digests')
  })

  it('puts out no digest ahead of its day, as that would be the day’s only one', async () => {
    expect(await the.called('digest', '--on', '2026-11-30', '--send')).toMatchObject({
      code: 2,
      err: expect.stringContaining('sent on that day'),
    })
  })

  it('lists, shows and checks the pathways', async () => {
    const pathways: { id: string }[] = await json('pathway', 'list')
    expect(pathways.find((one) => one.id === 'school-checklist')).toEqual({
      id: 'school-checklist',
      version: 1,
      name: 'School Fast Track checklist',
      nation: 'both',
      source: expect.stringContaining('001'),
      standing: 'live',
      written: expect.anything(),
      overlay: false,
      stages: 9,
      items: 35,
      letters: expect.any(Number),
      deadlines: expect.any(Number),
    })
    expect((await the.called('pathway', 'list')).out).toMatch(/^england-2024 .* laid over others +4 stages/m)
    const { pathway } = await json('pathway', 'show', 'school-checklist')
    expect(pathway.stages.length).toBeGreaterThan(5)
    const { out: page } = await the.called('pathway', 'show', 'school-checklist')
    expect(page).toMatch(/^# .*\n[\s\S]*## Who may go on it[\s\S]*### Checks[\s\S]*## Letters/)
    expect(await json('pathway', 'check')).toMatchObject({ sound: true, faults: [] })
    const both = await the.called('pathway', 'show', 'school-checklist', '--mermaid', '--json')
    expect(both).toMatchObject({ code: 2, out: '', err: expect.stringContaining('give one of the two') })
    const { code, err } = await the.called('pathway', 'show', 'school-checklst')
    expect(code).toBe(1)
    expect(err).toMatch(/Did you mean school-checklist\?/)
  })

  it('checks a file of a council with all other templates, and tells every fault with line and column', async () => {
    const ours = readFileSync('templates/pathways/school-checklist.yaml', 'utf8')
      .replace('id: school-checklist', 'id: ours')
      .replace('answered: review-attended', 'answerd: review-attended')
      .replace('letters: [further-review]', 'letters: [further-reviw]')
    const file = the.put('ours.yaml', ours)
    const { code, out, err } = await the.called('pathway', 'check', file, '--json')
    expect(code).toBe(1)
    const told = JSON.parse(out)
    expect(told).toMatchObject({
      sound: false,
      faults: [
        { file, column: 19 },
        { file, column: 19 },
      ],
    })
    expect(told.faults.map(({ says }: { says: string }) => says)).toEqual([
      expect.stringContaining('answerd is not a word known here; did you mean answered?'),
      expect.stringContaining('no letter is called further-reviw; did you mean further-review?'),
    ])
    const [first] = told.faults
    expect(err).toContain(`${file}:${first.line}:${first.column}: `)
    the.put('ours.yaml', ours.replace('answerd', 'answered').replace('further-reviw', 'further-review'))
    expect((await the.called('pathway', 'check', file)).out).toMatch(/^Sound: \d+ pathways/)
    expect((await the.called('pathway', 'check', 'nowhere.yaml')).err).toBe(
      'nowhere.yaml:1: there is no file or folder of this name\n',
    )
  })

  it('tells the dates that one case would run on, on the calendar of a school', async () => {
    const on = ['pathway', 'show', 'school-checklist', '--calendar', '2026-11-23']
    const { rows } = await json(...on, '--school', 'north')
    expect(rows[0]).toMatchObject({ kind: 'stage', id: 'pre-fast-track', day: '2026-11-23', notKnown: null })
    expect(rows.find((one: { id: string }) => one.id === 'initial')).toMatchObject({ day: '2026-11-30' })
    const { out } = await the.called(...on, '--school', 'north')
    expect(out).toContain(
      '2026-11-30  Initial Fast Track meeting\n            Notice: at least 5 working days',
    )
    expect(out).not.toMatch(/.{112}/)
    expect(await the.called(...on)).toMatchObject({ code: 2 })
    expect(await the.called(...on, '--school', 'nowhere')).toMatchObject({ code: 1 })
  })

  it('says what differs between the version that a case went on and the templates: nothing yet', async () => {
    const same = await the.called('pathway', 'diff', 'school-checklist@1', 'school-checklist')
    expect(same).toEqual({ code: 0, out: 'Nothing differs.\n', err: '' })
    expect(await the.called('pathway', 'diff', 'school-checklist@7', 'school-checklist')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no version 7 of school-checklist'),
    })
  })

  it('starts a council’s own pathway, comments and order kept, which is sound and in force', async () => {
    const own = join(the.folder, 'own')
    const adopt = [
      '--approved-by',
      'A. Person',
      '--role',
      'Head of Inclusion',
      '--on',
      '2026-11-20',
      '--into',
      own,
    ]
    const from = ['pathway', 'new', '--from', 'rr567-lea-04']
    const made = await the.called(...from, '--id', 'ourtown', '--name', 'Ourtown: Fast Track', ...adopt)
    expect(made).toMatchObject({ code: 0, err: '' })
    const text = readFileSync(join(own, 'pathways/ourtown.yaml'), 'utf8')
    const before = read('templates/pathways/rr567-lea-04.yaml')
    const head = /^(id|name|standing): .*\n/gm
    const adopted = /^adopted:\n( .*\n)+/m
    const [guide = ''] =
      /^#.*\n# Started from rr567-lea-04, version 1\. What to do next:\n(#.*\n)+\n/.exec(text) ?? []
    expect(
      text
        .replace(guide, `${before.split('\n')[0]}\n`)
        .replace(head, '')
        .replace(adopted, ''),
    ).toBe(before.replace(head, ''))
    const told = [...guide.matchAll(/fasttrack (\w+ \w+)/g)].map(([, verb = '']) => verb)
    expect(told.length).toBeGreaterThan(3)
    for (const verb of told) expect(Object.keys(verbs)).toContain(verb)
    expect(guide, 'its checks need no file named, wherever they are run').toMatch(/pathway check\n/)
    const [, schema = ''] = /^# yaml-language-server: \$schema=(.*)$/m.exec(text) ?? []
    const isValid = new Ajv2020().compile(JSON.parse(read(join(own, 'pathways', schema))))
    expect(isValid(parse(text)), 'an editor that reads the first line finds the schema there').toBe(true)
    const again = operator(url, { TEMPLATES_DIR: own })
    const list = JSON.parse((await again.called('pathway', 'list', '--json')).out)
    expect(list).toContainEqual(
      expect.objectContaining({ id: 'ourtown', name: 'Ourtown: Fast Track', standing: 'live', version: 1 }),
    )
    const page = await again.called('pathway', 'show', 'ourtown')
    expect(page.out).toMatch(/adopted on Friday 20 November 2026, approved by A\. Person/)
    const named = (id: string, name: string) => again.called(...from, '--id', id, '--name', name, ...adopt)
    const taken = { from: { id: 'ourtown', version: 1 }, approvedBy: 'A', role: 'B', on: '2026-11-21' }
    const another = adoptedText(text, { id: 'another', name: 'Another', ...taken })
    expect(another.match(/# Started from .*/g)).toEqual([
      '# Started from ourtown, version 1. What to do next:',
    ])
    expect(await named('ourtown', 'Another')).toMatchObject({ code: 1 })
    expect(await named('another', 'ourtown: fast track')).toMatchObject({ code: 1 })
    expect(await named('An Other', 'Another')).toMatchObject({ code: 2 })
  })

  it('moves a deadline when a calendar shuts a day, and says from when to when', async () => {
    const file = the.put('snow.csv', 'from,to,kind,name\n2026-12-01,2026-12-01,closure,Snow\n')
    const { moved } = await json('calendar', 'import', file, '--school', 'north')
    for (const each of moved) expect(each).toMatchObject({ case: id })
    expect((await json('verify')).sound).toBe(true)
  })

  it('says what a person wants to read, too', async () => {
    for (const argv of [
      ['case', 'list'],
      ['case', 'show', id],
      ['case', 'timeline', id],
      ['deadlines'],
      ['digest', '--on', '2026-11-30'],
    ]) {
      const { code, out } = await the.called(...argv)
      expect(code).toBe(0)
      expect(out).toMatch(argv[1] === 'timeline' ? /1 +2026-11-24 +U0PASTORAL1 +Opened on/ : new RegExp(id))
    }
  })
})

describe('keeping the store safe from the command line', () => {
  it('backs it up, never over another file, and restores it where there is none', async () => {
    const other = operator()
    const copy = join(the.folder, 'copy.db')
    expect(await the.fasttrack('backup', 'copy.db')).toMatchObject({ code: 0, err: '' })
    expect(await the.called('backup', copy)).toMatchObject({ code: 1 })
    expect((await other.called('restore', copy)).code).toBe(0)
    expect(existsSync(join(other.folder, 'store.db'))).toBe(true)
    const { out } = await other.called('verify', '--json')
    expect(JSON.parse(out)).toMatchObject({ sound: true, cases: 1 })
    expect((await other.called('restore', copy)).code).toBe(1)
    expect((await other.called('restore', 'none.db')).code).toBe(1)
  })

  it('finds a case that stands otherwise than its events say, and ends with 1', async () => {
    const store = await openStore({ url })
    await store.write((tx) => tx.run(sql`update cases set owner = 'U0SOMEBODY' where id = ${id}`))
    await store.close()
    const { code, out, err } = await the.called('verify', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ sound: false })
    expect(err).toMatch(new RegExp(`case ${id}`))
    expect(err).not.toContain('U0SOMEBODY')
  })
})

describe('beginning a translation', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'translation-')), 'templates')
  const begin = (id: string, language: string) =>
    the.called('letter', 'translate', id, '--language', language, '--into', folder)

  it('writes the English for the translator, once, and it is a sound draft that nobody has checked', async () => {
    const id = 'cardiff-5-step/concern-1'
    expect(await begin(id, 'Urdu')).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(join(folder, 'letters', `${id}.ur.md.hbs`), 'utf8')).toContain('language: ur')
    const { letters } = openLibrary({ templatesDir: 'templates', overlayDir: folder })
    const letter = letters.get(id)
    expect(letter && letterIn(letter, 'ur')).toEqual({ lacks: 'unchecked' })
    expect(await begin(id, 'Urdu')).toMatchObject({ code: 1 })
    expect((await begin(id, 'Welsh')).err).toContain('is in Welsh already')
    expect(await begin(id, 'Gibberish')).toMatchObject({ code: 2 })
  })

  it('prints a translation beside its English for whoever checks it, passage by passage', async () => {
    const out = join(folder, 'proof.pdf')
    const proof = (id: string, language: string) =>
      the.called('letter', 'proof', id, '--language', language, '--out', out)
    expect(await proof('cardiff-5-step/concern-1', 'Welsh')).toMatchObject({ code: 0, err: '' })
    const { pages, accessible } = await readPdf(readFileSync(out))
    const text = pages.join(' ').replace(/\s+/g, ' ')
    expect(accessible).toBe(true)
    for (const words of ['DRAFT', 'Beth sy', 'What happens next', '[pupil.forename]'])
      expect(text).toContain(words)
    expect(text).not.toContain('{{')
    expect((await proof('cardiff-5-step/concern-1', 'Urdu')).err).toContain(
      'has not been translated into Urdu',
    )
  })
})

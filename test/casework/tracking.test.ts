import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { readEvents } from '../../db/events.ts'
import { keepTracked } from '../../src/casework/keep-tracked.ts'
import { letterFactsOf } from '../../src/casework/letters/letter-facts-of.ts'
import { sceneOf } from '../../src/casework/letters/scene.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { logContact } from '../../src/casework/log-contact.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { trackedOf, trackingToday } from '../../src/casework/tracked-of.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { runCli } from '../../src/cli/run.ts'
import type { Asker } from '../../src/domain/access.ts'
import { day } from '../../src/domain/day.ts'
import type { Pathway, RecordKind } from '../../src/domain/pathway/pathway.ts'
import { conditionSchema } from '../../src/domain/pathway/schema/condition.ts'
import { doneIn } from '../../src/domain/tracking/done.ts'
import {
  type Intervention,
  interventions,
  interventionTitles,
} from '../../src/domain/tracking/interventions.ts'
import { sidesAt } from '../../src/domain/tracking/sides.ts'
import { trackedCase } from '../../src/domain/tracking/tracked-case.ts'
import { type TrackingField, trackingSchema } from '../../src/domain/tracking/tracking.ts'
import { timelineView } from '../../views/timeline.ts'
import { trackingView } from '../../views/tracking.ts'
import { asker, frozen, houseOn, pastoral, seedPerson } from '../world.ts'
import { type ACase, aCase, first, upToDecision, upToInitial } from './a-case.ts'

vi.setConfig({ hookTimeout: 60_000 })

const ewo = { ...asker('U0EWO000001', 'ewo'), name: 'Rosa Tanqueray' }
const schoolOfficer = asker('U0OFFICER02', 'attendance-officer', 'north')
const said = 'Zyxquinian'
const secret = [{ field: 'ethnicity', value: [said] }]

const shelved = houseOn(null as never, frozen('2026-11-24T09:00:00Z'))
let the: ACase
const tracks = async (answers: Parameters<typeof keepTracked>[3], by: Asker = ewo) => {
  const outcome = await keepTracked(the.house, the.id, { by, key: null }, answers)
  return outcome.done ? null : outcome.refusal
}
const loaded = async () => (await loadCase(the.house, the.store.read, the.id))!
const tracked = async () => trackedOf(the.house, the.store.read, await loaded())
const fieldOf = async (key: string) => (await tracked()).fields.find((one) => one.key === key)!
const shownTo = async (by: Asker, only: string | null = null) => {
  const { people } = (await lookAtCase(the.house, by, the.id))!
  const about = { tracked: await tracked(), tracking: trackingToday(the.house), people }
  const view = trackingView({ case: the.id, ...about, sides: sidesAt(by, 'north'), only, back: null })
  return JSON.stringify(view)
}

/** A call of the command line on the day of the case. */
async function calls(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const into = (to: string[]) => ({ write: (text: string) => void to.push(text) })
  const env = { DATABASE_URL: the.store.url }
  const code = await runCli({ argv, env, stdout: into(out), stderr: into(err), now: the.clock.now })
  return { code, out: out.join(''), err: err.join('') }
}

beforeAll(async () => {
  the = await aCase()
  for (const person of [ewo, schoolOfficer]) await seedPerson(the.store, person)
})

describe('before anything was decided', () => {
  test('a field that the files know is known and never asked', async () => {
    expect(await fieldOf('year-group')).toMatchObject({ value: ['8'], open: false })
    const begun = (await readEvents(the.store.read, the.id))[0]
    expect(begun?.body).toMatchObject({ yearGroup: '8' })
  })

  test('the school is asked what it may say, and the council what only it may', async () => {
    const school = await shownTo(pastoral)
    expect(school).toContain('Special educational needs')
    for (const kept of ['Ethnic group', 'free school meals', 'convicted', 'Gender']) {
      expect(school).not.toContain(kept)
      expect(await shownTo(schoolOfficer)).not.toContain(kept)
    }
    const council = await shownTo(ewo)
    expect(council).toContain('Ethnic group')
    expect(council).toContain('Entitled to free school meals')
  })

  test('nothing is asked before its moment has come', async () => {
    const open = (await tracked()).fields.filter((one) => one.open).map(({ key }) => key)
    expect(open).toEqual(['gender', 'ethnicity', 'special-needs', 'free-meals', 'siblings', 'other-adults'])
  })

  test('a school cannot answer what is the council’s, whatever it sends', async () => {
    expect(await tracks(secret, pastoral)).toMatchObject({ code: 'not-your-role' })
    expect(await tracks(secret, schoolOfficer)).toMatchObject({ code: 'not-your-role' })
    expect((await fieldOf('ethnicity')).answered).toBeNull()
  })

  test('an answer that is none of the field’s, or names the family, is refused and all beside it', async () => {
    const wrong = [
      { field: 'gender', value: ['elephant'] },
      { field: 'siblings', value: ['many'] },
      { field: 'other-adults', value: ['Jo Ashdown'] },
      { field: 'attendance-before', value: ['9'] },
      { field: 'interventions', value: ['letters'] },
      { field: 'panels', value: ['2026-99-99'] },
    ]
    for (const one of wrong)
      expect(await tracks([...secret, one]), one.field).toMatchObject({
        code: 'field-wrong',
        field: one.field,
      })
    expect((await fieldOf('ethnicity')).answered).toBeNull()
  })

  test('what was said is known from then on, by whom and when, and asked once', async () => {
    const answers = [...secret, { field: 'free-meals', value: ['yes'] }, { field: 'siblings', value: ['2'] }]
    expect(await tracks(answers)).toBeNull()
    expect(await fieldOf('ethnicity')).toMatchObject({ value: [said], open: false, answered: { by: ewo.id } })
    expect(await shownTo(ewo)).toContain(said)
    const again = JSON.parse(await shownTo(ewo, 'siblings')) as { blocks: { element: unknown }[] }
    expect(again.blocks).toMatchObject([{ element: { initial_value: '2' } }])
    expect(await tracks([{ field: 'siblings', value: ['3'] }], pastoral)).toBeNull()
    expect((await fieldOf('siblings')).value).toEqual(['3'])
  })

  test('nobody at the school is shown it, in any screen of the case', async () => {
    const looked = (await lookAtCase(the.house, pastoral, the.id))!
    expect(await shownTo(pastoral)).not.toContain(said)
    expect(await shownTo(pastoral, 'ethnicity')).not.toContain(said)
    expect(JSON.stringify(timelineView(looked))).not.toMatch(new RegExp(`${said}|ethnic`, 'i'))
    expect(JSON.stringify(timelineView(looked))).toContain('Answered a question for the evaluation')
  })

  test('rules and letters have no way to it: it is in no state, no fact and no letter', async () => {
    const { context } = await loaded()
    const { measure: _m, dayRuns: _d, ...facts } = context.facts
    expect(JSON.stringify({ ...context, facts })).not.toContain(said)
    const wanted = { by: pastoral, case: the.id, given: {}, at: the.clock.now() }
    for (const { id } of context.pathway.letters) {
      const scene = await sceneOf(the.house, the.store.read, { ...wanted, kind: id })
      expect(scene.ok, id).toBe(true)
      const written = scene.ok ? letterFactsOf(scene.value, first) : null
      expect(JSON.stringify(written), id).not.toMatch(new RegExp(`${said}|tracked`))
    }
  })
})

describe('the vocabulary of pathways', () => {
  const fields = trackingToday(shelved).fields

  test('has no word for what is private, nor for any field of the evaluation that the school’s files do not have', () => {
    for (const { id } of fields) {
      for (const word of [{ tracked: id }, { pupil: id }, { parent: id }, { [id]: true }, { asked_for: id }])
        expect(conditionSchema.safeParse(word).success, JSON.stringify(word)).toBe(false)
    }
  })

  test('refuses a list that shows or asks a school what is private', () => {
    const tracking = trackingToday(shelved)
    const opened = tracking.fields.map((one) =>
      one.id === 'ethnicity' ? { ...one, sees: [...one.sees, 'school'] } : one,
    )
    expect(trackingSchema.safeParse({ ...tracking, fields: opened }).success).toBe(false)
    expect(fields.filter((one) => one.private !== undefined).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ethnicity', 'free-meals', 'convicted-before']),
    )
  })
})

describe('once it was decided to go to court', () => {
  beforeAll(async () => {
    the = await aCase()
    for (const person of [ewo]) await seedPerson(the.store, person)
    await upToDecision(the, 'option-4')
    const call = {
      pupils: ['north.100'],
      kind: 'call' as const,
      who: first,
      at: null,
      incoming: false,
      reached: true,
    }
    const rest = {
      next: null,
      retryOn: null,
      manner: 'did' as const,
      doneBy: null,
      doneByName: null,
      gone: false,
    }
    await logContact(
      the.house,
      { by: pastoral, key: null },
      { ...call, said: 'In tomorrow', on: day('2026-11-30'), ...rest },
    )
  }, 60_000)

  test('what was done before and during is read from letters, meetings and the log of contacts', async () => {
    expect(await fieldOf('interventions.before')).toMatchObject({ known: ['letters', 'calls'], open: true })
    const during = await fieldOf('interventions.during')
    expect(during.known).toEqual(['letters', 'meetings'])
    expect(await tracks([{ field: 'interventions.during', value: ['mentoring'] }])).toBeNull()
    expect(await fieldOf('interventions.during')).toMatchObject({
      value: ['letters', 'meetings', 'mentoring'],
      open: false,
    })
  })

  test('which other agencies is asked in words, once somebody said that there were others', async () => {
    expect(await fieldOf('other-agencies.during')).toMatchObject({ asked: false, open: false })
    expect(await tracks([{ field: 'agencies.during', value: ['police', 'other'] }])).toBeNull()
    expect(await fieldOf('other-agencies.during')).toMatchObject({ open: true })
    expect(await fieldOf('other-agencies.before')).toMatchObject({ open: false })
    expect(await shownTo(ewo)).toContain('Which others were at work with the family during Fast Track')
    expect(await tracks([{ field: 'other-agencies.during', value: ['Housing association'] }])).toBeNull()
    expect(await fieldOf('other-agencies.during')).toMatchObject({
      value: ['Housing association'],
      open: false,
    })
  })

  test('an agency is read from who came by whole words, also as several', async () => {
    const { context, events } = await loaded()
    const evidence = {
      pupil: null,
      siblings: null,
      send: null,
      resident: [],
      contacts: [],
      facts: context.facts,
    }
    const held = Object.values(context.state.meetings).find(({ state }) => state === 'held')!
    const agencies = trackingToday(shelved).fields.find(({ id }) => id === 'agencies')!
    const cameAs = (name: string) => {
      const who = 'name-9'
      const attendees = [{ who, as: 'professional' as const, name }]
      const meeting = { ...held, attendees, attendance: [{ who, came: true }] }
      const state = { ...context.state, meetings: { m1: meeting } }
      const all = { ...evidence, pathway: context.pathway, state, events }
      return doneIn(all as never, agencies.choices!, 'during', day('2026-09-01'))
    }
    expect(cameAs('PC Amin, Police')).toEqual(['police'])
    expect(cameAs('Two School Nurses')).toEqual(['school-nurses'])
    expect(cameAs('Mx Policeman')).toEqual([])
  })

  test('a question offers only what is not known already', async () => {
    const view = JSON.parse(await shownTo(ewo, 'interventions.during')) as {
      blocks: { element: { options: { value: string }[] } }[]
    }
    const offered = view.blocks[0]?.element.options.map(({ value }) => value)
    expect(offered).toContain('mentoring')
    expect(offered).not.toContain('letters')
  })

  test('the council, and nobody else, is asked who is being prosecuted', async () => {
    expect(await fieldOf('prosecuted')).toMatchObject({ open: true })
    expect(await shownTo(ewo)).toContain('Who is being prosecuted')
    expect(await shownTo(pastoral)).not.toContain('prosecuted')
    expect(await fieldOf('withdrawn-why')).toMatchObject({ open: false, value: [] })
  })

  test('attendance is told week by week from entry, a holiday as a week with nothing possible', async () => {
    const { entry, weeks } = await tracked()
    expect(entry).toBe('2026-12-02')
    expect(weeks.map(({ week }) => week)).toEqual([-4, -3, -2, -1, 1, 2, 3, 4, 5, 6])
    expect(weeks[0]).toEqual({
      week: -4,
      monday: '2026-11-02',
      possible: 10,
      attended: 6,
      authorised: 0,
      unauthorised: 4,
    })
    expect(weeks.find(({ monday }) => monday === '2026-12-28')).toMatchObject({ week: 5, possible: 0 })
  })

  test('the command line tells all of it, and evaluators get a row a case without a name', async () => {
    expect(await tracks([...secret, { field: 'other-adults', value: ['=grandmother'] }])).toBeNull()
    for await (const fault of verifyStore(the.house)) expect(fault).toBeNull()
    const { out } = await calls('case', 'tracking', the.id, '--json')
    const told = JSON.parse(out)
    expect(told.fields.find((one: { field: string }) => one.field === 'ethnicity')).toMatchObject({
      value: [said],
      answeredBy: ewo.id,
    })
    const file = join(mkdtempSync(join(tmpdir(), 'fasttrack-')), 'cases.csv')
    const exporting = ['tracking', 'export', '--pathway', 'school-checklist', '--csv', file]
    const exported = await calls(...exporting)
    expect(exported).toMatchObject({ code: 0, err: '' })
    const text = readFileSync(file, 'utf8')
    const [row, ...more] = parse(text, { columns: true }) as Record<string, string>[]
    expect(more).toEqual([])
    expect(row).toMatchObject({
      case: the.id,
      entry: '2026-12-02',
      ethnicity: said,
      'other-adults': "'=grandmother",
      'interventions.during': 'letters | meetings | mentoring',
      'week -4 unauthorised': '4',
      'week 12 possible': '',
    })
    expect(text).not.toMatch(/Robin|Ashdown|Birch|north\.100/)
    expect(await calls(...exporting)).toMatchObject({ code: 1 })
  })
})

describe('on every pathway', () => {
  const { fields } = trackingToday(shelved)
  const all = [...shelved.shelves.pathways.values()]
  const knownAs = (field: TrackingField) =>
    (field.choices ?? []).flatMap(({ id, also = [] }) => [id, ...also])

  /** The forms of a pathway that say a field, each with its own fields that do. */
  const saying = ({ records }: Pathway, { known }: TrackingField) =>
    known === undefined || !('records' in known)
      ? []
      : records
          .filter(({ id }) => known.records.includes(id))
          .map((one) => ({ id: one.id, own: one.fields.filter(({ id }) => known.fields.includes(id)) }))
          .filter(({ own }) => own.length > 0)

  /** All that a form can say of a field: each choice of its first field, with those of the next where that is asked then. */
  const sayable = ([first, next]: RecordKind['fields']): string[] =>
    (first?.choices ?? []).flatMap(({ id }) =>
      next?.needed_when?.is === id ? (next.choices ?? []).map((one) => `${id} ${one.id}`) : [id],
    )

  test.each(all.map((one) => [one.id, one] as const))('%s asks for no field twice', (_id, pathway) => {
    for (const field of fields) {
      const forms = saying(pathway, field)
      // A day in court may be set in one form and held in another.
      if (field.kind === 'days') continue
      expect([field.id, forms.length <= 1]).toEqual([field.id, true])
      // What a form says in other words than the field's would be asked again.
      const said = forms.flatMap(({ own }) => sayable(own))
      expect([field.id, forms.length, said.filter((one) => !knownAs(field).includes(one))]).toEqual([
        field.id,
        forms.length,
        [],
      ])
      expect(forms.every(({ own }) => own.every(({ kind }) => kind === 'choice'))).toBe(true)
    }
  })

  test('what an item says that it is, is a choice of what was done, and is read from there', () => {
    const choices = fields.find(({ id }) => id === 'interventions')?.choices ?? []
    const read = choices.filter(({ known }) => known?.items === 'done').map(({ id, title }) => [id, title])
    expect(read.map(([id]) => id).sort()).toEqual([...interventions].sort())
    for (const [id = '', title = ''] of read)
      expect(interventionTitles[id as Intervention]).toBe(`${title[0]?.toLowerCase()}${title.slice(1)}`)
    const used = all.flatMap(({ stages }) =>
      stages.flatMap(({ items }) => items.flatMap(({ tracks = [] }) => tracks)),
    )
    expect(used.length).toBeGreaterThan(40)
  })

  /** What is recorded of a case on a pathway to which some things happened. */
  async function recordedOn(id: string, happened: object[], changed: object = {}) {
    const { state, context, events } = await loaded()
    const head = { by: 'U1', manner: 'did', recordedBy: 'U1', recordedAt: '', late: false, on: '2026-12-10' }
    const more = happened.map((event, n) => ({ ...head, seq: 80 + n, ...event }) as never)
    const { fields: told } = trackedCase(trackingToday(the.house), {
      ...{ ...context, pathway: shelved.shelves.pathways.get(id)!, contacts: [] },
      ...{ send: null, siblings: null, resident: [] },
      state: { ...state, ...changed },
      events: [...events.slice(0, 1), ...more],
    })
    return (key: string) => {
      const { value, open } = told.find((one) => one.key === key)!
      return { value, open }
    }
  }
  const answered = (value: string) => ({
    type: 'item-answered',
    stage: 's',
    visit: 1,
    item: 'S5',
    value,
    note: '',
  })

  test('an item that was done tells what was done, until somebody says that it was not', async () => {
    const pathway = shelved.shelves.pathways.get('rr567-generic')!
    const item = pathway.stages
      .flatMap(({ items }) => items)
      .find(({ tracks }) => tracks?.includes('home-visits'))!
    const done = { ...answered('done'), item: item.id }
    const key = 'interventions.before'
    expect((await recordedOn('rr567-generic', [done]))(key).value).toContain('home-visits')
    const undone = await recordedOn('rr567-generic', [done, { ...done, value: 'not-yet' }])
    expect(undone(key).value).not.toContain('home-visits')
  })

  test('what a form of the court asks is left to it, and is not asked again once it is filled in', async () => {
    const court = {
      type: 'decided',
      decision: 'court-decision',
      option: 'prosecute',
      reasons: '',
      checks: [],
    }
    const forms = { state: { decisions: [{ option: 'prosecute' }] } }
    const before = await recordedOn('ews-2015', [court], forms.state)
    for (const key of ['court-outcome', 'offence', 'disposal'])
      expect([key, before(key)]).toEqual([key, { value: [], open: false }])
    const values = { on: '2027-03-02', outcome: 'guilty', level: 's444-1', disposal: 'fine' }
    const outcome = { type: 'recorded', record: 'court-outcome', values }
    const filled = await recordedOn('ews-2015', [court, outcome], forms.state)
    expect([filled('court-outcome'), filled('offence'), filled('disposal')]).toEqual([
      { value: ['guilty'], open: false },
      { value: ['444-1'], open: false },
      { value: ['fine'], open: false },
    ])
    const acquitted = { ...outcome, values: { on: '2027-03-02', outcome: 'not-guilty' } }
    const none = await recordedOn('ews-2015', [court, acquitted], forms.state)
    expect([none('offence'), none('disposal')]).toEqual([
      { value: [], open: false },
      { value: [], open: false },
    ])
  })

  test('a case that was closed after a way out, or as the pupil has moved, was withdrawn, and says why where it is known', async () => {
    const left = {
      type: 'stage-entered',
      stage: 'not-suitable',
      visit: 1,
      leaves: [],
      way: 'out',
      why: 'No use',
    }
    const closed = (closeReason: string) => ({ status: 'closed', closedOn: '2026-12-15', closeReason })
    const out = await recordedOn('ews-2015', [left], closed('not-suitable'))
    expect([out('withdrawn-on').value, out('withdrawn-why')]).toEqual([
      ['2026-12-10'],
      { value: ['other'], open: false },
    ])
    const moved = await recordedOn('ews-2015', [], closed('moved-away'))
    expect([moved('withdrawn-on').value, moved('withdrawn-why').value]).toEqual([['2026-12-15'], ['moved']])
    const ended = await recordedOn('ews-2015', [], closed('improved'))
    expect([ended('withdrawn-on').value, ended('withdrawn-why')]).toEqual([[], { value: [], open: false }])
    const unsaid = await recordedOn('ews-2015', [left], closed('a-reason-of-a-council'))
    expect(unsaid('withdrawn-why')).toEqual({ value: [], open: true })
  })

  test('a withdrawal in court counts from the day of the hearing, and is asked for its reason once', async () => {
    for (const [id, outcome] of [
      ['rr567-generic', 'withdrawn'],
      ['rr567-lea-12', 'taken-back'],
    ] as const) {
      const values = { on: '2026-12-14', outcome }
      const heard = await recordedOn(id, [{ type: 'recorded', record: 'hearing', values }])
      expect(heard('withdrawn-on').value).toEqual(['2026-12-14'])
      expect(heard('withdrawn-why')).toEqual({ value: [], open: true })
    }
    for (const [record, outcome] of [
      ['hearing', 'guilty'],
      ['fw-notice-outcome', 'withdrawn'],
    ] as const) {
      const values = { on: '2026-12-14', outcome }
      const none = await recordedOn('rr567-lea-12', [{ type: 'recorded', record, values }])
      expect([none('withdrawn-on').value, none('withdrawn-why')]).toEqual([[], { value: [], open: false }])
    }
  })

  test('a withdrawal is known with its reason by whatever name a council decides it', async () => {
    for (const [id, option, why] of [
      ['rr567-lea-08', 'withdraw-other-action', 'other'],
      ['rr567-lea-10', 'withdraw-not-prosecuted', 'other'],
      ['rr567-lea-11', 'withdraw-referred-on', 'other'],
      ['rr567-lea-12', 'withdraw-back-to-school', 'improved'],
      ['rr567-lea-11', 'withdraw-week-6', 'improved'],
      ['rr567-lea-11', 'withdraw-week-9', 'improved'],
      ['rr567-lea-07', 'withdraw', 'improved'],
    ] as const) {
      const decided = { type: 'decided', decision: 'd', option, reasons: '', checks: [] }
      const found = await recordedOn(id, [decided])
      expect([option, found('withdrawn-on').value]).toEqual([option, ['2026-12-10']])
      expect([option, found('withdrawn-why')]).toEqual([option, { value: [why], open: false }])
    }
  })
})

describe('on a pathway of RR567', () => {
  test('panels, court, withdrawal and coming back are read from meetings, forms and decisions', async () => {
    const base = await aCase()
    the = base
    await upToInitial(base)
    const { state, context, events, family } = await loaded()
    const pathway = base.house.shelves.pathways.get('rr567-generic')!
    const head = { by: 'U1', manner: 'did', recordedBy: 'U1', recordedAt: '', late: false } as const
    const later = (seq: number, on: string, event: object) =>
      ({ ...head, seq, on: day(on), ...event }) as never
    const hearing = { type: 'recorded', record: 'hearing' }
    const decided = { type: 'decided', decision: 'd', reasons: '', checks: [] }
    const more = [
      later(80, '2026-12-01', { ...decided, option: 'withdraw-cooperating' }),
      later(81, '2026-12-08', { ...decided, option: 're-enter' }),
      later(82, '2026-12-09', {
        ...hearing,
        values: { on: '2026-12-09', outcome: 'adjourned', 'put-off': 'no-show' },
      }),
      later(83, '2026-12-16', {
        ...hearing,
        values: { on: '2026-12-16', outcome: 'guilty', level: 's444-1', disposal: 'conditional-discharge' },
      }),
    ]
    const panel = { ...Object.values(state.meetings)[0]!, kind: 'panel', state: 'held' as const }
    const found = trackedCase(trackingToday(base.house), {
      ...context,
      pathway,
      state: { ...state, meetings: { p1: panel } },
      events: [...events, ...more],
      send: 'K',
      siblings: 0,
      resident: [true, true],
      contacts: [],
    })
    expect(family.school.id).toBe('north')
    const value = (key: string) => found.fields.find((one) => one.key === key)?.value
    expect({
      panels: value('panels'),
      days: value('court-days'),
      outcome: value('court-outcome'),
      offence: value('offence'),
      disposal: value('disposal'),
      withdrawn: [value('withdrawn-on'), value('withdrawn-why')],
      back: value('re-entered-on'),
      needs: value('special-needs'),
      siblings: value('siblings'),
      elsewhere: value('absent-parent'),
    }).toEqual({
      panels: [panel.on],
      days: ['2026-12-09', '2026-12-16'],
      outcome: ['adjourned-no-show', 'guilty'],
      offence: ['444-1'],
      disposal: ['discharge'],
      withdrawn: [['2026-12-01'], ['cooperation']],
      back: ['2026-12-08'],
      needs: ['support'],
      siblings: ['0'],
      elsewhere: ['no'],
    })
    expect(found.fields.filter(({ open }) => open).map(({ key }) => key)).toEqual([
      'gender',
      'ethnicity',
      'free-meals',
      'other-adults',
    ])
  })
})

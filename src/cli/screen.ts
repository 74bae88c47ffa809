import { allSchools, type School } from '../../db/queries/schools.ts'
import type { Store } from '../../db/store.ts'
import { type Screens, screenRoll } from '../casework/screen-school.ts'
import { type CodeSet, codeIn, type Nation } from '../domain/codes.ts'
import type { Screening, WhatIf } from '../domain/screening.ts'
import { dayGiven } from './days.ts'
import { houseAt, schoolNamed } from './desk.ts'
import { pathwayNamed } from './pathway-named.ts'
import { pupilNamed } from './pupil-named.ts'
import { screeningDocument, screeningLines } from './screening-text.ts'
import { type Call, type Exit, exit, json, Misuse, type Verb } from './verb.ts'

function isUnauthorised(sets: readonly CodeSet[], nation: Nation, code: string): boolean {
  return sets.some((set) => set.nation === nation && codeIn(set, code)?.category === 'unauthorised')
}

/** What would be authorised: the codes after `--what-if`, on the days from `--from` to `--to` where these are given. */
function whatIfOf(call: Call): WhatIf | undefined {
  const codes = call.text('what-if')?.split(',')
  const from = dayGiven(call, 'from', () => undefined)
  const to = dayGiven(call, 'to', () => undefined)
  if (codes === undefined && from === undefined && to === undefined) return undefined
  if (codes === undefined || (from === undefined) !== (to === undefined))
    throw new Misuse('--from and --to go together, with --what-if.')
  if (from === undefined || to === undefined) return { codes }
  if (to < from) throw new Misuse('--to lies before --from.')
  return { codes, days: [{ from, to }] }
}

function withinOf(call: Call): number | undefined {
  const given = call.text('within')
  if (given === undefined) return undefined
  if (!/^\d{1,2}$/.test(given)) throw new Misuse('--within is a number of sessions.')
  return Number(given)
}

function refuseCodes(call: Call, { codes = [] }: WhatIf, { nation }: School): void {
  const sets = call.library().codes
  const wrong = codes.find((code) => !isUnauthorised(sets, nation, code))
  if (wrong !== undefined) throw new Misuse(`${wrong} is no code for an unauthorised absence.`)
}

async function screensOf(call: Call, store: Store, schools: readonly School[]): Promise<Screens> {
  const [pathway, ref, whatIf] = [call.text('pathway'), call.text('pupil'), whatIfOf(call)]
  for (const school of schools) refuseCodes(call, whatIf ?? {}, school)
  const ids = schools.map(({ id }) => id)
  return {
    pathway: pathway === undefined ? undefined : pathwayNamed(call.library(), pathway),
    on: dayGiven(call, 'on', call.today),
    pupil: ref === undefined ? undefined : (await pupilNamed(store, ids, ref)).id,
    whatIf,
    within: withinOf(call),
  }
}

type Found = { school: School; found: Screening | { missing: string } }

async function screened(call: Call, store: Store, schools: readonly School[]): Promise<Found[]> {
  const screens = await screensOf(call, store, schools)
  const house = houseAt(call, store)
  const all: Found[] = []
  for (const school of schools) {
    call.progress(schools.length > 1 ? `Screening ${school.id}` : null)
    // Whoever runs this hands on what it prints: what is flagged stays with the safeguarding lead.
    const found = await screenRoll(house, { sees: () => true, knows: false }, school, screens)
    all.push({ school, found })
  }
  call.progress(null)
  return all
}

/** Prints what was found: of the one school that was asked for its own document, else one of all. */
function print(call: Call, found: readonly { school: School; screening: Screening }[], one: boolean): void {
  const documents = found.map(({ screening }) => screeningDocument(screening))
  if (!call.has('json')) for (const { screening } of found) screeningLines(screening).forEach(call.say)
  else if (one) documents.forEach(call.print)
  else call.print({ schools: documents })
}

function tell(call: Call, all: readonly Found[], one: boolean): Exit {
  for (const { school, found } of all)
    if ('missing' in found) call.complain(`${school.id} can't be screened: load ${found.missing} first.`)
  const found = all.flatMap(({ school, found }) => ('missing' in found ? [] : [{ school, screening: found }]))
  print(call, found, one)
  return found.length === all.length ? exit.done : exit.wanting
}

/**
 * Tries every pupil on roll against a pathway's entry test, at one school or at all of them.
 *
 * `--json`: `{on, school, pathway, window: {from, to, weeks}, pupils: [{ref, possible, attended, authorised, unauthorised,
 * missing, late, unexplained, unauthorisedShare, attendanceShare, tests, meets, unmet, ask, unclear, barred, aboutTo}]}`, in
 * the order of the references; for all schools `{schools: [...]}` of these. What a school lacks is told on stderr.
 */
export const screen: Verb = {
  words: 'screen',
  help: 'Tell which pupils meet a pathway’s entry test, are about to, or meet it and are barred',
  args: [],
  options: {
    school: { form: 'ID', help: 'All schools unless given' },
    pathway: { form: 'ID', help: 'The school’s own unless given' },
    on: { form: 'DATE', help: 'Today unless given' },
    pupil: { form: 'REF', help: 'Only one pupil' },
    within: { form: 'SESSIONS', help: 'Few enough to be about to meet it; 4 unless given' },
    'what-if': { form: 'CODES', help: 'As if sessions with these codes, such as N,O, were authorised' },
    from: { form: 'DATE', help: 'The first day on which they would be' },
    to: { form: 'DATE', help: 'The last day on which they would be' },
    json,
  },
  async run(call) {
    const id = call.text('school')
    const all = await call.withStore(async (store) => {
      const schools = id === undefined ? await allSchools(store.read) : [await schoolNamed(store, id)]
      return screened(call, store, schools)
    })
    return tell(call, all, id !== undefined)
  },
}

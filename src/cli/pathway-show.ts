import { calendarFor } from '../casework/facts.ts'
import { settingsOf } from '../domain/case/verbs/open.ts'
import { valueOn } from '../domain/dated.ts'
import { daySchema } from '../domain/day-schema.ts'
import type { Duration } from '../domain/duration.ts'
import { mermaid } from '../domain/pathway/page/mermaid.ts'
import { pathwayPage } from '../domain/pathway/page/pathway-page.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { type RunRow, runRows } from '../domain/pathway/run/rows.ts'
import { laidOverAt } from '../domain/school-pathways.ts'
import { schoolNamed } from './desk.ts'
import { pageLines } from './page-lines.ts'
import { pathwayNamed } from './pathway-named.ts'
import { type Call, exit, json, Misuse, type Verb } from './verb.ts'
import { wrapped } from './wrapped.ts'

/** A day, or that it is not known, and two spaces. */
const dayWidth = 12

/** The dates that a case would run on which opens on a day at a school. */
async function rowsOf(
  call: Call,
  pathway: Pathway,
): Promise<{ school: string; from: string; rows: RunRow[] }> {
  const from = daySchema.safeParse(call.text('calendar'))
  const id = call.text('school')
  if (!from.success) throw new Misuse('--calendar wants a day such as 2026-09-14.')
  if (id === undefined) throw new Misuse('--calendar needs --school ID, whose calendar and settings count.')
  return call.withStore(async (store) => {
    const school = await schoolNamed(store, id)
    const calendar = await calendarFor(store.read, call.library(), school.id)
    const settings = settingsOf(pathway, school.settings as Record<string, Duration | string>)
    return { school: id, from: from.data, rows: runRows({ pathway, calendar, settings, from: from.data }) }
  })
}

const known = ({ day, notKnown }: RunRow): string => day ?? (notKnown === null ? '?' : 'not known')

/** A step with its day, and below it how that is counted and where that stands. */
function rowLines(row: RunRow): string[] {
  const { title, counted, notBefore, notKnown, source } = row
  const missing = notKnown === null ? '' : ` Load ${notKnown} first.`
  const first = notBefore === null ? '' : ` (not before ${notBefore})`
  const below = wrapped(' '.repeat(dayWidth), `${counted}${missing} [${source}]`)
  return [...wrapped(known(row).padEnd(dayWidth), `${title}${first}`), ...below]
}

async function calendar(call: Call, pathway: Pathway): Promise<void> {
  const { rows, ...of } = await rowsOf(call, pathway)
  if (call.has('json')) return call.print({ pathway: pathway.id, ...of, rows })
  call.say('Each step on its last day; ways that exclude each other each have theirs. ? may never come.')
  rows.flatMap(rowLines).forEach(call.say)
}

/** What the school that is named lays over its cases on the pathway. */
async function overAt(call: Call, pathway: Pathway): Promise<Pathway[]> {
  const id = call.text('school')
  if (id === undefined) return []
  const school = await call.withStore((store) => schoolNamed(store, id))
  return laidOverAt(call.library(), school, { pathway, on: call.today() })
}

async function page(call: Call, pathway: Pathway): Promise<void> {
  const { rules } = call.library()
  const today = call.today()
  const reading = {
    today,
    changes: valueOn(rules['law-since'], today),
    tracking: valueOn(rules.tracking, today),
    over: await overAt(call, pathway),
  }
  pageLines(pathwayPage(pathway, reading)).forEach(call.say)
}

const named = ({ id, version, name }: Pathway) => ({ id, version, name })

async function whole(call: Call, pathway: Pathway): Promise<void> {
  const over = call.has('school') ? { overlays: (await overAt(call, pathway)).map(named) } : {}
  call.print({ pathway, ...over })
}

/**
 * Shows a pathway in plain words, as a diagram, or as the dates that one case would run on.
 *
 * `--json`: `{pathway}`, as its YAML file says it, with `--school` also `overlays: [{id, version, name}]`; with `--calendar`
 * `{pathway, school, from, rows: [{kind, id, title, day, notKnown, notBefore, counted, source}]}`, `kind` a stage, meeting or deadline.
 */
export const pathwayShow: Verb = {
  words: 'pathway show',
  help: 'Show a pathway in plain words, as a diagram in Mermaid’s language, or as the dates that one case would run on',
  args: ['PATHWAY'],
  options: {
    mermaid: { help: 'As a state diagram' },
    calendar: { form: 'DATE', help: 'The dates of a case that opens on this day, each step on its last day' },
    school: { form: 'ID', help: 'The school: what it lays over its cases, and its calendar and settings' },
    json,
  },
  async run(call) {
    if (call.has('mermaid') && call.has('json'))
      throw new Misuse('--mermaid draws a diagram and --json prints data: give one of the two.')
    const pathway = pathwayNamed(call.library(), call.args[0] ?? '')
    if (call.has('calendar')) await calendar(call, pathway)
    else if (call.has('mermaid')) call.say(mermaid(pathway))
    else if (call.has('json')) await whole(call, pathway)
    else await page(call, pathway)
    return exit.done
  },
}

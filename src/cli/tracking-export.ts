import { writeFile } from 'node:fs/promises'
import type { Store } from '../../db/store.ts'
import { loadCase } from '../casework/load-case.ts'
import { trackedOf, trackingToday } from '../casework/tracked-of.ts'
import type { TrackedCase } from '../domain/tracking/tracked-case.ts'
import type { Tracking } from '../domain/tracking/tracking.ts'
import { allCases } from './all-cases.ts'
import { counted } from './columns.ts'
import { houseAt } from './desk.ts'
import { pathwayNamed } from './pathway-named.ts'
import { type Call, exit, Refusal, type Verb } from './verb.ts'

const counts = ['possible', 'attended', 'authorised', 'unauthorised'] as const

const toldFields = ({ fields }: Tracking) =>
  fields.filter(({ kind, sees }) => kind !== 'register-weeks' && sees.includes('evaluators'))
const keysOf = (tracking: Tracking): string[] =>
  toldFields(tracking).flatMap(({ id, periods }) => periods?.map((period) => `${id}.${period}`) ?? [id])
const weeksOf = ({ fields }: Tracking): number[] =>
  fields.flatMap(({ weeks }) =>
    weeks === undefined ? [] : Array.from({ length: weeks.to - weeks.from + 1 }, (_, n) => weeks.from + n),
  )

function headings(tracking: Tracking): string[] {
  const weeks = weeksOf(tracking).flatMap((week) => counts.map((count) => `week ${week} ${count}`))
  return ['case', 'pathway', 'version', 'opened', 'closed', 'entry', ...keysOf(tracking), ...weeks]
}

function told(tracking: Tracking, { fields, weeks }: TrackedCase): string[] {
  const said = keysOf(tracking).map((key) => fields.find((one) => one.key === key)?.value.join(' | ') ?? '')
  const counted = weeksOf(tracking).flatMap((number) => {
    const week = weeks.find((one) => one.week === number)
    return counts.map((count) => (week === undefined ? '' : String(week[count])))
  })
  return [...said, ...counted]
}

// A cell that begins so is run as a formula by a spreadsheet.
const cell = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`
const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`

async function* rowsOf(call: Call, store: Store, pathway: string): AsyncGenerator<string[]> {
  const house = houseAt(call, store)
  const tracking = trackingToday(house)
  yield headings(tracking)
  for await (const each of allCases(store.read, { schools: 'all' })) {
    const loaded = each.pathway === pathway ? await loadCase(house, store.read, each.id) : null
    if (loaded === null) continue
    const found = await trackedOf(house, store.read, loaded)
    const { id, version, openedOn, closedOn } = loaded.state
    yield [
      id,
      pathway,
      String(version),
      openedOn,
      closedOn ?? '',
      found.entry ?? '',
      ...told(tracking, found),
    ]
  }
}

async function written(call: Call, store: Store, file: string): Promise<number> {
  const { id } = pathwayNamed(call.library(), call.text('pathway') ?? '')
  const rows: string[] = []
  for await (const row of rowsOf(call, store, id)) rows.push(line(row))
  try {
    await writeFile(file, rows.join(''), { flag: 'wx', mode: 0o600 })
  } catch {
    throw new Refusal(`${file} can't be written: it is there already, or its folder is not.`)
  }
  return rows.length - 1
}

/** Writes what is recorded of every case on a pathway into a file for evaluators: a case a row, by its number, and no name. */
export const trackingExport: Verb = {
  words: 'tracking export',
  help: 'Write what is recorded of every case on a pathway for its evaluators, without names',
  args: [],
  options: {
    pathway: { form: 'ID', needed: true, help: 'The pathway that the cases are on' },
    csv: { form: 'FILE', needed: true, help: 'A file that is not there yet' },
  },
  async run(call) {
    const n = await call.withStore((store) => written(call, store, call.text('csv') ?? ''))
    call.say(
      `Wrote ${counted(n, 'case')}. It tells of health, family and court: give it to those who count cases only.`,
    )
    return exit.done
  },
}

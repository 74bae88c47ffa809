import type { Scope } from '../../db/queries/scope.ts'
import { allCases } from './all-cases.ts'
import { type PrintedCase, printed } from './case-in-store.ts'
import { columns } from './columns.ts'
import { schoolNamed } from './desk.ts'
import { type Call, exit, json, Misuse, type Verb } from './verb.ts'

const statuses = ['open', 'closed', 'all'] as const

function statusOf(call: Call): (typeof statuses)[number] {
  const given = call.text('status') ?? 'open'
  const found = statuses.find((status) => status === given)
  if (found === undefined) throw new Misuse(`--status is one of ${statuses.join(', ')}.`)
  return found
}

const row = ({ id, school, pupil, stage, status, owner, openedOn }: PrintedCase): string[] => [
  id,
  school,
  pupil,
  status === 'open' ? stage : status,
  owner,
  openedOn,
]

/**
 * Lists cases in the order of their numbers.
 *
 * `--json`: `{cases: [{id, school, pupil, pathway, pathwayVersion, overlays, stage, status, owner, openedOn, closedOn, closeReason, referred, held}]}`,
 * a pupil being told by `pupil_ref`.
 */
export const caseList: Verb = {
  words: 'case list',
  help: 'List the cases: the open ones, unless told otherwise',
  args: [],
  options: {
    school: { form: 'ID', help: 'Only those of one school' },
    status: { form: statuses.join('|'), help: 'Open ones unless given' },
    json,
  },
  async run(call) {
    const status = statusOf(call)
    const id = call.text('school')
    const cases = await call.withStore(async (store) => {
      const schools: Scope = id === undefined ? 'all' : [(await schoolNamed(store, id)).id]
      const cases: PrintedCase[] = []
      const wanted = { schools, ...(status === 'all' ? {} : { status }) }
      for await (const each of allCases(store.read, wanted)) cases.push(await printed(store.read, each))
      return cases
    })
    if (call.has('json')) call.print({ cases })
    else columns(cases.map(row)).forEach(call.say)
    return exit.done
  },
}

import { type NoticeGiven, noticesGiven } from '../../db/queries/penalty-notices.ts'
import { allSchools } from '../../db/queries/schools.ts'
import type { Store } from '../../db/store.ts'
import { columns } from './columns.ts'
import { schoolNamed } from './desk.ts'
import { pupilNamed } from './pupil-named.ts'
import { exit, json, type Verb } from './verb.ts'

/** A penalty notice as it is printed: its pupil by reference, its parent by id. */
type Printed = Omit<NoticeGiven, 'caseId' | 'pupilRef'> & { case: string }

async function found(
  store: Store,
  { school, pupil: ref }: { school: string | undefined; pupil: string | undefined },
): Promise<Printed[]> {
  const all = school === undefined ? await allSchools(store.read) : [await schoolNamed(store, school)]
  const schools = all.map(({ id }) => id)
  const given = await noticesGiven(
    store.read,
    ref === undefined ? schools : await pupilNamed(store, schools, ref),
  )
  return given.map(({ caseId, pupilRef, ...notice }) => ({ ...notice, case: caseId, pupil: pupilRef }))
}

const row = ({ school, pupil, parent, which, served, amount, outcome, case: number }: Printed): string[] => [
  school,
  `pupil ${pupil}`,
  parent,
  `${which} notice`,
  served,
  `£${amount}`,
  outcome ?? 'not known yet',
  number,
]

/**
 * Lists penalty notices by child and parent; those of one pupil wherever the child was at school.
 *
 * `--json`: `{notices: [{id, case, school, pupil, parent, which, served, received, amount, outcome, outcomeOn}]}`; `which` is `first` or
 * `second`, `amount` in pounds, `outcome` `paid`, `not-paid` or `withdrawn`.
 */
export const noticeList: Verb = {
  words: 'notice list',
  help: 'List the penalty notices, by child and parent',
  args: [],
  options: {
    pupil: { form: 'REF', help: 'Only those for one child, at other schools too' },
    school: { form: 'ID', help: 'Only those of one school' },
    json,
  },
  async run(call) {
    const wanted = { school: call.text('school'), pupil: call.text('pupil') }
    const notices = await call.withStore((store) => found(store, wanted))
    if (call.has('json')) call.print({ notices })
    else if (notices.length === 0) call.say('No penalty notice is on record.')
    else columns(notices.map(row)).forEach(call.say)
    return exit.done
  },
}

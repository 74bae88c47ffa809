import type { KnownProfile, Profile } from '../domain/register-file.ts'
import { ownProfile } from '../register/profiles/own-profile.ts'
import { columns } from './columns.ts'
import { schoolNamed } from './desk.ts'
import { type Call, exit, json, type Verb } from './verb.ts'

/** A profile as it is printed: the school's own has no source. */
const printed = (profile: Profile, known?: KnownProfile) => ({
  ...profile,
  source: known?.source ?? null,
  checkedOn: known?.checkedOn ?? null,
  doubt: known?.doubt ?? null,
})

type Printed = ReturnType<typeof printed>

async function profilesOf(call: Call, school: string | undefined): Promise<Printed[]> {
  const known = [...call.library().profiles.values()].map((one) => printed(one.profile, one))
  if (school === undefined) return known
  const own = await call.withStore(async (store) =>
    ownProfile(store.read, (await schoolNamed(store, school)).id),
  )
  return own === null ? known : [...known, printed(own)]
}

const lines = (profiles: readonly Printed[]): string[] => [
  ...columns(profiles.map(({ id, title }) => [id, title])),
  ...profiles.flatMap(({ id, doubt }) => (doubt === null ? [] : `Please look at ${id}: ${doubt.trim()}`)),
]

/**
 * Lists how register files may be written: the known profiles, and a school's own where it has one.
 *
 * `--json`: `{profiles: [{id, title, layout, delimiter, dates, columns, others, sessions, codes, source, checkedOn, doubt}]}`.
 */
export const registerProfileList: Verb = {
  words: 'register profile list',
  help: 'List how register files may be written, a school’s own way with them',
  args: [],
  options: { school: { form: 'ID', help: 'Show this school’s own profile too' }, json },
  async run(call) {
    const profiles = await profilesOf(call, call.text('school'))
    if (call.has('json')) call.print({ profiles })
    else for (const line of lines(profiles)) call.say(line)
    return exit.done
  },
}

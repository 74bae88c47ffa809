import type { KnownProfile, Profile } from '../domain/register-file.ts'
import { OWN } from '../register/profiles/known-school.ts'
import { ownProfile } from '../register/profiles/own-profile.ts'
import { columns } from './columns.ts'
import { schoolNamed } from './desk.ts'
import { type Call, exit, json, type Verb } from './verb.ts'

/** A profile as it is printed: the school's own has no source. */
const printed = (profile: Profile, known?: KnownProfile) => ({
  ...profile,
  titled: profile.titled ?? false,
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

const noneOf = (school: string | undefined, profiles: readonly Printed[]): string[] =>
  school === undefined || profiles.some(({ id }) => id === OWN)
    ? []
    : [`${school} has no profile of its own: its files are read as canonical.`]

/**
 * Lists how register files may be written: the known profiles, and a school's own where it has one.
 *
 * `--json`: `{profiles: [{id, title, layout, titled, delimiter, dates, columns, others, sessions, codes, source, checkedOn, doubt}]}`.
 */
export const registerProfileList: Verb = {
  words: 'register profile list',
  help: 'List how register files may be written, a school’s own way with them',
  args: [],
  options: { school: { form: 'ID', help: 'Show this school’s own profile too' }, json },
  async run(call) {
    const school = call.text('school')
    const profiles = await profilesOf(call, school)
    if (call.has('json')) call.print({ profiles })
    else for (const line of [...lines(profiles), ...noneOf(school, profiles)]) call.say(line)
    return exit.done
  },
}

import { knownProfileSchema } from '../domain/profile-schema.ts'
import { type KnownProfile, profileFaults } from '../domain/register-file.ts'
import type { Fault } from './fault.ts'
import { readYaml } from './read-yaml.ts'
import type { TemplateFile } from './template-files.ts'

/** How register files are written, by the name of each profile; one that other profiles build on must be there. */
export type Profiles = ReadonlyMap<string, KnownProfile>

const NEEDED = 'canonical'

/** Every profile of a register file, sound in itself and called after its file. */
export function readProfiles(files: readonly TemplateFile[]): { profiles: Profiles; faults: Fault[] } {
  const read = files.map((file) => readYaml(file, knownProfileSchema))
  const faults = read.flatMap(({ value, at, path, faults: own }) => [
    ...own,
    ...(value === null ? [] : profileFaults(value.profile)).map((fault) => at(fault.at, fault.says)),
    ...(value === null || path === `profiles/${value.profile.id}.yaml`
      ? []
      : [at('id', `${value.profile.id} is not the name of its file`)]),
  ])
  const profiles = new Map(read.flatMap(({ value }) => (value === null ? [] : [[value.profile.id, value]])))
  const there = files.some(({ path }) => path === `profiles/${NEEDED}.yaml`)
  const missing = { file: `templates/profiles/${NEEDED}.yaml`, line: 1, says: 'this profile is missing' }
  return { profiles, faults: there ? faults : [...faults, missing] }
}

import { type PackProfile, packProfileSchema } from '../domain/pack/pack-profile.ts'
import type { Fault } from './fault.ts'
import { readYaml } from './read-yaml.ts'
import type { TemplateFile } from './template-files.ts'

/** What courts and councils ask of a pack, by the name of each profile. */
export type Packs = ReadonlyMap<string, PackProfile>

const NEEDED = 'general'

/** Every profile of a pack, called after its file; the general one must be there. */
export function readPacks(files: readonly TemplateFile[]): { packs: Packs; faults: Fault[] } {
  const read = files.map((file) => readYaml(file, packProfileSchema))
  const faults = read.flatMap(({ value, at, path, faults: own }) => [
    ...own,
    ...(value === null || path === `packs/${value.id}.yaml`
      ? []
      : [at('id', `${value.id} is not the name of its file`)]),
  ])
  const packs = new Map(read.flatMap(({ value }) => (value === null ? [] : [[value.id, value] as const])))
  const there = files.some(({ path }) => path === `packs/${NEEDED}.yaml`)
  const missing = { file: `templates/packs/${NEEDED}.yaml`, line: 1, says: 'this profile is missing' }
  return { packs, faults: there ? faults : [...faults, missing] }
}

import { formFaults } from '../documents/form-faults.ts'
import { parseLetters } from '../documents/load-letters.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { nearest } from '../domain/nearest.ts'
import type { PathwayFault } from '../domain/pathway/faults/fault.ts'
import { collisions } from '../domain/pathway/laid-over.ts'
import { type LetterKind, type Pathway, pathwaySchema } from '../domain/pathway/pathway.ts'
import type { Addressees } from '../domain/pathway/schema/condition.ts'
import { pathwayFaults } from '../domain/pathway/soundness.ts'
import { type Fault, faultOf } from './fault.ts'
import { type ReadYaml, readYaml } from './read-yaml.ts'
import type { TemplateFile } from './template-files.ts'

/** Letter templates by the name a pathway gives them: folder and id, such as `a-pathway/invite-initial`. */
export type Letters = ReadonlyMap<string, LetterTemplate>

const ENDING = '.md.hbs'

const writtenFor: Record<Addressees, readonly LetterTemplate['addressee'][]> = {
  parents: ['parent'],
  'absent-parents': ['parent'],
  professionals: ['professional'],
  'absent-professionals': ['professional'],
  'put-off-parents': ['parent'],
  'put-off-professionals': ['professional'],
  council: ['council'],
  school: ['school', 'staff', 'pupil'],
}

const folderOf = (path: string): string => path.slice('letters/'.length).replace(/\/?[^/]*$/, '')

/** Every letter template, read a folder at a time because the letters of a folder share their parts; parts that lie beside the folders are shared by all. */
export function readLetters(files: readonly TemplateFile[]): { letters: Letters; faults: Fault[] } {
  const folders = [...new Set(files.map(({ path }) => folderOf(path)))].filter((folder) => folder !== '')
  const read = folders.map((folder) => ({
    folder,
    ...parseLetters(files.filter(({ path }) => ['', folder].includes(folderOf(path)))),
  }))
  return {
    letters: new Map(
      read.flatMap(({ folder, letters }) => letters.map((one) => [`${folder}/${one.id}`, one])),
    ),
    faults: read.flatMap(({ faults }) => faults.map(faultOf)),
  }
}

function letterFaults(
  { records }: Pathway,
  kind: LetterKind,
  template: LetterTemplate,
): { word: string; says: string }[] {
  const forms = records.filter(({ id }) => kind.prints?.includes(id))
  const papers = (attach: readonly string[]) => [...new Set(attach)].sort().join(' and ') || 'nothing'
  const [here, there] = [papers(kind.attach), papers(template.attach)]
  return [
    ...(writtenFor[kind.to].includes(template.addressee)
      ? []
      : [{ word: 'to', says: `its template says that it goes to: ${template.addressee}` }]),
    ...(here === there
      ? []
      : [{ word: 'attach', says: `${here} goes with it, but its template says ${there}` }]),
    ...formFaults(template, forms).map((says) => ({ word: 'template', says })),
  ]
}

function templateFaults(
  { value, at }: ReadYaml<Pathway>,
  letters: Letters,
  there: ReadonlySet<string>,
): Fault[] {
  if (value === null) return []
  return value.letters.flatMap((kind, n) => {
    const template = letters.get(kind.template)
    if (template)
      return letterFaults(value, kind, template).map(({ word, says }) => at(`letters.${n}.${word}`, says))
    // A template that is there but can't be read has been told already.
    const file = `letters/${kind.template}${ENDING}`
    if (there.has(file)) return []
    const meant = nearest(kind.template, [...letters.keys()])
    const near = meant === undefined ? '' : `; did you mean ${meant}?`
    return [at(`letters.${n}.template`, `there is no ${file}${near}`)]
  })
}

/** Names that a pathway shares with what may be laid over it. */
const overlaidFaults = (under: Pathway, read: readonly ReadYaml<Pathway>[]): PathwayFault[] =>
  read.flatMap(({ value }) => (value?.overlay ? collisions(under, value) : []))

/** Every pathway, sound in itself and with a template for each of its letters. */
export function readPathways(
  files: readonly TemplateFile[],
  letters: Letters,
  letterFiles: readonly TemplateFile[],
): { pathways: ReadonlyMap<string, Pathway>; faults: Fault[] } {
  const there = new Set(letterFiles.map(({ path }) => path))
  const read = files.map((file) => readYaml(file, pathwaySchema))
  const faults = read.flatMap((one) => {
    const pathway = one.value ?? one.meant
    const misnamed = pathway !== undefined && one.path !== `pathways/${pathway.id}.yaml`
    return [
      ...one.faults,
      ...(pathway ? pathwayFaults(pathway) : []).map(({ at, says }) => one.at(at, says)),
      ...(misnamed ? [one.at('id', `${pathway.id} is not the name of its file`)] : []),
      ...templateFaults(one, letters, there),
      ...(pathway ? overlaidFaults(pathway, read) : []).map(({ at, says }) => one.at(at, says)),
    ]
  })
  if (files.length === 0) faults.push({ file: 'templates/pathways', line: 1, says: 'there is no pathway' })
  return {
    pathways: new Map(read.flatMap(({ value }) => (value ? [[value.id, value]] : []))),
    faults,
  }
}

import { codeSetSchema } from '../domain/code-set-schema.ts'
import { type CodeSet, codeSetFaults } from '../domain/codes.ts'
import type { Fault } from './fault.ts'
import { type ReadYaml, readYaml } from './read-yaml.ts'
import type { TemplateFile } from './template-files.ts'

type ReadSet = ReadYaml<CodeSet> & { value: CodeSet }

function lastWith(set: CodeSet, says: string): string {
  const code = /the code (\S+) stands twice/.exec(says)?.[1]
  return code === undefined ? 'from' : `codes.${set.codes.findLastIndex((one) => one.code === code)}.code`
}

// A gap or an overlap lies between two files and is told in the later of the two.
function laterOf(sets: readonly ReadSet[], says: string): ReadSet | undefined {
  const concerned = sets.filter(
    ({ value }) => says.startsWith(`${value.nation}: `) || says.endsWith(value.id),
  )
  const late = concerned.filter(({ value }) => value.from > (/\d{4}-\d{2}-\d{2}/.exec(says)?.[0] ?? ''))
  const [first] = late.sort((a, b) => a.value.from.localeCompare(b.value.from))
  return first ?? concerned.at(-1)
}

function between(sets: readonly ReadSet[]): Fault[] {
  const own = new Set(sets.flatMap(({ value }) => codeSetFaults([value])))
  const shared = codeSetFaults(sets.map(({ value }) => value)).filter((says) => !own.has(says))
  return shared.flatMap((says) => laterOf(sets, says)?.at('from', says) ?? [])
}

/** The register codes of every nation and time, each set sound in itself and the sets of a nation without gap or overlap. */
export function readCodes(files: readonly TemplateFile[]): { codes: CodeSet[]; faults: Fault[] } {
  const read = files.map((file) => readYaml(file, codeSetSchema))
  const sets = read.flatMap((one): ReadSet[] => (one.value ? [{ ...one, value: one.value }] : []))
  return {
    codes: sets.map(({ value }) => value),
    faults: [
      ...read.flatMap(({ faults }) => faults),
      ...sets.flatMap(({ value, at }) =>
        codeSetFaults([value]).map((says) => at(lastWith(value, says), says)),
      ),
      // A set that could not be read would look like a gap.
      ...(sets.length === read.length ? between(sets) : []),
    ],
  }
}

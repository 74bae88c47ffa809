import { type BankHolidays, bankHolidayFaults, bankHolidaysSchema } from '../domain/bank-holidays.ts'
import { type Dated, datedFaults } from '../domain/dated.ts'
import { ruleSchema } from '../domain/dated-schema.ts'
import { type Rules, ruleValues } from '../domain/rules.ts'
import type { Fault } from './fault.ts'
import { readYaml } from './read-yaml.ts'
import type { TemplateFile } from './template-files.ts'

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.yaml$/, '')

/** The bank holidays of England and Wales: one file, in order of day. */
export function readCalendars(files: readonly TemplateFile[]): {
  bankHolidays: BankHolidays | null
  faults: Fault[]
} {
  const read = files.map((file) => readYaml(file, bankHolidaysSchema))
  const faults = read.flatMap(({ value, at, faults: own }, n) => [
    ...own,
    ...(n > 0 ? [at('', 'a second list of bank holidays: lay it over the first instead')] : []),
    ...(value ? bankHolidayFaults(value) : []).map((says) =>
      at(`days.${value?.days.findLastIndex(({ on }) => says.startsWith(on))}`, says),
    ),
  ])
  if (read.length === 0)
    faults.push({ file: 'templates/calendars', line: 1, says: 'there is no list of bank holidays' })
  return { bankHolidays: read[0]?.value ?? null, faults }
}

type RuleFile = { id: string; rows: readonly Dated<unknown>[] | null; faults: Fault[] }

function readRule(file: TemplateFile): RuleFile {
  const id = nameOf(file.path)
  const value = Object.entries(ruleValues).find(([known]) => known === id)?.[1]
  if (value === undefined) {
    const says = `nothing reads a rule called ${id}; there are ${Object.keys(ruleValues).join(', ')}`
    return { id, rows: null, faults: [{ file: file.file, line: 1, says }] }
  }
  const { value: rule, faults, at } = readYaml(file, ruleSchema<typeof value>(value))
  const rows = rule?.rows ?? null
  const dates = datedFaults(rows ?? []).map((says) => {
    const from = /\d{4}-\d{2}-\d{2}/.exec(says)?.[0]
    const row = rows?.findIndex((one) => one.from === from) ?? -1
    return at(row < 0 ? 'rows' : `rows.${row}.from`, says)
  })
  const named = rule && rule.id !== id ? [at('id', `${rule.id} is not the name of its file`)] : []
  return { id, rows, faults: [...faults, ...dates, ...named] }
}

/** Every number from law or guidance with its dated rows; all the rules that the program knows must be there. */
export function readRules(files: readonly TemplateFile[]): { rules: Rules; faults: Fault[] } {
  const read = files.map(readRule)
  const absent = Object.keys(ruleValues).filter((id) => !read.some((rule) => rule.id === id))
  return {
    // Each file was read with the schema of its own id.
    rules: Object.fromEntries(read.map(({ id, rows }) => [id, rows ?? []])) as unknown as Rules,
    faults: [
      ...read.flatMap(({ faults }) => faults),
      ...absent.map((id) => ({ file: `templates/rules/${id}.yaml`, line: 1, says: 'this rule is missing' })),
    ],
  }
}

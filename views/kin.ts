import type { Kin, Sibling } from '../src/domain/kin.ts'
import { name } from '../src/kit/text.ts'
import { some } from './words.ts'

const mostSiblings = 10

/** What is said of a child at another school to somebody who does not work there: the same whether or not there is a case. */
export const askTheTeam =
  'This family may have a child at another school. Ask the Attendance Team about this family.'

function line(sibling: Sibling, where: string): string {
  const form = sibling.form === '' ? '' : `, ${name(sibling.form)}`
  const open = sibling.case === null ? '' : `, open case ${sibling.case}`
  return `:information_source: Sibling ${where}: ${name(sibling.name)}${form}${open}`
}

/** The brothers and sisters of a pupil, a line each. */
export function kinLines({ here, known, elsewhere }: Kin): string[] {
  const lines = [
    ...here.map((one) => line(one, 'at this school')),
    ...known.map((one) => line(one, `at ${name(one.school)}`)),
  ]
  const hidden = lines.length - mostSiblings
  return [
    ...lines.slice(0, mostSiblings),
    ...(hidden > 0 ? [`And ${some(hidden, 'more sibling')}.`] : []),
    ...(elsewhere ? [`:information_source: ${askTheTeam}`] : []),
  ]
}

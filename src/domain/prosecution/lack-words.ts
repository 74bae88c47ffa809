import type { ProsecutionLack } from './standing.ts'

/** What the two tests are of. */
export const testTitles = { evidence: 'evidence', 'public-interest': 'public interest' } as const

const testWhy = {
  'not-signed': (title: string) => `sign the test of ${title}`,
  'changed-since': (title: string) =>
    `sign the test of ${title} again, as what it rests on has changed since`,
  'not-passed': (title: string) => `the test of ${title} is not met`,
} as const

const some = (n: number, one: string, more: string): string[] =>
  n === 0 ? [] : [`${n} ${n === 1 ? one : more}`]

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`

/** What a decision to prosecute is still without, in one sentence. */
export function lackWords(lacks: readonly ProsecutionLack[]): string {
  const of = <L extends ProsecutionLack['lack']>(lack: L) =>
    lacks.filter((one): one is Extract<ProsecutionLack, { lack: L }> => one.lack === lack)
  const defences = of('defence')
  const applying = defences.filter(({ finding }) => finding === 'applies').length
  const open = [
    ...(of('charge').length > 0 ? ['name the period of the charge'] : []),
    ...some(
      of('field').length,
      'field of the decision record to fill in',
      'fields of the decision record to fill in',
    ),
    ...some(defences.length - applying, 'defence to go through', 'defences to go through'),
    ...some(applying, 'defence that applies', 'defences that apply'),
    ...of('test').map(({ test, why }) => testWhy[why](testTitles[test])),
  ]
  return `Still missing before anybody can be prosecuted: ${listed(open)}.`
}

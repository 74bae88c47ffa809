import type { Refusal } from '../src/domain/case/refusal.ts'
import type { ProsecutionLack } from '../src/domain/prosecution/standing.ts'
import { listed } from './words.ts'

type Said = {
  [K in Extract<
    Refusal['code'],
    | 'days-backwards'
    | 'no-such-defence'
    | 'no-such-field'
    | 'no-witness'
    | 'second-person'
    | 'prosecution-lacks'
  >]: (refusal: Extract<Refusal, { code: K }>) => string
}

const testTitles = { evidence: 'evidence', 'public-interest': 'public interest' } as const

const testWhy = {
  'not-signed': (title: string) => `sign the test of ${title}`,
  'changed-since': (title: string) =>
    `sign the test of ${title} again, as what it rests on has changed since`,
  'not-passed': (title: string) => `the test of ${title} is not met`,
} as const

const some = (n: number, one: string, more: string): string[] =>
  n === 0 ? [] : [`${n} ${n === 1 ? one : more}`]

/** What a decision to prosecute is still without, in one sentence. */
export function prosecutionLackWords(lacks: readonly ProsecutionLack[]): string {
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

/** Why something on the way to court is refused, in words that say what to do. */
export const prosecutionRefusals: Said = {
  'days-backwards': () => 'The last day lies before the first. Change one of them.',
  'no-such-defence': () => 'That defence is not one that is gone through here. Open the form again.',
  'no-such-field': () => 'The decision record has no such field. Open the form again.',
  'no-witness': () => 'Say first who gives the statement.',
  'second-person': () =>
    'Whoever decided to prosecute can’t also be the second person who checks the pack. Ask a colleague.',
  'prosecution-lacks': ({ lacks }) => prosecutionLackWords(lacks),
}

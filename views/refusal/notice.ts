import type { Refusal } from '../../src/domain/case/refusal.ts'

type Said = {
  [K in Extract<
    Refusal['code'],
    'notice-not-here' | 'notice-too-many' | 'notice-not-first' | 'notice-not-second' | 'notice-earlier'
  >]: (refusal: Extract<Refusal, { code: K }>) => string
}

const years = (months: number): string => (months % 12 === 0 ? `${months / 12} years` : `${months} months`)

/** Why a penalty notice is not kept, in words that say what else can be done. */
export const noticeRefusals: Said = {
  'notice-not-here': () => 'Penalty notices are kept here for schools in England only.',
  'notice-too-many': ({ most, months }) =>
    `This parent was given ${most} penalty notices for this child within ${years(months)}, and there may be no more. Decide on another way to help or to act.`,
  'notice-not-first': () =>
    'This parent was given a penalty notice for this child before. It can only be a second one.',
  'notice-not-second': () =>
    'No penalty notice to this parent for this child is on record, so this is the first.',
  'notice-earlier': () =>
    'A parent whose name is like this one was given a penalty notice for this child at another school. Find out whether that was the same person, and say so here.',
}

import type { KnownBlock } from '@slack/types'
import type { PenaltyNotice } from '../../src/domain/case/parts/notice.ts'
import { addDays, type Day, formatDayShort } from '../../src/domain/day.ts'
import type { PenaltyNotices } from '../../src/domain/penalty-notices.ts'
import type { Role } from '../../src/domain/role.ts'
import { section } from '../../src/kit/blocks.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { some } from '../words.ts'

/** Who is told of penalty notices: the council, and a school's seniors. */
const told: readonly Role[] = [
  'attendance-officer',
  'ewo',
  'team-leader',
  'legal',
  'head-of-year',
  'senior-leader',
  'headteacher',
]

const outcomes: Readonly<Record<string, string>> = {
  paid: 'paid',
  'not-paid': 'not paid',
  withdrawn: 'withdrawn',
}

/** The last day of so many that begin with another. */
const lastOf = (from: Day, days: number): string => formatDayShort(addDays(from, days - 1))

/** What a notice asks, and until when; its sum alone once what came of it is known, or where the law asks another sum by now. */
function asks({ which, received, amount, outcome }: PenaltyNotice, law: PenaltyNotices | undefined): string {
  const terms = law?.[which]
  if (outcome !== null || terms?.amount !== amount) return `£${amount}`
  const { reduced } = terms
  const lower =
    reduced === undefined ? '' : `£${reduced.amount} if paid by ${lastOf(received, reduced.days)}, `
  return `${lower}£${amount} by ${lastOf(received, terms.days)}`
}

function lineOf(notice: PenaltyNotice, law: PenaltyNotices | undefined): string {
  const { which, served, outcome } = notice
  const came = outcome === null ? 'not known yet whether it is paid' : (outcomes[outcome] ?? 'ended')
  return `${which} notice, ${asks(notice, law)}, served on ${formatDayShort(served)}: ${came}`
}

/** The penalty notices to each parent for this child, in this case and others, for those who are told of them. */
export function noticeBlocks({ state, context: { facts }, names, roles }: CaseShown): KnownBlock[] {
  if (!roles.some((role) => told.includes(role))) return []
  const lines = names.parents.flatMap((parent) => {
    const here = Object.values(state.notices).filter((notice) => notice.parent === parent.id)
    const others = (facts.noticesOnRecord ?? []).filter(
      (one) => one.parent === parent.id && one.case !== state.id,
    )
    const sure = others.filter((one) => one.sure).length
    const maybe = others.length - sure
    const says = [
      ...here.map((notice) => lineOf(notice, facts.penalties)),
      ...(sure > 0 ? [`${some(sure, 'notice')} in other cases`] : []),
      ...(maybe > 0
        ? [`${some(maybe, 'notice')} to somebody of a like name: find out whether it was them`]
        : []),
    ]
    return says.length === 0 ? [] : [`*${name(parent.name)}*: ${says.join('; ')}`]
  })
  return lines.length === 0 ? [] : [section(`*Penalty notices*\n${lines.join('\n')}`)]
}

import type { KnownBlock } from '@slack/types'
import { daysBetween, formatDay } from '../../src/domain/day.ts'
import { count } from '../../src/domain/duration.ts'
import type { LetterKind } from '../../src/domain/pathway/pathway.ts'
import { arrivalOf } from '../../src/domain/service/arrival.ts'
import { lastPosting, postedBefore } from '../../src/domain/service/last-posting.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { packed } from '../long-text.ts'
import { sendingWords } from '../words.ts'

/** From how many days before it on the last posting day is told. */
const near = 14

const lastIn = ({ context: { facts } }: CaseShown) => lastPosting(facts.service, facts.calendar, facts.today)

function holidayLine(looked: CaseShown): string[] {
  const { facts } = looked.context
  const { service, calendar, today } = facts
  const last = lastIn(looked)
  if (last === null || daysBetween(today, last.by) > near) return []
  const how = sendingWords[service.posted].toLowerCase()
  if (last.by >= today)
    return [
      `• :mailbox: Post by *${formatDay(last.by)}*, ${how}: later letters arrive after ${formatDay(last.before)}, the last school day before the holiday`,
    ]
  const arrives = arrivalOf(service, calendar, service.posted, today)
  if (arrives === null || arrives <= last.before) return []
  return [
    `• :warning: A letter posted today, ${how}, should arrive on ${formatDay(arrives)}, when school is out. Hand it over, or say in it who answers in the holiday`,
  ]
}

/** The last day on which letters of a kind are to be posted, where they are due; nothing where nobody counts one. */
export function postByLine(looked: CaseShown, kind: LetterKind): string[] {
  const { state, context: asked } = looked
  const isFor = (deadline: string) =>
    asked.pathway.deadlines.some(({ id, met }) => id === deadline && 'sent' in met && met.sent === kind.id)
  const due = Object.values(state.deadlines)
    .filter((one) => one.state === 'open' && isFor(one.kind))
    .flatMap((one) => one.due ?? [])
    .sort()[0]
  if (due === undefined) return []
  const sooner = postedBefore(lastIn(looked), due, asked.facts.today)
  return [
    `• To be posted by ${formatDay(sooner ?? due)}${sooner === null ? '' : ', so that it arrives in term'}`,
  ]
}

function oldAddresses({ parentsOn, context: { facts } }: CaseShown): string[] {
  if (!parentsOn) return []
  const { calendar, service, today } = facts
  const old = count(calendar, parentsOn, 'after', service.addressOld)
  if (!old.known || old.day > today) return []
  return [
    `• :warning: The parents' addresses were last imported on ${formatDay(parentsOn)}: check them with the family first`,
  ]
}

/** What is blank or doubtful and would be on a letter: told before any is made, and never printed as a gap. */
function doubts(looked: CaseShown): string[] {
  const { names, context: asked } = looked
  const unreachable = names.parents.filter(({ reachable, doNotWrite }) => !reachable && !doNotWrite)
  return [
    ...unreachable.map(
      ({ name: who }) =>
        `• :warning: No postal address is on record for ${name(who)}: no letter to them can be made`,
    ),
    ...(asked.facts.pupil.dateOfBirth === null
      ? ["• :warning: The pupil's date of birth is not on record: no letter can be made"]
      : []),
    ...oldAddresses(looked),
  ]
}

/** What to see to before letters are made or posted: what is missing or doubtful, and the holiday ahead. */
export function postingBlocks(looked: CaseShown): KnownBlock[] {
  if (!looked.acts || looked.state.status === 'closed') return []
  const lines = [...doubts(looked), ...holidayLine(looked)]
  return lines.length === 0 ? [] : packed(['*Before you make or post letters*', ...lines])
}

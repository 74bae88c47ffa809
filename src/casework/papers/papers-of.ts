import { standingHolds } from '../../domain/case/parts/hold.ts'
import { done, type Result, refuse } from '../../domain/case/refusal.ts'
import type { Meeting } from '../../domain/case/state.ts'
import { formOf } from '../../domain/family.ts'
import type { PaperFacts, PaperId } from '../../domain/paper-facts.ts'
import { addressOf } from '../letters/addressee.ts'
import { parentName, salutationOf } from '../letters/names.ts'
import type { LookedAt } from '../look-at-case.ts'
import { blankFacts, stageOf, stagesOf } from './blank-facts.ts'
import { sittingsOf } from './sittings-of.ts'

/** What can be printed to be filled in by hand. */
const handPapers = ['stage', 'stages', 'signatures', 'contact-slips', 'by-hand'] as const
export type HandPaper = (typeof handPapers)[number]

/** One paper to print: its template, and what it prints. */
export type PaperOrder = { paper: PaperId; facts: PaperFacts }

/** What every paper of a case prints. */
export function caseFacts({ state, names, people, family, context }: LookedAt): PaperFacts {
  const form = formOf(names.pupil)
  return {
    ...blankFacts(family.school, context.facts.today),
    reference: state.id,
    pupil: {
      forename: names.pupil.forename,
      fullName: names.pupil.name,
      form: form === '' ? null : form,
    },
    contact: people[state.owner] ?? 'the school office',
  }
}

/** A page for every sitting of every planned meeting; before there is one, a page whose day is written in. */
function signatures(looked: LookedAt): PaperOrder[] {
  const { state, context } = looked
  const planned = Object.values(state.meetings).filter((meeting) => meeting.state === 'planned')
  const meetings: (Meeting | null)[] = planned.length === 0 ? [null] : planned
  return meetings.flatMap((of) => {
    const title = context.pathway.meetings.find(({ id }) => id === of?.kind)?.title ?? 'Meeting'
    const meeting = of && { title, day: of.on, time: of.at, place: of.place }
    return sittingsOf(looked, of).map((sitting): PaperOrder => {
      return { paper: 'signatures', facts: { ...caseFacts(looked), meeting, sitting } }
    })
  })
}

/** A sheet for each parent alone; a slip has no address on it, because the parent writes it. */
function forEachParent(looked: LookedAt, paper: PaperId, parents: LookedAt['family']['parents']) {
  return parents.map((parent): PaperOrder => {
    const address = paper === 'contact-slip' ? [] : addressOf(parent)
    const own = { name: parentName(parent), salutation: salutationOf(parent), address }
    return { paper, facts: { ...caseFacts(looked), parent: own } }
  })
}

/** Invitations go to the family: none while a hold stands, and none to a parent marked do-not-write. */
function byHand(looked: LookedAt): Result<PaperOrder[]> {
  if (standingHolds(looked.state).length > 0) return refuse({ code: 'on-hold' })
  const written = looked.family.parents.filter((parent) => !parent.doNotWrite)
  if (written.length === 0) return refuse({ code: 'no-one-invited' })
  return done(forEachParent(looked, 'invitation-by-hand', written))
}

const makers: Record<HandPaper, (looked: LookedAt) => Result<PaperOrder[]>> = {
  stage: (looked) => {
    const open = stagesOf(looked.context.pathway).filter(({ id }) => looked.state.open.includes(id))
    const stages = open.map(stageOf)
    return done([{ paper: 'checklist', facts: { ...caseFacts(looked), stages } }])
  },
  stages: (looked) => {
    const stages = stagesOf(looked.context.pathway).map(stageOf)
    return done([{ paper: 'checklist', facts: { ...caseFacts(looked), stages } }])
  },
  signatures: (looked) => done(signatures(looked)),
  'contact-slips': (looked) => done(forEachParent(looked, 'contact-slip', looked.family.parents)),
  'by-hand': byHand,
}

/** The papers of a case that are filled in by hand; each adult's are their own. */
export const papersOf = (looked: LookedAt, wanted: HandPaper): Result<PaperOrder[]> => makers[wanted](looked)

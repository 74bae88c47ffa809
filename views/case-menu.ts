import { z } from 'zod'
import { moverRoles } from '../src/domain/case/mover-roles.ts'
import { defineSelect } from '../src/kit/select.ts'
import { seesAccess } from './access.ts'
import type { CaseShown } from './case-shown.ts'
import { nextPlanned } from './interpreter.ts'

/** What else may be done to a case, by the word that `commands/case-menu.ts` answers to. */
export const caseActs = [
  'attendance',
  'print',
  'timeline',
  'need',
  'joint',
  'interpreter',
  'hand-over',
  'close',
  'unfound',
  'access',
  'tracking',
  'move',
  'reopen',
  'court',
] as const
export type CaseAct = (typeof caseActs)[number]

/** The menu of a case. */
export const caseMenu = defineSelect({
  id: 'case.menu',
  payload: z.object({ case: z.string(), do: z.enum(caseActs) }),
})

/** The council considers it from the first day on; the others look at it once it does. */
function goesToCourt({ state, context, roles }: CaseShown): boolean {
  const { considers, decides } = context.facts.prosecution
  const council = roles.some((role) => [...considers, ...decides].includes(role))
  return council || Object.keys(state.prosecutions).length > 0
}

/** One thing that may be done, in words, and when it is offered. */
const offers: Record<CaseAct, { text: string; when: (looked: CaseShown) => boolean }> = {
  attendance: { text: 'Attendance', when: () => true },
  print: { text: 'Print', when: ({ acts }) => acts },
  timeline: { text: 'Timeline', when: () => true },
  need: { text: 'Note a need', when: ({ acts, state }) => acts && state.status === 'open' },
  joint: {
    text: 'Joint meeting',
    when: ({ acts, state, kin }) =>
      acts && state.status === 'open' && [...kin.here, ...kin.known].some((one) => one.case !== null),
  },
  interpreter: {
    text: 'Book an interpreter',
    when: ({ acts, state }) => acts && state.status === 'open' && nextPlanned(state) !== null,
  },
  'hand-over': { text: 'Pass to a colleague', when: ({ acts }) => acts },
  close: { text: 'Close for another reason', when: ({ acts, state }) => acts && state.status === 'open' },
  unfound: {
    text: 'The pupil cannot be found',
    when: ({ acts, state }) => acts && state.status === 'open' && state.ending.unfound === null,
  },
  access: { text: 'Who may see this case', when: ({ roles }) => seesAccess(roles) },
  tracking: { text: 'For the evaluation', when: ({ acts }) => acts },
  move: {
    text: 'Move to another pathway',
    when: ({ acts, state, roles }) =>
      acts && state.status === 'open' && roles.some((role) => moverRoles.includes(role)),
  },
  reopen: { text: 'Open again', when: ({ acts, state }) => acts && state.status === 'closed' },
  court: { text: 'Court', when: goesToCourt },
}

/** The menu's choices for a case as it stands. */
export function menuItems(looked: CaseShown) {
  return caseActs
    .filter((act) => offers[act].when(looked))
    .map((act) => ({ text: offers[act].text, payload: { case: looked.state.id, do: act } }))
}

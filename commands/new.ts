import type { ModalView } from '@slack/types'
import { findPupils, lookAtPupil } from '../src/casework/look-at-pupil.ts'
import { openCase } from '../src/casework/open-case.ts'
import { schoolsOf } from '../src/domain/access.ts'
import type { Consulted } from '../src/domain/case/parts/sign-off.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { type Command, onModal, onPress, onSearch, type Reply } from '../src/kit/command.ts'
import { limits } from '../src/kit/limits.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { caseView } from '../views/case.ts'
import { conversationsIn } from '../views/consulting.ts'
import { type NewProps, newCase, newCaseView, startCase } from '../views/new.ts'
import { refusalSentence } from '../views/refusal.ts'
import { askedBy, type Ctx, type Desk, look, modalOf, show } from './desk.ts'
import { ownSchools } from './own-schools.ts'

type Asks = Pick<NewProps, 'schools' | 'school' | 'asks'>

/** The schools to choose from, the one that the channel or a single role gives, and whether to ask. */
async function whichSchool(ctx: Ctx, channel: string | null): Promise<Asks> {
  const { schools, own } = await ownSchools(ctx, channel)
  return { schools, school: own, asks: own === null && schools.length <= limits.selectOptions }
}

function start(ctx: Ctx, over: ReceivedView | null): Reply {
  if (schoolsOf(ctx.person).length === 0) {
    return {
      say: 'Opening a case is for school staff and the attendance team. Ask whoever looks after Fast Track if you should be able to.',
    }
  }
  const build = async () => {
    const which = await whichSchool(ctx, ctx.channel)
    return newCaseView({ ...which, owner: ctx.person.id, chosen: null, prospect: null })
  }
  const modal = modalOf(over)
  if (modal === null) return show(ctx, null, 'New Fast Track case', build)
  // It takes the list's place: the case that comes of it needs the room above.
  return { after: async () => void (await ctx.update(modal.id, await build())) }
}

/** Draws the form for a new case with a pupil in it, as it is reached from elsewhere. */
export async function newCaseFor(ctx: Ctx, pupil: string): Promise<ModalView> {
  const { school } = await whichSchool(ctx, null)
  return drawn(ctx, school, false, pupil)
}

async function drawn(ctx: Ctx, school: string | null, asks: boolean, pupil: string | null) {
  const which = await whichSchool(ctx, null)
  const prospect = pupil === null ? null : await lookAtPupil(ctx.deps.house, ctx.person, pupil)
  const chosen =
    prospect === null || pupil === null ? null : { value: pupil, text: prospect.names.pupil.name }
  return newCaseView({ ...which, school, asks, owner: ctx.person.id, chosen, prospect })
}

/** Where on the form a refusal belongs, if not with the pupil. */
const fieldOf: Partial<Record<Refusal['code'], 'reason' | 'owner'>> = {
  'below-entry-test': 'reason',
  'not-staff': 'owner',
}

const notTheirs = 'This pupil is not at a school where you work.'

async function opened(ctx: Ctx, id: string) {
  const looked = await look(ctx, id)
  return looked === null ? { clear: true as const } : { update: caseView(looked) }
}

/** Says beside its own day which conversation is said to have been on a day to come. */
function futureErrors(consulted: readonly Consulted[], on: Consulted['day'], text: string) {
  const wrong = consulted.filter(({ day }) => day === on)
  return { spoke: Object.fromEntries(wrong.map(({ who }) => [who, text])) }
}

async function submit(ctx: Ctx, { answers }: ReturnType<(typeof newCase)['read']>) {
  if (answers.pupil === null) return { errors: { pupil: 'Choose a pupil.' } }
  const prospect = await lookAtPupil(ctx.deps.house, ctx.person, answers.pupil)
  if (prospect === null) return { errors: { pupil: notTheirs } }
  const { pupil, owner, reason } = answers
  const consulted = conversationsIn(answers)
  const wanted = { pupil, owner: owner ?? ctx.person.id, reason: reason ?? undefined, consulted }
  const outcome = await openCase(ctx.deps.house, askedBy(ctx), wanted)
  if (outcome.done) return opened(ctx, outcome.state.id)
  const { refusal } = outcome
  if (refusal.code === 'no-such-case') return { errors: { pupil: notTheirs } }
  const text = refusalSentence(refusal, { pathway: prospect.pathway, family: prospect.names })
  if (refusal.code === 'day-in-future') return { errors: futureErrors(consulted, refusal.on, text) }
  return { errors: { [fieldOf[refusal.code] ?? 'pupil']: text } }
}

/** Opens a case: finds the pupil as one types, shows the entry test, and posts the card. */
export const newCommand: Command<Desk> = {
  word: 'new',
  help: 'Open a case for a pupil',
  run: async (ctx) => start(ctx, null),
  buttons: [onPress(startCase, async (ctx: Ctx, _payload, view) => start(ctx, view))],
  modals: [
    onModal(newCase, {
      change: async (ctx: Ctx, { answers, context, view, changed }) => {
        const school = answers.school ?? context.school
        const pupil = changed.field === 'school' ? null : answers.pupil
        return {
          after: async () => void (await ctx.update(view.id, await drawn(ctx, school, context.asks, pupil))),
        }
      },
      submit: (ctx: Ctx, reading) => submit(ctx, reading),
    }),
  ],
  searches: [
    onSearch(newCase.fields.pupil, async (ctx: Ctx, typed, view) => {
      const school =
        view === null ? null : (newCase.read(view).answers.school ?? newCase.read(view).context.school)
      const found = await findPupils(ctx.deps.house, ctx.person, typed, school)
      return found.map((pupil) => ({
        value: pupil.id,
        text: pupil.name,
        description: pupil.left === null ? pupil.form : 'Not on roll',
      }))
    }),
  ],
}

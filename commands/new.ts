import type { ModalView } from '@slack/types'
import { findPupils, lookAtPupil } from '../src/casework/look-at-pupil.ts'
import { openCase } from '../src/casework/open-case.ts'
import { schoolsOf } from '../src/domain/access.ts'
import type { Consulted } from '../src/domain/case/parts/sign-off.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import type { Prospect } from '../src/domain/prospect.ts'
import { type Command, onModal, onPress, onSearch, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { caseView } from '../views/case.ts'
import { conversationsIn } from '../views/consulting.ts'
import { type NewProps, newCase, newCaseView, saidIn, startCase, unsaidErrors } from '../views/new.ts'
import { refusalSentence } from '../views/refusal.ts'
import { askedBy, type Ctx, type Desk, look, modalOf, show } from './desk.ts'
import { ownSchools } from './own-schools.ts'

type Asks = Pick<NewProps, 'schools' | 'school' | 'asks'>

/** The schools to choose from, the one that the channel or a single role gives, and whether to ask. */
async function whichSchool(ctx: Ctx, channel: string | null): Promise<Asks> {
  const { schools, own } = await ownSchools(ctx, channel)
  return { schools, school: own, asks: own === null }
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

type Answers = ReturnType<(typeof newCase)['read']>['answers']

/** A pupil as the form stands: on the pathway that is chosen on it, with what was said so far. */
async function prospectFor(
  ctx: Ctx,
  pupil: string,
  answers?: Answers,
  pathway = answers?.pathway ?? null,
): Promise<Prospect | null> {
  const { house } = ctx.deps
  const first = await lookAtPupil(house, ctx.person, pupil, { pathway })
  if (first === null || answers === undefined || first.pathway.questions.length === 0) return first
  const said = saidIn(answers, pupil, first.pathway)
  return lookAtPupil(house, ctx.person, pupil, { pathway, said })
}

/** Draws the form for a new case with a pupil in it, and a pathway where one is meant, as it is reached from elsewhere. */
export async function newCaseFor(ctx: Ctx, pupil: string, pathway: string | null): Promise<ModalView> {
  const { school } = await whichSchool(ctx, null)
  const prospect = await prospectFor(ctx, pupil, undefined, pathway)
  return form(ctx, { school, asks: false }, pupil, prospect)
}

type Place = { school: string | null; asks: boolean }

async function drawn(ctx: Ctx, place: Place, pupil: string | null, answers?: Answers) {
  return form(ctx, place, pupil, pupil === null ? null : await prospectFor(ctx, pupil, answers))
}

async function form(
  ctx: Ctx,
  { school, asks }: Place,
  pupil: string | null,
  prospect: Prospect | null,
): Promise<ModalView> {
  const which = await whichSchool(ctx, null)
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

type Refused = { refusal: Refusal; prospect: Prospect; pupil: string; consulted: readonly Consulted[] }

function errorsOf({ refusal, prospect, pupil, consulted }: Refused) {
  if (refusal.code === 'no-such-case') return { pupil: notTheirs }
  const text = refusalSentence(refusal, { pathway: prospect.pathway, family: prospect.names })
  if (refusal.code === 'day-in-future') return futureErrors(consulted, refusal.on, text)
  if (refusal.code === 'not-said') return unsaidErrors(pupil, refusal.questions)
  return { [fieldOf[refusal.code] ?? 'pupil']: text }
}

type Submission = ReturnType<(typeof newCase)['read']>

async function submit(ctx: Ctx, { answers, context }: Submission) {
  const { pupil, owner, reason } = answers
  if (pupil === null) return { errors: { pupil: 'Choose a pupil.' } }
  const prospect = await prospectFor(ctx, pupil, answers)
  if (prospect === null) return { errors: { pupil: notTheirs } }
  const consulted = conversationsIn(answers)
  const outcome = await openCase(ctx.deps.house, askedBy(ctx), {
    pupil,
    pathway: prospect.pathway.id,
    owner: owner ?? ctx.person.id,
    reason: reason ?? undefined,
    consulted,
    said: saidIn(answers, pupil, prospect.pathway),
  })
  if (outcome.done) return opened(ctx, outcome.state.id)
  const { refusal } = outcome
  // An answer that was given last may have shown only now that a reason is asked for.
  const unasked = refusal.code === 'below-entry-test' && prospect.pathway.questions.length > 0
  if (unasked) return { update: await drawn(ctx, context, pupil, answers) }
  return { errors: errorsOf({ refusal, prospect, pupil, consulted }) }
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
        const place = { school, asks: context.asks }
        return {
          after: async () => void (await ctx.update(view.id, await drawn(ctx, place, pupil, answers))),
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

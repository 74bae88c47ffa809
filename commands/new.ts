import { allSchools, schoolOfChannel } from '../db/queries/schools.ts'
import { findPupils, lookAtPupil } from '../src/casework/look-at-pupil.ts'
import { openCase } from '../src/casework/open-case.ts'
import { mayWorkAt, schoolsOf } from '../src/domain/access.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { type Command, onModal, onPress, onSearch, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { caseView } from '../views/case.ts'
import { type NewProps, newCase, newCaseView, startCase } from '../views/new.ts'
import { refusalSentence } from '../views/refusal.ts'
import { askedBy, type Ctx, type Desk, look, show } from './desk.ts'

type Asks = Pick<NewProps, 'schools' | 'school' | 'asks'>

/** The schools to choose from, the one that the channel or a single role gives, and whether to ask. */
async function whichSchool(ctx: Ctx, channel: string | null): Promise<Asks> {
  const { read } = ctx.deps.house.store
  const schools = (await allSchools(read)).filter((school) => mayWorkAt(ctx.person, school.id))
  const here = channel === null ? null : await schoolOfChannel(read, channel)
  const own = here !== null && mayWorkAt(ctx.person, here.id) ? here.id : null
  const only = schools.length === 1 ? (schools[0]?.id ?? null) : null
  return { schools, school: own ?? only, asks: own === null && only === null }
}

function start(ctx: Ctx, over: ReceivedView | null): Reply {
  if (schoolsOf(ctx.person).length === 0) {
    return {
      say: 'Opening a case is for school staff and the attendance team. Ask whoever looks after Fast Track if you should be able to.',
    }
  }
  return show(ctx, over, 'New Fast Track case', async () => {
    const which = await whichSchool(ctx, ctx.channel)
    return newCaseView({ ...which, owner: ctx.person.id, chosen: null, prospect: null })
  })
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
      submit: async (ctx: Ctx, { answers }) => {
        if (answers.pupil === null) return { errors: { pupil: 'Choose a pupil.' } }
        const wanted = {
          pupil: answers.pupil,
          owner: answers.owner ?? ctx.person.id,
          reason: answers.reason ?? undefined,
        }
        const outcome = await openCase(ctx.deps.house, askedBy(ctx), wanted)
        if (outcome.done) {
          const looked = await look(ctx, outcome.state.id)
          return looked === null ? { clear: true } : { update: caseView(looked) }
        }
        const prospect = await lookAtPupil(ctx.deps.house, ctx.person, answers.pupil)
        const { refusal } = outcome
        if (prospect === null) return { errors: { pupil: 'This pupil is not at a school where you work.' } }
        const text = refusalSentence(refusal, { pathway: prospect.pathway, family: prospect.names })
        return { errors: { [fieldOf[refusal.code] ?? 'pupil']: text } }
      },
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

import { personWithRoles } from '../db/queries/people.ts'
import { nameDeputy } from '../src/casework/name-deputy.ts'
import { onModal, onPress, type Screens } from '../src/kit/command.ts'
import { deputyModal, deputyView, openDeputy } from '../views/deputy.ts'
import { askedBy, type Ctx, type Desk, modalOf, show } from './desk.ts'

const deputyOf = async (ctx: Ctx) =>
  (await personWithRoles(ctx.deps.house.store.read, ctx.person.id))?.deputy ?? null

const notThey = 'Choose a colleague who is on the list of people for your school, and not yourself.'

/** Names who takes over one's own cases. */
export const deputyScreens: Screens<Desk> = {
  buttons: [
    onPress(openDeputy, async (ctx: Ctx, _payload, view) =>
      show(ctx, modalOf(view), 'If I leave', async () => deputyView(await deputyOf(ctx))),
    ),
  ],
  modals: [
    onModal(deputyModal, {
      submit: async (ctx: Ctx, { answers }) => {
        const outcome = await nameDeputy(ctx.deps.house, askedBy(ctx), ctx.person.id, answers.deputy)
        return outcome.done ? { close: true } : { errors: { deputy: notThey } }
      },
    }),
  ],
}

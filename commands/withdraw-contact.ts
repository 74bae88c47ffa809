import { withdrawContact } from '../src/casework/log-contact.ts'
import { contactId } from '../src/domain/contact.ts'
import { onModal, onPress, type Pressed, type Submittable } from '../src/kit/command.ts'
import { contactMenu, contactsView } from '../views/log/contacts.ts'
import { withdrawModal, withdrawView } from '../views/log/withdrawing.ts'
import { askedBy, type Ctx, type Desk, look, showForm } from './desk.ts'

const gone = 'This contact can no longer be taken back. Close this and look at the contacts again.'

async function paintContacts(ctx: Ctx, view: string, id: string): Promise<void> {
  const looked = await look(ctx, id)
  if (looked !== null) await ctx.update(view, contactsView(looked))
}

/** Takes back a contact that was entered in error, from the list of contacts. */
export const withdrawing: { buttons: Pressed<Desk>[]; modals: Submittable<Desk>[] } = {
  buttons: [
    onPress(contactMenu, async (ctx: Ctx, { case: id, seq }, view) =>
      showForm(ctx, view, 'Entered in error', id, (looked, { back }) => withdrawView(looked, seq, back)),
    ),
  ],
  modals: [
    onModal(withdrawModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const { case: id, seq, back } = context
        const why = answers.why?.trim()
        if (!why) return { errors: { why: 'Write down what was wrong.' } }
        const looked = await look(ctx, id)
        const told = looked?.acts && looked.contacts.some((one) => one.seq === seq)
        const contact = contactId(looked?.state.school ?? '', seq)
        const kept = told && (await withdrawContact(ctx.deps.house, askedBy(ctx), contact, why))
        if (!kept) return { errors: { why: gone } }
        return back === null ? { close: true } : { close: true, after: () => paintContacts(ctx, back, id) }
      },
    }),
  ],
}

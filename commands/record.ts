import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { rolesAt } from '../src/domain/access.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { recordsAt } from '../src/domain/pathway/options.ts'
import { type Command, onModal, onPress } from '../src/kit/command.ts'
import { type Begun, openRecord, recordModal, recordView } from '../views/record.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, look, notHere, showForm } from './desk.ts'
import { forCase } from './for-case.ts'

/** How the form begins for whoever asks. */
const begun = (ctx: Ctx, looked: LookedAt, record: string, more: Partial<Begun> = {}): Begun => ({
  ...more,
  own: ownIn(ctx, looked, record),
  me: ctx.person.name,
})

/** Is this the person's own to record, by one of their roles at the case's school? */
function ownIn(ctx: Ctx, { state, context }: LookedAt, record: string): boolean {
  const by = context.pathway.records.find((one) => one.id === record)?.by ?? []
  return rolesAt(ctx.person, state.school).some((role) => by.includes(role))
}

type Given = ReturnType<(typeof recordModal)['read']>

function valuesOf({ answers }: Given, own: boolean): Record<string, string> {
  const fields = [...answers.text, ...answers.long, ...answers.day, ...answers.choice]
  const given = fields.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const]))
  const told = own || answers.told === null ? [] : [['told-by', answers.told] as const]
  return Object.fromEntries([...given, ...told])
}

const slots = { text: 'text', 'long-text': 'long', day: 'day', choice: 'choice' } as const

/** Where on the form a refusal belongs. */
function placed(looked: LookedAt, record: string, refusal: Refusal, text: string) {
  const field = 'field' in refusal ? refusal.field : ''
  const kind = looked.context.pathway.records.find((one) => one.id === record)
  const slot = kind?.fields.find((one) => one.id === field)?.kind ?? 'text'
  return { errors: { [slots[slot]]: { [field]: text } } }
}

async function keep(ctx: Ctx, given: Given) {
  const { case: id, record, notice: amends, back } = given.context
  const looked = await look(ctx, id)
  if (looked === null) return { errors: { text: notHere } }
  const own = ownIn(ctx, looked, record)
  if (!own && given.answers.told === null) return { errors: { told: 'Say who told you.' } }
  const asked = askedBy(ctx, { manner: own ? 'did' : 'told' })
  const values = valuesOf(given, own)
  const outcome = await act(ctx.deps.house, id, asked, { do: 'record', record, values, amends })
  if (outcome.done) return backToCase(ctx, back, id)
  return placed(looked, record, outcome.refusal, await because(ctx, id, outcome.refusal))
}

/** Records the forms a pathway asks for, such as the Attendance Team's confirmation. */
export const recordCommand: Command<Desk> = {
  word: 'record',
  help: 'Record a confirmation or another form of the pathway',
  usage: 'FT-2026-0001',
  run: forCase('record', (ctx, id) => {
    return showForm(ctx, null, 'Record', id, (looked) => {
      const [kind] = recordsAt(looked.context.pathway, looked.state.open)
      if (kind === undefined) return 'There is nothing to record where this case stands now.'
      return recordView(looked, kind.id, begun(ctx, looked, kind.id), null)
    })
  }),
  buttons: [
    onPress(openRecord, async (ctx: Ctx, { case: id, record, ...more }, view) =>
      showForm(ctx, view, 'Record', id, (looked, { back }) =>
        recordView(looked, record, begun(ctx, looked, record, more), back),
      ),
    ),
  ],
  modals: [
    onModal(recordModal, {
      submit: (ctx: Ctx, given) => keep(ctx, given),
    }),
  ],
}

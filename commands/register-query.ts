import { reasonsOn } from '../src/casework/absences.ts'
import { act } from '../src/casework/act.ts'
import { onModal, onPress } from '../src/kit/command.ts'
import { openRegisterQueries, queriesModal, queriesView } from '../views/register-query.ts'
import { askedBy, backToCase, because, type Ctx, showForm } from './desk.ts'

type Answered = ReturnType<(typeof queriesModal)['read']>

/** Each question that was answered in the window, with why a mark stands. */
function answersIn({ answers }: Answered) {
  return answers.answer.flatMap(({ key: query, value: answer }) => {
    const why = answers.why.find((one) => one.key === query)?.value ?? ''
    return answer === null ? [] : [{ query, answer, why }]
  })
}

async function keep(ctx: Ctx, reading: Answered) {
  const { case: id, back } = reading.context
  const answers = answersIn(reading)
  if (answers.length === 0) return { errors: { answer: 'Choose an answer first, or close this.' } }
  const silent = answers.find(({ answer, why }) => answer === 'stands' && why === '')
  if (silent !== undefined) return { errors: { why: { [silent.query]: 'Say why the mark stands.' } } }
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), { do: 'answer-query', answers })
  if (!outcome.done) return { errors: { answer: await because(ctx, id, outcome.refusal) } }
  return backToCase(ctx, back, id)
}

/** What whoever keeps the register can press. */
export const registerQueryButtons = [
  onPress(openRegisterQueries, async (ctx: Ctx, { case: id }, view) =>
    showForm(ctx, view, 'Register questions', id, (looked, { back }) =>
      queriesView(looked, reasonsOn(ctx.deps.house, { on: looked.context.facts.today }), back),
    ),
  ),
]

/** What whoever keeps the register can fill in. */
export const registerQueryModals = [
  onModal(queriesModal, { submit: (ctx: Ctx, reading) => keep(ctx, reading) }),
]

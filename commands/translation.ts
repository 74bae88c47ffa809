import { onPress, type Screens } from '../src/kit/command.ts'
import { printModal } from '../views/print.ts'
import { translateButton, translationSent } from '../views/translation.ts'
import { because, type Ctx, type Desk, look, modalOf } from './desk.ts'
import { lettersBelow, paintLetters } from './letters.ts'
import { drawPrint } from './print.ts'

/** Sends the files for a translator, which take a moment to make. */
async function send(
  ctx: Ctx,
  { case: id, language }: { case: string; language: string },
  below: ReturnType<typeof lettersBelow>,
  printing: boolean,
) {
  const looked = await look(ctx, id)
  if (looked === null) return
  const made = await ctx.deps.papers.translation(ctx.person, looked, language)
  const notice = made.ok ? translationSent : await because(ctx, id, made.refusal)
  if (printing) await ctx.update(below.over, drawPrint(ctx, looked, { notice }))
  else await paintLetters(ctx, below.over, id, { ...below, notice })
}

/** Sends what is to be translated and checked before letters go out in their readers' languages. */
export const translationScreens: Screens<Desk> = {
  buttons: [
    onPress(translateButton, async (ctx: Ctx, wanted, view) => {
      const shown = modalOf(view)
      return shown === null
        ? undefined
        : {
            after: () => send(ctx, wanted, lettersBelow(view, shown.id), view?.callback_id === printModal.id),
          }
    }),
  ],
}

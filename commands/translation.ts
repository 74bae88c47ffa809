import { onPress, type Screens } from '../src/kit/command.ts'
import { translateButton, translationSent } from '../views/translation.ts'
import { because, type Ctx, type Desk, look, modalOf } from './desk.ts'
import { lettersBelow, paintLetters } from './letters.ts'

/** Sends the files for a translator, which take a moment to make. */
async function send(ctx: Ctx, id: string, language: string, below: ReturnType<typeof lettersBelow>) {
  const looked = await look(ctx, id)
  if (looked === null) return
  const made = await ctx.deps.papers.translation(ctx.person, looked, language)
  const notice = made.ok ? translationSent : await because(ctx, id, made.refusal)
  await paintLetters(ctx, below.over, id, { ...below, notice })
}

/** Sends what is to be translated and checked before letters go out in their readers' languages. */
export const translationScreens: Screens<Desk> = {
  buttons: [
    onPress(translateButton, async (ctx: Ctx, { case: id, language }, view) => {
      const shown = modalOf(view)
      return shown === null
        ? undefined
        : { after: () => send(ctx, id, language, lettersBelow(view, shown.id)) }
    }),
  ],
}

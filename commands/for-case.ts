import type { Reply } from '../src/kit/command.ts'
import { caseNumber } from './case-number.ts'
import type { Ctx } from './desk.ts'

/** Runs a verb about one case, whose number was typed behind it; without one it says what to type. */
export function forCase(word: string, open: (ctx: Ctx, id: string) => Promise<Reply> | Reply) {
  return async (ctx: Ctx, text: string): Promise<Reply> => {
    const id = caseNumber(text, ctx.today.slice(0, 4))
    if (id !== null) return open(ctx, id)
    const example = `Give the case’s number, for example \`/fasttrack ${word} FT-2026-0001\`.`
    return { say: `${example} \`/fasttrack list\` shows the cases you can open.` }
  }
}

import type { Reply } from '../src/kit/command.ts'
import type { Ctx } from './desk.ts'

/** A case's number however it was typed: `1`, `2026-1` and `ft-2026-0001` are the same. */
function caseNumber(typed: string, year: string): string | null {
  const [, given, number] = /^(?:ft-)?(?:(\d{4})-)?(\d{1,6})$/i.exec(typed.trim()) ?? []
  return number === undefined ? null : `FT-${given ?? year}-${number.padStart(4, '0')}`
}

/** Runs a verb about one case, whose number was typed behind it; without one it says what to type. */
export function forCase(word: string, open: (ctx: Ctx, id: string) => Promise<Reply> | Reply) {
  return async (ctx: Ctx, text: string): Promise<Reply> => {
    const id = caseNumber(text, ctx.today.slice(0, 4))
    if (id !== null) return open(ctx, id)
    const example = `Give the case’s number, for example \`/fasttrack ${word} FT-2026-0001\`.`
    return { say: `${example} \`/fasttrack list\` shows the cases you can open.` }
  }
}

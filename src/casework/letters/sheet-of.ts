import type { Letterhead } from '../../documents/paper.ts'
import { schoolLetterhead } from '../../domain/school-letterhead.ts'
import type { Family } from '../facts.ts'

/** What a school's sheets look like beside words, as far as it has said anything of that. */
export function sheetOf({ settings }: Pick<Family['school'], 'settings'>): Letterhead {
  const said = (settings ?? {}) as Record<string, unknown>
  const { logo, addressDown } =
    schoolLetterhead.pick({ logo: true, addressDown: true }).safeParse(said).data ?? {}
  return { ...(logo === undefined ? {} : { logo }), ...(addressDown === undefined ? {} : { addressDown }) }
}

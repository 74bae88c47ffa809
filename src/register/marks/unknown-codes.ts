import type { Profile, UnknownCode } from '../../domain/register-file.ts'
import { type Fault, quoted } from '../tables/fault.ts'

const often = (times: number): string => (times === 1 ? 'once' : `${times} times`)

/** What is wrong with marks that are no register code on their day: each was one once, or will be, or never. */
export const unknownCodes = (
  unknown: readonly UnknownCode[],
  { columns }: Pick<Profile, 'columns'>,
): Fault[] =>
  unknown.map(({ code, times, row }) => ({
    row,
    column: columns.code ?? null,
    says: `${quoted(code)} is no register code on this day, and the file has it ${often(times)}: correct it`,
  }))

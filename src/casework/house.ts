import type { Store } from '../../db/store.ts'
import type { BankHolidays } from '../domain/bank-holidays.ts'
import type { CodeSet } from '../domain/codes.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import type { PackProfile } from '../domain/pack/pack-profile.ts'
import type { PaperId } from '../domain/paper-facts.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { KnownProfile } from '../domain/register-file.ts'
import type { Rules } from '../domain/rules.ts'

/** What the templates folder holds, as casework needs it; `src/library.ts` reads it. */
export type Shelves = {
  pathways: ReadonlyMap<string, Pathway>
  letters: ReadonlyMap<string, LetterTemplate>
  papers: ReadonlyMap<PaperId, LetterTemplate>
  packs: ReadonlyMap<string, PackProfile>
  codes: readonly CodeSet[]
  profiles: ReadonlyMap<string, KnownProfile>
  bankHolidays: BankHolidays
  rules: Rules
}

/** Where casework works: the store, the templates, and the one clock. */
export type House = { store: Store; shelves: Shelves; now: () => Date; timeZone: string; kick: () => void }

import type { Pathway } from './pathway/pathway.ts'

/** The key under which a school keeps from where on the council sees its cases. */
export const councilSees = 'council-sees'

/** Everything that the sharing setting may name under some pathways: the opening, a stage, or the referral. */
export function sharingChoices(pathways: readonly Pick<Pathway, 'stages'>[]): string[] {
  const stages = pathways.flatMap((pathway) => pathway.stages.map(({ id }) => id))
  return ['opening', ...new Set(stages), 'referral']
}

/** What a school has set; the council sees a case from its opening where nothing is. */
export function sharingOf(settings: Readonly<Record<string, unknown>>): string {
  const set = settings[councilSees]
  return typeof set === 'string' ? set : 'opening'
}

type Standing = { referred: boolean; entered: readonly string[] }

/** Does the council see a case yet: from its opening, from a stage or any that comes after it in the pathway, or once it is referred? */
export function sharedWithCouncil(
  pathway: Pick<Pathway, 'stages'> | undefined,
  point: string,
  { referred, entered }: Standing,
): boolean {
  if (point === 'opening' || referred) return true
  const stages = (pathway?.stages ?? []).map(({ id }) => id)
  const from = stages.indexOf(point)
  return from !== -1 && entered.some((stage) => stages.indexOf(stage) >= from)
}

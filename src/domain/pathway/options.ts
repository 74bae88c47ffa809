import type { DeadlineKind, DecisionPoint, Option, Pathway, RecordKind } from './pathway.ts'

/** Every option of a pathway, whichever decision it belongs to; their ids are unique in it. */
export const optionsOf = ({ decisions }: Pathway): Option[] => decisions.flatMap(({ options }) => options)

/** An option by its id; undefined where the pathway has none of that name. */
export const optionNamed = (pathway: Pathway, id: string | undefined): Option | undefined =>
  optionsOf(pathway).find((option) => option.id === id)

/** The decision that an option belongs to. */
export const decisionOf = ({ decisions }: Pathway, option: string | undefined): DecisionPoint | undefined =>
  decisions.find(({ options }) => options.some(({ id }) => id === option))

/** The decisions that can be made at some stages. */
export const decisionsAt = ({ decisions }: Pathway, stages: readonly string[]): DecisionPoint[] =>
  decisions.filter(({ stage }) => stages.includes(stage))

/** The forms that can be recorded where a case stands: those of its stages, and then those that can be recorded there too. */
export function recordsAt({ records }: Pick<Pathway, 'records'>, open: readonly string[]): RecordKind[] {
  const isOwn = ({ stage }: RecordKind) => open.includes(stage)
  const isHereToo = ({ also_at = [] }: RecordKind) => also_at.some((stage) => open.includes(stage))
  return [...records.filter(isOwn), ...records.filter((one) => !isOwn(one) && isHereToo(one))]
}

/** The options that hand the case on, towards court. */
export const handingOn = (pathway: Pathway): Option[] =>
  optionsOf(pathway).filter(({ towards }) => towards === 'court')

/** The decision that a deadline asks for; undefined where making none would meet it. */
export function decisionOfDeadline(
  pathway: Pathway,
  { met }: Pick<DeadlineKind, 'met'>,
): DecisionPoint | undefined {
  const meeting = 'any' in met ? met.any : [met]
  const [option] = meeting.flatMap((one) => ('decided' in one ? one.decided : []))
  return decisionOf(pathway, option)
}

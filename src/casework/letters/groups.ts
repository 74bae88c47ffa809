import type { Day } from '../../domain/day.ts'
import { count } from '../../domain/duration.ts'
import type { FactGroup, LetterFacts } from '../../domain/letter-facts.ts'
import { packGroups } from '../../domain/pack/pack-facts.ts'
import { entryMeasures } from '../../domain/pathway/entry-over.ts'
import { decisionOf } from '../../domain/pathway/options.ts'
import { settledTest } from '../../domain/pathway/settled.ts'
import { addressed, addressOf, languageOf } from './addressee.ts'
import { applicationFacts } from './application-facts.ts'
import type { Period } from './attendance-facts.ts'
import { attendanceFacts } from './attendance-facts.ts'
import { filledIn } from './forms-of.ts'
import { meetingFacts, nextMeeting, oldDay } from './meeting-facts.ts'
import { actionFacts, minutesFacts } from './minutes-facts.ts'
import { parentName } from './names.ts'
import type { Scene } from './scene.ts'
import { toldDecision } from './told-decision.ts'
import { witnessFacts } from './witness-facts.ts'

/** Whose letter it is, and the days that it looks at. */
export type Ask = { scene: Scene; addressee: string; period: Period }
/** What a pack alone prints is gathered where packs are put together. */
type Gathered = Exclude<FactGroup, keyof typeof packGroups>
type Groups = { [Group in Gathered]: (ask: Ask) => LetterFacts[Group] | null }

/** How long staff have to send the round robin back, in school days: a house rule. */
const replyWithin = 5
const withheld = ['Kept by the school, as the address is confidential']

function responsibility(said: boolean | null): 'yes' | 'no' | 'not known' {
  if (said === null) return 'not known'
  return said ? 'yes' : 'no'
}

/** A threshold is told where the entry has one share to reach, and that of sessions unauthorised: another would be misread as one. */
function threshold({ scene }: Ask): LetterFacts['threshold'] | null {
  const { pathway, state } = scene.loaded.context
  const [test, ...others] = entryMeasures(pathway)
    .map((one) => settledTest(one, state.settings))
    .filter(({ at_least }) => typeof at_least === 'object')
  const bound = others.length === 0 && test?.measure === 'unauthorised-share' ? test.at_least : undefined
  return typeof bound === 'object' ? { percent: (100 * bound.of) / bound.in } : null
}

function reply({ scene }: Ask): LetterFacts['reply'] | null {
  if (scene.given.reply !== undefined) return scene.given.reply
  const { calendar, today } = scene.loaded.context.facts
  const by = count(calendar, today, 'after', { n: replyWithin, unit: 'school-day' })
  return scene.template.needs.includes('reply') && by.known ? { by: by.day } : null
}

function penalties({ scene }: Ask): LetterFacts['penalties'] | null {
  const law = scene.loaded.context.facts.penalties
  return law === undefined ? null : { first: law.first, second: law.second, years: law.months / 12 }
}

function decision({ scene }: Ask): LetterFacts['decision'] | null {
  const made = toldDecision(scene)
  const options = decisionOf(scene.loaded.context.pathway, made?.option)?.options ?? []
  const place = options.findIndex(({ id }) => id === made?.option)
  const option = options[place]
  if (made === null || option === undefined) return null
  // What staff wrote as their reasons is theirs: a letter tells the decision in words made for the parent.
  return { option: place + 1, title: option.title, on: made.on, reasons: [] }
}

function review({ scene }: Ask): LetterFacts['review'] | null {
  const made = toldDecision(scene)
  if (!made?.review) return null
  return { kind: made.review.kind, from: made.on, to: made.review.by }
}

function reviewOutcome({ scene }: Ask): LetterFacts['reviewOutcome'] | null {
  const { on, outcome } = filledIn(scene, 'on', 'outcome')?.values ?? {}
  return on && outcome ? { on: on as Day, outcome } : null
}

function confirmation({ scene }: Ask): LetterFacts['confirmation'] | null {
  const values = filledIn(scene, 'officer', 'on', 'period-from', 'period-to')?.values
  const [by, on, from, to] = [values?.officer, values?.on, values?.['period-from'], values?.['period-to']]
  return by && on && from && to ? { by, on: on as Day, from: from as Day, to: to as Day } : null
}

function council({ scene }: Ask): LetterFacts['council'] | null {
  const { la } = scene.loaded.family.school
  if (la === null || 'lacks' in scene.letterhead) return null
  const { councilTeam: team, councilAddress, councilPhone, councilEmail } = scene.letterhead
  return {
    name: la,
    team,
    ...(councilAddress === undefined ? {} : { address: councilAddress }),
    ...(councilPhone === undefined ? {} : { phone: councilPhone }),
    ...(councilEmail === undefined ? {} : { email: councilEmail }),
  }
}

function parents({ scene }: Ask): LetterFacts['parents'] | null {
  const all = scene.loaded.family.parents
  if (all.length === 0) return null
  return all.map((parent) => {
    const address = parent.addressConfidential ? withheld : addressOf({ ...parent, contactVia: null })
    return {
      name: parentName(parent),
      dateOfBirth: null,
      relationship: parent.relationship ?? 'parent',
      responsibility: responsibility(parent.parentalResponsibility),
      address: address.length === 0 ? ['not known'] : address,
      language: languageOf(parent),
    }
  })
}

function to({ scene, addressee }: Ask): LetterFacts['to'] | null {
  const found = addressed(scene, addressee)
  return 'to' in found ? found.to : null
}

/** How each group of facts is gathered; null is a group that is not on record. */
export const groups: Groups = {
  to,
  council,
  attendance: ({ scene, period }) => attendanceFacts(scene, period),
  threshold,
  meeting: ({ scene }) => meetingFacts(scene, scene.meeting),
  missedMeeting: ({ scene }) => meetingFacts(scene, scene.meeting),
  nextMeeting: ({ scene, addressee }) => nextMeeting(scene, addressee),
  oldDay: ({ scene, addressee }) => oldDay(scene, addressee),
  reply,
  penalties,
  review,
  decision,
  reviewOutcome,
  confirmation,
  professional: ({ scene }) => scene.given.professional ?? null,
  actions: ({ scene, addressee }) => actionFacts(scene, addressee),
  minutes: ({ scene, addressee }) => minutesFacts(scene, addressee),
  parents,
  application: ({ scene, period }) => applicationFacts(scene, period),
  witness: ({ scene }) => witnessFacts(scene),
}

/** Groups that letters print where they are on record, and do without where not. */
const welcome: readonly FactGroup[] = ['threshold', 'nextMeeting', 'oldDay', 'reply']

/** The groups that a letter is given: those it needs, those it is glad of, and nothing else. */
export function groupsFor({ template }: Scene): Gathered[] {
  const own: FactGroup[] = template.layout === 'letter' ? ['to'] : []
  const head: FactGroup[] = template.from === 'council' ? ['council'] : []
  const plan: FactGroup[] = template.needs.includes('minutes') ? ['actions'] : []
  const all = [...own, ...head, ...template.needs, ...plan, ...welcome]
  return [...new Set(all)].filter((group): group is Gathered => !(group in packGroups))
}

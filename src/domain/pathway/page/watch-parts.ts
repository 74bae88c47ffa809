import { idWords } from '../id-words.ts'
import type { Gate, Pathway, RecordKind, Setting, Watch } from '../pathway.ts'
import { quoted } from '../title-of.ts'
import { conditionWords, needsWords } from './condition-words.ts'
import type { Part } from './part.ts'
import { peopleWords, sentence, series } from './sentence.ts'
import { lengthWords, valueWords } from './setting-words.ts'

const watched = { case: 'For every open case', pupil: 'For every pupil of a school that uses this pathway' }

/** A criterion that is looked at again whenever marks change: what it looks at, whom it tells, and what they do. */
export const watchPart = (pathway: Pathway, { id, title, of, when, tells, says, note }: Watch): Part => ({
  kind: 'watch',
  id,
  title,
  says: [
    `${watched[of]}: raised when ${conditionWords(when, { pathway })}.`,
    `Tells: ${peopleWords(pathway, tells)}.`,
    sentence(says),
  ],
  note: note ?? null,
})

function before(pathway: Pathway, { on }: Gate): string {
  if (on === 'warning') return 'a letter that warns of steps in law'
  if (typeof on === 'string')
    return `anything that leads towards ${on === 'court' ? 'court' : 'a penalty notice'}`
  return quoted(pathway, Object.values(on).join())
}

/** What must come first, before anything of a kind. */
export const gatePart = (pathway: Pathway, gate: Gate): Part => ({
  kind: 'gate',
  id: gate.id,
  title: sentence(`before ${before(pathway, gate)}`),
  says: [...needsWords(gate.needs, { pathway }).map(sentence), sentence(gate.says)],
  note: gate.note ?? null,
})

/** How far back the days of a form may lie. */
const backWords = (pathway: Pathway, { fields }: RecordKind): string[] =>
  fields.flatMap(({ title, back }) =>
    back === undefined ? [] : [`“${title}” may lie at most ${lengthWords({ pathway }, back)} back.`],
  )

/** A form of the pathway's own: what it asks, who fills it in, and where it leads. */
export function recordPart(pathway: Pathway, record: RecordKind): Part {
  const { id, title, stage, also_at = [], by, fields, leads = [], note } = record
  const led = leads.map(({ field, is, enter }) => {
    const of = fields.find((one) => one.id === field)
    const choice = of?.choices?.find((one) => one.id === is)?.title ?? is
    return `Where “${of?.title ?? field}” is “${choice}”: ${quoted(pathway, enter)}.`
  })
  const who = by.length === 0 ? [] : [`By: ${peopleWords(pathway, by, 'or')}.`]
  return {
    kind: 'form',
    id,
    title,
    says: [
      `Filled in at ${series(
        [stage, ...also_at].map((one) => quoted(pathway, one)),
        'or',
      )}.`,
      ...who,
      `It asks: ${series(fields.map((one) => `“${one.title}”`))}.`,
      ...backWords(pathway, record),
      ...led,
    ],
    note: note ?? null,
  }
}

function boundsWords({ choices = [], least, most }: Setting): string {
  if (choices.length > 0) return ` (one of ${series(choices.map(idWords), 'or')})`
  const ends = [
    least === undefined ? [] : `at least ${least}`,
    most === undefined ? [] : `at most ${most}`,
  ].flat()
  return ends.length === 0 ? '' : ` (${ends.join(', ')})`
}

const setWords = (pathway: Pathway, id: string, { choices }: Setting): string =>
  choices === undefined ? valueWords({ pathway }, id) : idWords(valueWords({ pathway }, id))

/** What a school may set: what stands unless it does, within what, and why. */
export const settingPart = (pathway: Pathway, id: string, setting: Setting): Part => ({
  kind: 'setting',
  id,
  title: setting.title,
  says: [
    sentence(`${setWords(pathway, id, setting)} unless changed${boundsWords(setting)}`),
    sentence(setting.why),
  ],
  note: null,
})

import { formatDay } from '../day.ts'
import { type Duration, describeDuration } from '../duration.ts'
import { pathwayDiff } from '../pathway/page/pathway-diff.ts'
import { sentence } from '../pathway/page/sentence.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { Context } from './unmet.ts'

/** A case as it would stand once it was moved, and as it stands now. */
export type Moved = { context: Context; before: Context }

type Titled = readonly { title: string }[]

function titlesOnly(of: Titled, not: Titled): string[] {
  const others = new Set(not.map(({ title }) => title))
  return [...new Set(of.map(({ title }) => title))].filter((title) => !others.has(title))
}

const said = (what: string, titles: readonly string[]): string[] =>
  titles.length === 0 ? [] : [`${what}: ${titles.join('; ')}.`]

/** The open deadlines of a case that its pathway declares, each in words with its day. */
function openDays({ pathway, state }: Context): { title: string; day: string; told: string }[] {
  const open = Object.values(state.deadlines).filter((one) => one.state === 'open')
  return open.flatMap(({ kind, due }) => {
    const title = pathway.deadlines.find(({ id }) => id === kind)?.title
    if (title === undefined) return []
    const day = due === null ? 'on a day not yet known' : formatDay(due)
    return { title, day, told: `${title}, ${day}` }
  })
}

function deadlineLines({ context, before }: Moved): string[] {
  const [was, now] = [openDays(before), openDays(context)]
  const fresh = now.filter(({ told }) => !was.some((one) => one.told === told))
  const only = (days: typeof was, of: string) => {
    const [one, ...more] = days.filter(({ title }) => title === of)
    return more.length === 0 ? one : undefined
  }
  return [
    ...said('Deadlines that no longer stand', titlesOnly(was, now)),
    ...said(
      'Deadlines from now on',
      fresh.map(({ title, told }) => {
        const old = only(now, title) === undefined ? undefined : only(was, title)
        return old === undefined ? told : `${told} (was ${old.day})`
      }),
    ),
  ]
}

const lengthSaid = (value: Duration | string | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : describeDuration(value)

function settingLines({ context, before }: Moved): string[] {
  const { settings } = context.pathway
  const changed = Object.entries(settings).flatMap(([id, { title }]) => {
    const [was, now] = [before, context].map(({ state }) => lengthSaid(state.settings[id]))
    return was === now ? [] : `${title}: ${now}${was === '' ? '' : ` (was ${was})`}`
  })
  return said('Settings', changed)
}

/** From which version of what to which: of the pathway, or of what is laid over it. */
function fromTo(was: Pathway, now: Pathway): string[] {
  const parts = [
    [was, now] as const,
    ...(was.tracks ?? []).map((one, n) => [one, now.tracks?.[n] ?? one] as const),
  ]
  return parts
    .filter(([one, other]) => one.id !== other.id || one.version !== other.version)
    .map(
      ([one, other]) =>
        `From “${one.name}”, version ${one.version}, to “${other.name}”, version ${other.version}.`,
    )
}

/** What another version says otherwise, thing by thing; what a case was set to is told of its own. */
const versionLines = (was: Pathway, now: Pathway): string[] =>
  pathwayDiff(was, now)
    .filter(({ kind }) => kind !== 'setting')
    .map(({ kind: of, title, how, was: old, now: young }) => {
      const kind = of === 'day' ? 'deadline' : of
      if (how === 'comes') return `New ${kind}: “${title}”.`
      if (how === 'goes') return `No longer there: the ${kind} “${title}”.`
      const [before, after] = [old, young].map((lines) => lines.map(sentence).join(' '))
      return `The ${kind} “${title}” changes. Was: ${before || 'nothing.'} Now: ${after || 'nothing.'}`
    })

/** What another pathway has and has not. */
const otherLines = (was: Pathway, now: Pathway): string[] => [
  ...said('Stages that it no longer has', titlesOnly(was.stages, now.stages)),
  ...said('New stages', titlesOnly(now.stages, was.stages)),
  ...said('Letters that it no longer has', titlesOnly(was.letters, now.letters)),
  ...said('New letters', titlesOnly(now.letters, was.letters)),
]

/** What moving a case changes, in sentences that name nobody: its stages, deadlines, letters and settings, and of a newer version all that it says otherwise. */
export function whatMoves(moved: Moved): string[] {
  const { pathway: now } = moved.context
  const { pathway: was } = moved.before
  return [
    ...fromTo(was, now),
    ...(was.id === now.id ? versionLines(was, now) : otherLines(was, now)),
    ...deadlineLines(moved),
    ...settingLines(moved),
    'What was done stays in the timeline.',
  ]
}

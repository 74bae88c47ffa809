import { formatDay } from '../day.ts'
import { type Duration, describeDuration } from '../duration.ts'
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
function openDays({ pathway, state }: Context): { title: string; told: string }[] {
  const open = Object.values(state.deadlines).filter((one) => one.state === 'open')
  return open.flatMap(({ kind, due }) => {
    const title = pathway.deadlines.find(({ id }) => id === kind)?.title
    if (title === undefined) return []
    return { title, told: `${title}, ${due === null ? 'on a day not yet known' : formatDay(due)}` }
  })
}

function deadlineLines({ context, before }: Moved): string[] {
  const [was, now] = [openDays(before), openDays(context)]
  const fresh = now.filter(({ told }) => !was.some((one) => one.told === told))
  return [
    ...said('Deadlines that no longer stand', titlesOnly(was, now)),
    ...said(
      'Deadlines from now on',
      fresh.map(({ told }) => told),
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

/** What moving a case changes, in sentences that name nobody: its stages, deadlines, letters and settings. */
export function whatMoves(moved: Moved): string[] {
  const { pathway: now } = moved.context
  const { pathway: was } = moved.before
  return [
    ...fromTo(was, now),
    ...said('Stages that it no longer has', titlesOnly(was.stages, now.stages)),
    ...said('New stages', titlesOnly(now.stages, was.stages)),
    ...deadlineLines(moved),
    ...said('Letters that it no longer has', titlesOnly(was.letters, now.letters)),
    ...said('New letters', titlesOnly(now.letters, was.letters)),
    ...settingLines(moved),
    'What was done stays in the timeline.',
  ]
}

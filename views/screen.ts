import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { formatDay } from '../src/domain/day.ts'
import {
  type Found,
  type ScreenedOn,
  type ScreenedSchool,
  type ScreeningGroup,
  screeningGroups,
} from '../src/domain/screening-groups.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { defineModal } from '../src/kit/modal.ts'
import { defineSelect } from '../src/kit/select.ts'
import { name } from '../src/kit/text.ts'
import { type Group, pageButtons, pageOf } from './pages.ts'
import { governingWords } from './screen/test-words.ts'
import {
  countsByPathway,
  emptyScreening,
  screeningCounts,
  screeningHeadings,
  screeningReasons,
  unauthorisedWords,
} from './screen/words.ts'
import { openClear } from './still-unclear.ts'
import { listed, some } from './words.ts'

const ofSchool = z.object({ school: z.string() })

/** Opens the screening of a school, or of one's own where none is named. */
export const openScreening = defineButton({
  id: 'screen.open',
  payload: z.object({ school: z.string().nullable() }),
})

/** Chooses the school that is screened. */
export const screenSchoolMenu = defineSelect({ id: 'screen.school', payload: ofSchool })

/** Turns to another page of a screening. */
export const screenPage = defineButton({
  id: 'screen.page',
  payload: ofSchool.extend({ page: z.int() }),
})

/** Has a school's screening sent every week, or no longer. */
export const followScreeningButton = defineButton({
  id: 'screen.weekly',
  payload: ofSchool.extend({ wants: z.boolean(), page: z.int() }),
})

/** Looks closely at one pupil of a screening, on the pathway whose test they meet; `page` is where one comes from. */
export const openCloser = defineButton({
  id: 'screen.closer',
  payload: ofSchool.extend({ pupil: z.string(), page: z.int(), pathway: z.string().nullable() }),
})

/** A school's screening; it has nothing to submit. */
export const screenModal = defineModal({ id: 'screen', context: ofSchool, fields: {} })

/** A school's screening as a screen tells it, and which other schools and pages there are. */
export type ScreenShown = ScreenedSchool & {
  schools: readonly { id: string; name: string }[]
  page: number
}

/** Whose tests a pupil meets, where that is not the first one's alone: the figures are counted over the days of the one. */
function meetsOn({ on = [] }: ScreenedOn, first: string): string[] {
  const [one, ...more] = on.map((pathway) => `“${name(pathway.name)}”`)
  if (one === undefined || (more.length === 0 && on[0]?.id === first)) return []
  return more.length === 0
    ? [`Meets the test of ${one}, counted over its own days`]
    : [`Meets the tests of ${listed([one, ...more])}; counted over the days of ${one}`]
}

function pupilBlock(
  { school, page, found, pathway }: Drawing,
  group: ScreeningGroup,
  one: ScreenedOn,
): KnownBlock {
  const known = found.names.get(one.pupil)
  const form = known === undefined || known.form === '' ? '' : ` · ${name(known.form)}`
  const who = known?.name ?? one.ref
  const lines = [
    `*${name(who)}*${form}`,
    unauthorisedWords(one),
    ...meetsOn(one, pathway.id),
    ...openClear(one).map((clear) => `To clear first: ${clear}`),
    ...screeningReasons[group](one),
  ]
  const payload = { school: school.id, pupil: one.pupil, page, pathway: one.on?.[0]?.id ?? null }
  const button = openCloser.element({ text: 'Look closer', spoken: `Look closer at ${who}`, payload })
  return section(lines.join('\n'), { accessory: button })
}

type Drawing = Omit<ScreenShown, 'found'> & { found: Found }

function groupsOf(shown: Drawing): Group[] {
  return screeningGroups.flatMap((group) => {
    const { title, says } = screeningHeadings[group]
    const all = shown.found.groups[group]
    return all.map((one, index): Group => {
      const head = index === 0 ? [divider(), section(`*${title}* (${all.length})\n${says}`)] : []
      return [...head, pupilBlock(shown, group, one)]
    })
  })
}

const summary = ({ found: { groups, onRoll } }: Drawing): KnownBlock =>
  section(
    [`*${screeningCounts(groups)}*`, ...countsByPathway(groups), `${some(onRoll, 'pupil')} on roll`].join(
      '\n',
    ),
  )

function foundBlocks(shown: Drawing): KnownBlock[] {
  const { found, school } = shown
  const { from, to, weeks } = found.window
  const groups = found.marked ? groupsOf(shown) : []
  const { blocks, ...at } = pageOf(groups, shown.page, around)
  const turn = (page: number, words: { text: string; nth: number }) =>
    screenPage.element({ ...words, payload: { school: school.id, page } })
  return [
    section(`*Counted over* ${some(weeks, 'school week')}: ${formatDay(from)} to ${formatDay(to)}`),
    ...(groups.length === 0 ? [section(emptyScreening(found, shown.test))] : [summary(shown), ...blocks]),
    ...pageButtons(at, turn),
  ]
}

/** Blocks of the screen that are no pupils. */
const around = 14

/** The nearest page that there is, so that no button leads back to one that is not. */
const onItsPage = (shown: Drawing): Drawing => ({
  ...shown,
  page: pageOf(groupsOf(shown), shown.page, around).page,
})

function weeklyBlocks({ follows, school, page }: ScreenShown): KnownBlock[] {
  const button = followScreeningButton.element({
    text: follows ? 'Stop sending me this' : 'Send me this every week',
    payload: { school: school.id, wants: !follows, page },
  })
  const says = follows
    ? 'You get the numbers, without names, on the first school day of each week.'
    : 'The numbers, without names, on the first school day of each week.'
  return [actions([button]), context(says)]
}

function schoolBlock({ schools, school, on }: ScreenShown): KnownBlock {
  const text = `*${name(school.name)}*\n${formatDay(on)}`
  if (schools.length < 2) return section(text)
  const items = schools.map(({ id, name: words }) => ({ text: words, payload: { school: id } }))
  const initial = { school: school.id }
  return section(text, {
    accessory: screenSchoolMenu.menu({ items, placeholder: 'Another school', initial }),
  })
}

/** Which other pathways were looked at: a pupil is told under one of them only where they don't meet the test above. */
function othersBlocks({ others }: ScreenShown): KnownBlock[] {
  const lines = others.map(({ name: title, missing }) =>
    missing === null ? `“${name(title)}”` : `“${name(title)}” (cannot be counted: load ${missing})`,
  )
  return lines.length === 0 ? [] : [context(`Also looked at: ${listed(lines)}.`)]
}

const isFound = (shown: ScreenShown): shown is Drawing => 'groups' in shown.found

const missing = ({ found }: ScreenShown): string => ('missing' in found ? found.missing : '')

/** Draws a page of a school's screening: the test and its window in words, how many stand where, and the pupils under their headings. */
export function screenView(given: ScreenShown): ModalView {
  const shown = isFound(given) ? onItsPage(given) : given
  return screenModal.open({
    title: 'Screening',
    context: { school: shown.school.id },
    blocks: [
      schoolBlock(shown),
      section(`*The test:* ${governingWords(shown.test)}. A local threshold, not a test in law.`),
      ...othersBlocks(shown),
      ...(isFound(shown)
        ? foundBlocks(shown)
        : [section(`:warning: The figures cannot be counted: load ${missing(shown)}.`)]),
      divider(),
      ...weeklyBlocks(shown),
    ],
    close: 'Close',
  })
}

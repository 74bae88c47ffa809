import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import type { Meeting } from '../src/domain/case/state.ts'
import { formatDay } from '../src/domain/day.ts'
import type { MeetingScreen } from '../src/domain/pathway/pathway.ts'
import { actions, context, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { escapeText } from '../src/kit/text.ts'
import { metApart } from './aloud.ts'
import type { CaseShown } from './case-shown.ts'
import { packed } from './long-text.ts'
import { meetingTitle } from './meeting/title.ts'
import { type TypedIn, typedIn } from './typed-in.ts'
import { noticeLine } from './words.ts'

/** What every screen of a meeting is about: the modal beneath it, and whether what to ask is unfolded. */
export const aboutMeeting = z.object({
  case: z.string(),
  meeting: z.string(),
  back: z.string().nullable(),
  asks: z.boolean().default(false),
  /** Who wrote the paper that this is typed in from, and when; null where it is kept as the meeting goes on. */
  paper: typedIn.nullable().default(null),
})

/** How a screen of a meeting is shown: what lies beneath, the paper it is typed in from, what there is to say first, and whether it says what to ask. */
export type ScreenShown = {
  back: string | null
  paper?: TypedIn | null | undefined
  notice?: string | undefined
  asks?: boolean | undefined
}

/** The four screens in the order in which people talk. */
const meetingScreens: readonly { id: MeetingScreen; text: string }[] = [
  { id: 'here', text: 'Here' },
  { id: 'absences', text: 'Absences' },
  { id: 'said', text: 'Said' },
  { id: 'agreed', text: 'Agreed' },
]

/** Goes to another of the four screens; what was filled in is kept first. */
export const turnTo = defineButton({
  id: 'meeting.screen',
  payload: z.object({
    case: z.string(),
    meeting: z.string(),
    to: z.enum(['here', 'absences', 'said', 'agreed']),
  }),
})

/** Shows or hides what to ask at this point of the meeting. */
export const foldAsks = defineButton({
  id: 'meeting.asks',
  payload: z.object({ case: z.string(), meeting: z.string() }),
})

/**
 * May one of parents apart sit before this screen? Then leaving it shows nothing of the case, which tells of each meeting.
 * What is typed in from paper is typed with nobody there.
 */
export const beforeOneApart = (looked: CaseShown, { paper = null }: Pick<ScreenShown, 'paper'>): boolean =>
  paper === null && metApart(looked)

/** What to ask here: only what may stand on a screen that a parent sees. */
function asksOn({ context: { pathway } }: CaseShown, meeting: Meeting, screen: MeetingScreen): string[] {
  const stage = pathway.meetings.find((one) => one.id === meeting.kind)?.attended
  const items = pathway.stages.find((one) => one.id === stage)?.items ?? []
  return items.flatMap(({ prompts }) =>
    prompts.flatMap(({ screen: on, text }) => (on === screen ? [text] : [])),
  )
}

function askBlocks(
  looked: CaseShown,
  meeting: Meeting,
  screen: MeetingScreen,
  unfolded: boolean,
): KnownBlock[] {
  const asks = asksOn(looked, meeting, screen)
  if (asks.length === 0) return []
  const payload = { case: looked.state.id, meeting: meeting.id }
  const button = foldAsks.element({ text: unfolded ? 'Hide what to ask' : 'What to ask', payload })
  const lines = unfolded ? packed(asks.map((text) => `• ${escapeText(text)}`)) : []
  return [actions([button]), ...lines]
}

function tabs({ state }: CaseShown, meeting: Meeting, screen: MeetingScreen): KnownBlock {
  const payload = { case: state.id, meeting: meeting.id }
  return actions(
    meetingScreens.map(({ id, text }, nth) => {
      const here = id === screen
      return turnTo.element({
        text,
        spoken: here ? `${text}, you are here now` : `Go to ${text}`,
        nth,
        ...(here ? { style: 'primary' as const } : {}),
        payload: { ...payload, to: id },
      })
    }),
  )
}

const nameOfScreen = (screen: MeetingScreen) => meetingScreens.find(({ id }) => id === screen)?.text ?? ''

const fromPaper = ({ doneBy, how }: TypedIn): string =>
  `:memo: Typed in from paper: kept as done on the day of the meeting by <@${doneBy}>${how === 'did' ? '' : how === 'saw' ? ', as you saw' : ', as you were told'}.`

/** What stands at the top of each of the four screens: the way to the others, what there is to say, the meeting, and what to ask. */
export function screenHead(
  looked: CaseShown,
  meeting: Meeting,
  screen: MeetingScreen,
  { notice, asks = false, paper = null }: ScreenShown,
): KnownBlock[] {
  const title = `${escapeText(meetingTitle(looked, meeting.kind))}, ${formatDay(meeting.on)}`
  return [
    tabs(looked, meeting, screen),
    ...(notice === undefined ? [] : [section(noticeLine(notice))]),
    context(
      `You are on *${nameOfScreen(screen)}*. ${title}. You can close this at any time and finish later.`,
    ),
    ...(paper === null || screen === 'here' ? [] : [context(fromPaper(paper))]),
    ...askBlocks(looked, meeting, screen, asks),
  ]
}

/** The screen to open: the first on which nothing is kept yet. */
export function firstUndone({ state }: CaseShown, meeting: Meeting): MeetingScreen {
  if (meeting.state !== 'held') return 'here'
  const { absences, parents, pupil, school } = meeting.said
  const said = Boolean(parents || pupil || school)
  const reasons = state.minutes[meeting.id]?.reasons.length ?? 0
  if (said) return 'agreed'
  return reasons > 0 || absences ? 'said' : 'absences'
}

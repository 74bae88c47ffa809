import type { Day } from '../../day.ts'
import { changedSince, type LawChange } from '../../law-since.ts'
import { formatRoughDay } from '../../rough-day.ts'
import type { Tracking } from '../../tracking/tracking.ts'
import type { Pathway, Stage } from '../pathway.ts'
import { isLive, yearsOld } from '../standing.ts'
import { quoted } from '../title-of.ts'
import { adoptedWords, namesWords, nations } from './about-part.ts'
import { deadlinePart } from './deadline-parts.ts'
import { decisionPart, optionPart } from './decision-parts.ts'
import { entryLead, entryParts, questionParts } from './entry-parts.ts'
import { letterPart } from './letter-parts.ts'
import { meetingPart } from './meeting-parts.ts'
import type { Part } from './part.ts'
import { sentence, series } from './sentence.ts'
import { itemPart, stagePart, wayParts } from './stage-parts.ts'
import { trackingLists } from './tracking-parts.ts'
import { gatePart, recordPart, settingPart, watchPart } from './watch-parts.ts'
import { windowParts } from './window-parts.ts'

/** Parts of a kind under a title of their own. */
export type PartList = { title: string; parts: Part[] }
/** A section of the page: what it begins with, and what stands in it. */
export type PageSection = { title: string; lead: string[]; lists: PartList[] }
/** A pathway as a page that a governor could read. */
export type PathwayPage = { title: string; sections: PageSection[] }

/** What the page is told beside the pathway: today, what in law has changed, what is recorded for the evaluation, and what a school lays over its cases on it. */
export type Reading = {
  today: Day
  changes: readonly LawChange[]
  tracking: Tracking
  over?: readonly Pathway[]
}

function ageWords(pathway: Pathway, today: Day): string {
  const { written } = pathway
  const years = yearsOld(pathway, today)
  if (years === null) return 'It is not dated.'
  const when = formatRoughDay(written)
  return years < 1
    ? `It was written in ${when}.`
    : `It was written in ${when}, ${years} ${years === 1 ? 'year' : 'years'} ago.`
}

const laidWords = ({ by_itself: byItself }: Pathway): string =>
  byItself
    ? 'It is laid over every case of such a school as a track of its own, beside the pathway of the case, unless the school switches it off.'
    : 'It is laid over the cases of a school that asks for it, as a track of its own beside the pathway of the case.'

/** What a school lays over the cases on a pathway. */
function overWords({ over = [] }: Reading): string[] {
  if (over.length === 0) return []
  const names = over.map(({ name, version }) => `“${name}” (version ${version})`)
  return [
    `At this school ${series(names)} is laid over its cases, as a track of its own with its own stages, days and decisions.`,
  ]
}

function standingWords(pathway: Pathway, today: Day): string {
  const [adopted] = adoptedWords(pathway)
  if (adopted !== undefined) return adopted
  if (pathway.overlay) return laidWords(pathway)
  return isLive(pathway, today)
    ? 'Cases may be opened on it.'
    : 'It is kept for study: a case opens on it only once a council has adopted its own version, with the name of whoever approved it.'
}

function about(pathway: Pathway, reading: Reading): PageSection {
  const { today } = reading
  const { version, nation, source, checked_on, note } = pathway
  return {
    title: 'About it',
    lead: [
      `Version ${version}, for ${nations[nation]}. ${ageWords(pathway, today)}`,
      standingWords(pathway, today),
      ...overWords(reading),
      `From: ${source}. Checked on ${formatRoughDay(checked_on)}.`,
      ...namesWords(pathway),
      ...(note === undefined ? [] : [sentence(note)]),
    ],
    lists: [],
  }
}

function law(pathway: Pathway, { changes }: Reading): PageSection {
  const lines = changedSince(pathway, changes).map(
    ({ from, always, says, check }) =>
      `${always ? '' : `Since ${formatRoughDay(from)}: `}${says}${check === undefined ? '' : ` (${check})`}`,
  )
  return { title: 'What has changed in law since, or is to be known beside it', lead: lines, lists: [] }
}

const entry = (pathway: Pathway): PageSection => ({
  title: 'Who may go on it',
  lead: entryLead(pathway),
  lists: [
    { title: 'Tests', parts: entryParts(pathway) },
    { title: 'Asked when a case is opened', parts: questionParts(pathway) },
  ],
})

function stageSection(pathway: Pathway, stage: Stage): PageSection {
  const { title, says, note } = stagePart(pathway, stage)
  const here = <T extends { stage: string }>(all: readonly T[]) => all.filter((one) => one.stage === stage.id)
  const meetings = pathway.meetings.filter(({ from }) => from.includes(stage.id))
  const set = meetings.map(({ id }) => quoted(pathway, id))
  return {
    title,
    lead: [
      ...says,
      ...(set.length === 0 ? [] : [`A day is set here for: ${series(set)}.`]),
      ...(note === null ? [] : [`Note: ${sentence(note)}`]),
    ],
    lists: [
      { title: 'Checks', parts: stage.items.map((item) => itemPart(pathway, item)) },
      { title: 'Forms', parts: here(pathway.records).map((one) => recordPart(pathway, one)) },
      ...here(pathway.decisions).map((one) => ({
        title: 'Decision',
        parts: [decisionPart(pathway, one), ...one.options.map((option) => optionPart(pathway, option))],
      })),
      { title: 'Ways from here', parts: wayParts(pathway, stage) },
    ],
  }
}

const section = (title: string, parts: Part[]): PageSection => ({
  title,
  lead: [],
  lists: [{ title: '', parts }],
})

const evaluation = (pathway: Pathway, { tracking }: Reading): PageSection => ({
  title: 'What is recorded for the evaluation',
  lead:
    pathway.entry === undefined
      ? []
      : ['It tells whether Fast Track works, decides nothing, and stands in no letter or paper for a court.'],
  lists: pathway.entry === undefined ? [] : trackingLists(pathway, tracking),
})

/** Draws up the page: who may go on the pathway, what happens stage by stage, meetings, letters, days, what is watched, settings, and what is recorded for the evaluation; what a pathway has none of is left out. */
export function pathwayPage(pathway: Pathway, reading: Reading): PathwayPage {
  const sections = [
    about(pathway, reading),
    law(pathway, reading),
    entry(pathway),
    ...pathway.stages.map((stage) => stageSection(pathway, stage)),
    section(
      'Meetings',
      pathway.meetings.map((one) => meetingPart(pathway, one)),
    ),
    section(
      'Letters',
      pathway.letters.map((one) => letterPart(pathway, one)),
    ),
    section(
      'Days that are counted',
      pathway.deadlines.map((one) => deadlinePart(pathway, one)),
    ),
    section('What figures are counted over', windowParts(pathway)),
    section(
      'What is watched',
      pathway.watches.map((one) => watchPart(pathway, one)),
    ),
    section(
      'What must come first',
      pathway.gates.map((one) => gatePart(pathway, one)),
    ),
    section(
      'Settings of a school',
      Object.entries(pathway.settings).map(([id, one]) => settingPart(pathway, id, one)),
    ),
    evaluation(pathway, reading),
  ]
  const kept = sections.map((one) => ({ ...one, lists: one.lists.filter(({ parts }) => parts.length > 0) }))
  return {
    title: pathway.name,
    sections: kept.filter(({ lead, lists }) => lead.length > 0 || lists.length > 0),
  }
}

import type { Pathway } from '../pathway.ts'
import { aboutPart } from './about-part.ts'
import { deadlinePart } from './deadline-parts.ts'
import { decisionPart, optionPart } from './decision-parts.ts'
import { entryParts, questionParts } from './entry-parts.ts'
import { letterPart } from './letter-parts.ts'
import { meetingPart } from './meeting-parts.ts'
import type { Part } from './part.ts'
import { itemPart, stagePart, wayParts } from './stage-parts.ts'
import { gatePart, recordPart, settingPart, watchPart } from './watch-parts.ts'
import { windowParts } from './window-parts.ts'

/** Everything that a pathway is made of, each in plain words. */
export function pathwayParts(pathway: Pathway): Part[] {
  return [
    aboutPart(pathway),
    ...entryParts(pathway),
    ...questionParts(pathway),
    ...pathway.stages.flatMap((stage) => [
      stagePart(pathway, stage),
      ...stage.items.map((item) => itemPart(pathway, item)),
      ...wayParts(pathway, stage),
    ]),
    ...pathway.meetings.map((one) => meetingPart(pathway, one)),
    ...pathway.decisions.flatMap((one) => [
      decisionPart(pathway, one),
      ...one.options.map((option) => optionPart(pathway, option)),
    ]),
    ...pathway.records.map((one) => recordPart(pathway, one)),
    ...pathway.letters.map((one) => letterPart(pathway, one)),
    ...pathway.deadlines.map((one) => deadlinePart(pathway, one)),
    ...windowParts(pathway),
    ...pathway.watches.map((one) => watchPart(pathway, one)),
    ...pathway.gates.map((one) => gatePart(pathway, one)),
    ...Object.entries(pathway.settings).map(([id, setting]) => settingPart(pathway, id, setting)),
  ]
}

import type { Day } from '../../day.ts'
import type { Duration } from '../../duration.ts'
import type { WayKind } from '../../pathway/schema/stage.ts'
import { put, type StepsOf } from '../step.ts'

/** One version of one pathway. */
export type PathwayVersion = { pathway: string; version: number }

/** A pathway laid over a case's own, in the version that it is on. */
export type Laid = { id: string; version: number }

export type CourseEvent =
  | {
      type: 'stage-entered'
      stage: string
      visit: number
      leaves: string[]
      /** Which way it went, where that was not simply on, and why. */
      way?: WayKind | undefined
      why?: string | undefined
    }
  | {
      type: 'case-moved'
      from: PathwayVersion
      to: PathwayVersion
      /** Where it goes on. */
      stage: string
      settings: Record<string, Duration | string>
      why: string
      /** What is laid over it from now on, where one of these was moved to a newer version and its own pathway was not. */
      overlays?: Laid[] | undefined
      /** What belongs to pathways that are laid over it, and so keeps its name. */
      beside?: string[] | undefined
      /** Had it been handed on towards court by then? Legal goes on seeing it. */
      referred?: true | undefined
    }

export type CourseCommand = { do: 'go-on'; to: string; way?: WayKind | undefined; why?: string | undefined }

/** A pathway that a case was on before it was moved, with what was laid over it, until which event. */
export type EarlierPathway = PathwayVersion & {
  overlays?: readonly Laid[]
  until: number
  referred: boolean
}

/** How often a stage was entered and when last, and by which event where it was not the first time; `aside` where it was left by another way than on, so that nothing counts from it any more. */
export type Visit = { visit: number; on: Day; seq?: number; aside?: true }

type Course = { visits: Record<string, Visit>; open: string[] }

export const courseSteps: StepsOf<Extract<CourseEvent, { type: 'stage-entered' }>, Course> = {
  'stage-entered': ({ visits, open }, { stage, visit, on, seq, leaves, way = 'on' }) => ({
    visits: {
      ...(way === 'on' ? visits : leaves.reduce((all, left) => put(all, left, { aside: true }), visits)),
      // Where it stood there already, only others were left: what counts from its day goes on as it was.
      [stage]: visits[stage]?.visit === visit ? visits[stage] : { visit, on, ...(visit > 1 ? { seq } : {}) },
    },
    open: [...open.filter((one) => !leaves.includes(one) && one !== stage), stage],
  }),
}

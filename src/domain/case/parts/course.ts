import type { Duration } from '../../duration.ts'
import type { WayKind } from '../../pathway/stage-schema.ts'

/** One version of one pathway. */
export type PathwayVersion = { pathway: string; version: number }

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
      /** Had it been handed on towards court by then? Legal goes on seeing it. */
      referred?: true | undefined
    }

export type CourseCommand = { do: 'go-on'; to: string; way?: WayKind | undefined; why?: string | undefined }

/** A pathway that a case was on before it was moved, until which event. */
export type EarlierPathway = PathwayVersion & { until: number; referred: boolean }

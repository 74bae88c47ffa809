import type { Day } from '../day.ts'
import type { MeasureTest } from '../pathway/schema/condition.ts'
import type { NotOpened } from '../pathway/standing.ts'
import type { ProsecutionLack } from '../prosecution/standing.ts'
import type { Role } from '../role.ts'
import type { StopWhy } from './parts/ending.ts'
import type { Consultant } from './parts/sign-off.ts'
import type { PupilTest } from './pupil-test.ts'
import type { SaidAnswer } from './said.ts'

/** A need for which something is still to be written down or signed off; `hidden` ones are named to few. */
export type Lacking = { need: string; title: string; hidden: boolean; lacks: 'adjusted' | 'sign-off' }

/** One thing that does not hold yet, as a value; `views/refusal.ts` says it in words. */
export type Unmet =
  | { unmet: 'answered'; stage: string; items: string[] }
  | { unmet: 'meeting'; kind: string; is: string; earliest?: Day | undefined }
  | { unmet: 'sent'; letter: string; to: string[] }
  | { unmet: 'decided'; options: string[] }
  | { unmet: 'recorded'; record: string }
  | { unmet: 'defence' }
  | { unmet: 'done'; item: string }
  | { unmet: 'been'; stage: string }
  | { unmet: 'reached'; deadline: string; on: Day | null }
  | { unmet: 'contacted' }
  | { unmet: 'breached'; watch: string }
  | { unmet: 'signed-off'; needs: Lacking[] }
  | { unmet: 'consulted'; missing: Consultant[] }
  | { unmet: 'nobody-served'; parents: string[] }
  | { unmet: 'on-roll' }
  | { unmet: 'of-age' }
  | { unmet: 'measure'; test: MeasureTest; got: string; from: Day; to: Day }
  | { unmet: 'window'; window: string }
  | { unmet: 'asked'; question: string; said: SaidAnswer | null; wanted: boolean }
  | { unmet: 'pupil'; test: PupilTest; known: boolean; wanted: boolean }
  | { unmet: 'gate'; says: string; needs: Unmet[] }
  | { unmet: 'not'; of: 'measure'; test: MeasureTest; got: string; from: Day; to: Day }
  | { unmet: 'not'; of: 'other' }
  | { unmet: 'any'; of: Unmet[][] }

/** Why something was not done. Expected, typed, and something a person can act on. */
export type Refusal =
  | { code: 'no-such-case' }
  | { code: 'already-open'; case: string }
  | { code: 'not-on-roll'; left: Day | null }
  | { code: 'no-date-of-birth' }
  | { code: 'outside-compulsory-age' }
  | { code: 'below-entry-test' }
  | { code: 'not-said'; questions: string[] }
  | { code: 'pathway-not-used' }
  | { code: 'pathway-not-moved-to' }
  | { code: 'meeting-first' }
  | { code: 'pathway-not-opened'; not: NotOpened }
  | { code: 'closed' }
  | { code: 'not-closed' }
  | { code: 'reason-needed'; field: string }
  | { code: 'unknown-item'; item: string }
  | { code: 'stage-not-open'; stage: string }
  | { code: 'unmet'; to: string; needs: Unmet[] }
  | { code: 'day-not-known'; missing: string }
  | { code: 'day-shut'; on: Day; why: string; first: Day | null }
  | { code: 'too-soon'; on: Day; lastSend: Day; first: Day | null }
  | { code: 'day-in-future'; on: Day }
  | { code: 'before-opening'; on: Day }
  | { code: 'no-such-meeting' }
  | { code: 'meeting-not-held' }
  | { code: 'no-one-invited' }
  | { code: 'not-a-parent'; who: string }
  | { code: 'parents-apart' }
  | { code: 'already-planned'; meeting: string }
  | { code: 'not-invited'; who: string }
  | { code: 'days-backwards' }
  | { code: 'no-such-profile' }
  | { code: 'no-such-defence' }
  | { code: 'no-such-field' }
  | { code: 'no-witness' }
  | { code: 'second-person' }
  | { code: 'pack-not-to-check' }
  | { code: 'not-the-witness' }
  | { code: 'prosecution-lacks'; lacks: readonly ProsecutionLack[] }
  | { code: 'letter-locked'; letter: string; needs: Unmet[] }
  | { code: 'do-not-write'; addressee: string }
  | { code: 'no-addressee'; letter: string }
  | { code: 'letter-lacks'; letter: string; missing: string[] }
  | { code: 'letter-not-made'; letter: string; why: string }
  | { code: 'tells-of-another'; letter: string; addressee: string }
  | { code: 'no-such-letter' }
  | { code: 'letter-not-draft' }
  | { code: 'letter-not-sent' }
  | { code: 'letter-not-back' }
  | { code: 'before-sent'; on: Day }
  | { code: 'not-served'; addressee: string }
  | { code: 'not-decision-time' }
  | { code: 'unknown-option' }
  | { code: 'option-condition'; option: string; needs: Unmet[] }
  | { code: 'option-stopped'; option: string; stops: Unmet[] }
  | { code: 'review-kind-needed' }
  | { code: 'field-missing'; record: string; field: string }
  | { code: 'field-wrong'; record: string; field: string }
  | { code: 'field-too-early'; record: string; field: string }
  | { code: 'field-too-late'; record: string; field: string; last: Day }
  | { code: 'field-too-far-back'; record: string; field: string; first: Day }
  | { code: 'notice-not-here' }
  | { code: 'notice-too-many'; most: number; months: number }
  | { code: 'notice-not-first' }
  | { code: 'notice-not-second' }
  | { code: 'notice-earlier'; field: string }
  | { code: 'no-such-deadline' }
  | { code: 'no-such-action' }
  | { code: 'no-such-query' }
  | { code: 'no-such-hold' }
  | { code: 'no-such-joint' }
  | { code: 'joint-not-kin' }
  | { code: 'joint-not-now' }
  | { code: 'joint-apart' }
  | { code: 'joint-not-yours' }
  | { code: 'stopped'; why: StopWhy }
  | { code: 'no-such-reason' }
  | { code: 'still-on-roll' }
  | { code: 'still-of-age' }
  | { code: 'referral-first' }
  | { code: 'not-missing' }
  | { code: 'letters-owed'; needs: Unmet[] }
  | { code: 'field-in-future'; field: string }
  | { code: 'sealing-role' }
  | { code: 'own-deputy' }
  | { code: 'number-differs' }
  | { code: 'on-hold' }
  | { code: 'looked-after'; missing: Consultant[] }
  | { code: 'never-warned'; addressee: string }
  | { code: 'past-school-age' }
  | { code: 'no-such-need' }
  | { code: 'not-adjusted' }
  | { code: 'not-yours-to-sign'; needs: readonly Role[] }
  | { code: 'not-yours-to-lift'; needs: readonly Role[] }
  | { code: 'no-interpreter' }
  | { code: 'interpreter-not-independent' }
  | { code: 'interpreter-of-family'; field: 'agency' | 'name' }
  | { code: 'snooze-too-far'; last: Day }
  | { code: 'not-your-role'; needs: readonly Role[] }
  | { code: 'not-staff'; name: string | null }
  | { code: 'owner-kept-out' }
  | { code: 'last-keeper' }
  | { code: 'moved-on' }
  | { code: 'nothing-changed' }

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }
export const done = <T>(value: T): Result<T> => ({ ok: true, value })
export const refuse = (refusal: Refusal): Result<never> => ({ ok: false, refusal })

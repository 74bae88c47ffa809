import { randomBytes } from 'node:crypto'
import { StoreUnavailable } from '../../db/store-unavailable.ts'
import { OldScreen } from '../kit/old-screen.ts'
import { errorFacts, type Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { pointers, slackFault } from './slack-fault.ts'

const OLD =
  'This screen is from an older version. Please copy what you wrote, close it and start again from the command.'

/** Stops a request with a sentence for the asker: an expected refusal, and no mistake in the program. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
  readonly sentence: string

  constructor(sentence: string) {
    super('the asker is told why')
    this.sentence = sentence
  }
}

/** Turns what was thrown into a sentence for the person, and logs a mistake under the number that they can quote. */
export type Faults = { tell: (error: unknown, where: string, during?: 'keeping' | 'showing') => string }

function slackFacts(error: unknown): Record<string, unknown> {
  const fault = slackFault(error)
  return fault.fault === 'no' ? { slack: fault.error, pointers: pointers(fault) } : { slack: fault.error }
}

function expectedSentence(error: unknown): string | null {
  if (error instanceof Stopped) return error.sentence
  return error instanceof OldScreen ? OLD : null
}

const isSlack = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('slack_webapi_')

/** Makes the one place where an unexpected error is counted, logged without any content, and put into words. */
export function createFaults({ log, metrics }: { log: Log; metrics: Metrics }): Faults {
  return {
    tell(error, where, during = 'keeping') {
      const expected = expectedSentence(error)
      if (expected !== null) return expected
      const id = randomBytes(2).toString('hex').toUpperCase()
      metrics.faults.inc({ where })
      const facts = { id, where, ...errorFacts(error), ...(isSlack(error) ? slackFacts(error) : {}) }
      log.error(facts, 'something went wrong')
      if (error instanceof StoreUnavailable) return `${error.message} If it happens twice, quote ${id}.`
      return during === 'keeping'
        ? `Something went wrong. Please try again; if it happens twice, quote ${id}.`
        : `Something went wrong while showing this. Please open it again; if it happens twice, quote ${id}.`
    },
  }
}

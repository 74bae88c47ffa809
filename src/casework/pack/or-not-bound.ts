import { LetterRefused } from '../../documents/letter-refused.ts'
import { RenderFailed } from '../../documents/thread-pool.ts'
import { type Result, refuse } from '../../domain/case/refusal.ts'

/** Turns a pack of which a paper could not be made into a refusal that says which. */
export async function orNotBound<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof RenderFailed || error instanceof LetterRefused)) throw error
    return refuse({ code: 'letter-not-made', letter: 'pack', why: error.message })
  }
}

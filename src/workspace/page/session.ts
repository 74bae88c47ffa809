import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Core } from '../core.ts'

/** The page's sessions: a word that stands for one person, and the person that a word stands for. */
export interface Sessions {
  of(userId: string): string
  /** The person, or undefined when the word was not given out here. */
  person(session: string | undefined): string | undefined
}

/** Makes the sessions; they need no memory, since each is the person's id with a signature. */
export function createSessions(core: Core): Sessions {
  const sign = (userId: string) =>
    createHmac('sha256', core.signingSecret).update(`page:${userId}`).digest('hex').slice(0, 32)
  return {
    of: (userId) => `${userId}.${sign(userId)}`,
    person(session) {
      const [userId = '', signature = ''] = (session ?? '').split('.')
      const expected = Buffer.from(sign(userId))
      const given = Buffer.from(signature)
      const good = given.length === expected.length && timingSafeEqual(given, expected)
      return good && core.store.get('users', userId)?.isBot === false ? userId : undefined
    },
  }
}

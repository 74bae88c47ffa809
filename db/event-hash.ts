import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the hash of an event covers; the payload only by its digest. */
export type HashedParts = {
  chain: string
  seq: number
  type: string
  doneBy: string
  doneOn: string
  manner: string
  recordedBy: string
  recordedAt: string
  late: boolean
  digest: string
  previous: string
}

/** Sixteen random bytes as hex, so that a short payload can't be guessed from its digest. */
export const newSalt = (): string => randomBytes(16).toString('hex')

/** The SHA-256 of a salted payload, given as canonical JSON. */
export const digestOf = (salt: string, body: string): string => sha256(salt + body)

/** The SHA-256 of an event's place, author, times and digest, and of the hash before it. */
export const hashOf = (event: HashedParts): string =>
  sha256(
    canonicalJson([
      event.chain,
      event.seq,
      event.type,
      event.doneBy,
      event.doneOn,
      event.manner,
      event.recordedBy,
      event.recordedAt,
      event.late,
      event.digest,
      event.previous,
    ]),
  )

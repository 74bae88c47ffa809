import { randomBytes } from 'node:crypto'

const LIFE_MS = 30_000

/** Tickets to open one socket each. */
export interface Tickets {
  issue(): string
  /** Whether the ticket was given out, is not older than half a minute, and was not used before. */
  redeem(ticket: string): boolean
}

/** Makes the register of tickets. */
export function createTickets(): Tickets {
  const issued = new Map<string, number>()
  const sweep = () => {
    for (const [ticket, at] of issued) if (performance.now() - at > LIFE_MS) issued.delete(ticket)
  }
  return {
    issue() {
      sweep()
      const ticket = randomBytes(24).toString('hex')
      issued.set(ticket, performance.now())
      return ticket
    },
    redeem(ticket) {
      sweep()
      return issued.delete(ticket)
    },
  }
}

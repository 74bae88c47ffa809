import type { Asker } from '../domain/access.ts'

/** Who the bot is where it acts by itself, such as when a school year turns: it works on every case, and nobody is it. */
export const byItself: Asker = {
  id: 'fast-track',
  name: 'Fast Track',
  roles: [{ role: 'team-leader', school: null }],
  keptFrom: [],
}

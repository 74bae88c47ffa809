import { demonstrationPeople } from '../../../src/demonstration/people.ts'
import { richCases } from '../rich-cases.ts'
import { walk } from '../walk.ts'

const alt = (whose: string) => `Home as ${whose} sees it`

/** The Home tab of every role, with the same cases in the store. */
export const pictures = walk({
  title: 'Home, as each role sees it while the same cases are open',
  pictures: {
    pastoral: { shows: 'home pastoral', alt: alt('pastoral staff') },
    'head-of-year': { shows: 'home head-of-year', alt: alt('a head of year') },
    'senior-leader': { shows: 'home senior-leader', alt: alt('a senior leader') },
    headteacher: { shows: 'home headteacher', alt: alt('a headteacher') },
    'safeguarding-lead': { shows: 'home safeguarding-lead', alt: alt('a safeguarding lead') },
    'attendance-officer': { shows: 'home attendance-officer', alt: alt('an attendance officer') },
    ewo: { shows: 'home ewo', alt: alt('an education welfare officer') },
    'team-leader': { shows: 'home team-leader', alt: alt('the council’s team leader') },
    legal: { shows: 'home legal', alt: alt('legal services') },
    admin: { shows: 'home admin', alt: alt('an administrator') },
    nobody: { shows: 'home nobody', alt: alt('somebody who is not on the list of people') },
  },
  play: async (page, take, running) => {
    const { workspace } = running
    if (workspace === null) throw new Error('there is no workspace')
    await richCases({ running, workspace })
    const seen = new Set<string>()
    for (const { name, roles } of demonstrationPeople) {
      const role = roles[0]?.role ?? 'nobody'
      if (seen.has(role)) continue
      seen.add(role)
      await page.as(name)
      await page.goTo('Home')
      await page.shows(role === 'nobody' ? /You do not have access/ : 'Open cases')
      await take(role)
    }
  },
})

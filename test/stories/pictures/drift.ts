import { loadCase } from '../../../src/casework/load-case.ts'
import { criterionOf } from '../../../src/domain/case/entry.ts'
import { addDays, type Day, day } from '../../../src/domain/day.ts'
import { happened } from '../rich-cases.ts'
import { walk } from '../walk.ts'
import { closeOnly, openCaseFor } from '../walk-steps.ts'

const changed = (on: Day, was: string, now: string) => [
  { day: on, half: 'AM' as const, was, now },
  { day: on, half: 'PM' as const, was, now },
]

/** What people see when marks were changed behind papers of a case. */
export const pictures = walk({
  title: 'A register in which marks were changed behind papers of a case',
  pictures: {
    told: { shows: 'message drift', alt: 'The owner is told that the register changed behind papers' },
    banner: { shows: 'case', alt: 'A case behind whose papers the register changed' },
    changed: {
      shows: 'drift',
      alt: 'What each paper said and would say now, the marks that changed, and the question what was done',
    },
  },
  play: async (page, take, running) => {
    const { workspace, bot } = running
    if (workspace === null) throw new Error('there is no workspace')
    await openCaseFor(page, 'Elena Dunsford')
    await closeOnly(page)
    const loaded = await loadCase(bot.house, bot.house.store.read, 'FT-2026-0001')
    if (loaded === null) throw new Error('there is no case')
    const { state, context } = loaded
    const { figures: was, meets: held } = state.entry
    const now = { ...was, unauthorised: was.unauthorised - 2, authorised: was.authorised + 2 }
    const test = criterionOf(context.pathway, state.settings)
    await happened({ running, workspace }, 'FT-2026-0001', [
      {
        type: 'evidence-drifted',
        drift: 'r1',
        from: { number: 7, by: 'U0ATTENDANCE', on: day('2026-11-23') },
        papers: [{ paper: 'entry', was, now, thresholds: [{ test, held, holds: false }] }],
        sessions: [...changed(was.from, 'O', 'I'), ...changed(addDays(was.from, 1), 'O', 'I').slice(0, 1)],
      },
    ])
    bot.house.kick()
    await page.goTo('Messages')
    await page.shows(/the register changed behind 1 paper/)
    await take('told')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack case FT-2026-0001')
    await page.shows('The register changed behind')
    await take('banner')
    await page.press('Look at it')
    await page.dialog('What changed')
    await page.shows('It would say now')
    await take('changed')
    await page.choose('What did you do?', 'No change is needed')
    await page.fill('Why, or how?', 'The test is met all the same')
    await page.press('Keep')
    await page.shows('Open checklist')
  },
})

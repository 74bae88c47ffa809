import { eq } from 'drizzle-orm'
import { schools } from '../../../db/schema.ts'
import { pathwaysUsed } from '../../../src/domain/school-pathways.ts'
import { walk } from '../walk.ts'

/** What people see when a school that uses two pathways opens a case on the one that asks what only people can say. */
export const pictures = walk({
  title: 'A case opened on the one of two pathways that asks what only people can say',
  pictures: {
    offered: { shows: 'new', alt: 'A new case at a school with two pathways, and what each of them lacks' },
    asked: { shows: 'new', alt: 'A new case on a pathway that asks what only people can say' },
    below: { shows: 'new', alt: 'A new case whose answers do not meet the test, with room for a reason' },
    said: { shows: 'case', alt: 'A case with what was said when it was opened' },
  },
  play: async (page, take, { bot }) => {
    const { read, write } = bot.house.store
    for (const { id, settings } of await read.select().from(schools))
      await write(async (tx) => {
        const kept = { ...settings, [pathwaysUsed]: ['bwd-fast-track'] }
        await tx.update(schools).set({ settings: kept }).where(eq(schools.id, id))
      })
    await page.type('/fasttrack new')
    await page.dialog()
    await page.choose('Pupil', 'Antoni Walczak')
    await page.shows('On which pathway?')
    await take('offered')
    await page.choose('On which pathway?', 'Blackburn')
    await page.shows('Has the school offered support')
    await page.scope.getByText('Has the school offered support').first().scrollIntoViewIfNeeded()
    await take('asked')
    await page.choose('Is the family free', 'Yes')
    await page.choose('Has the school offered support', 'No')
    await page.choose('Has the school met', 'Not known')
    await page.fill('Why open a case', 'Agreed with the team leader: support begins this week.')
    await page.scope.getByText('Why open a case').first().scrollIntoViewIfNeeded()
    await take('below')
    await page.press('Open case')
    await page.shows('Said when the case was opened')
    await page.scope.getByText('Said when the case was opened').first().scrollIntoViewIfNeeded()
    await take('said')
  },
})

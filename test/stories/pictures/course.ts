import { eq } from 'drizzle-orm'
import { personWithRoles } from '../../../db/queries/people.ts'
import { pupilsMatching } from '../../../db/queries/pupils.ts'
import { schools } from '../../../db/schema.ts'
import { act } from '../../../src/casework/act.ts'
import { openCase } from '../../../src/casework/open-case.ts'
import type { CaseCommand } from '../../../src/domain/case/command.ts'
import type { Pathway } from '../../../src/domain/pathway/pathway.ts'
import { smallPathway } from '../../casework/a-small-pathway.ts'
import { walk } from '../walk.ts'
import { closeOnly, fromMenu } from '../walk-steps.ts'

/** A case on a council's own pathway: another way than on, more decisions than one, and moving it to another pathway. */
export const pictures = walk({
  title: 'A pathway of a council’s own: back and up, two decisions, and moving a case',
  pictures: {
    ways: { shows: 'case', alt: 'A case that can go another way than on, and what its pathway proposes' },
    why: { shows: 'case.way', alt: 'The form that asks why a case goes back' },
    decisions: { shows: 'decision', alt: 'A decision that is one of two, with what the pathway proposes' },
    move: { shows: 'case.move', alt: 'What moving a case to another pathway would change' },
  },
  play: async (page, take, { bot: { house } }) => {
    const pathways = house.shelves.pathways as Map<string, Pathway>
    pathways.set('small', smallPathway())
    const { store } = house
    const own = { pathways: ['small'] }
    await store.write(async (tx) => {
      const [school] = await tx.select().from(schools).where(eq(schools.id, 'secondary'))
      await tx
        .update(schools)
        .set({ settings: { ...school?.settings, ...own } })
        .where(eq(schools.id, 'secondary'))
    })
    const by = await personWithRoles(store.read, 'U0PASTORAL1')
    if (by === null) throw new Error('nobody is there')
    const found = { schools: ['secondary'], text: 'Elena Dunsford', limit: 1 }
    const [pupil] = await pupilsMatching(store.read, found)
    const wanted = { pupil: pupil?.id ?? '', owner: by.id, pathway: 'small', reason: 'A picture' }
    const opened = await openCase(house, { by, key: null }, wanted)
    if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
    const { id } = opened.state
    const does = async (command: CaseCommand) => {
      const outcome = await act(house, id, { by, key: null }, command)
      if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
    }
    await does({ do: 'answer', stage: 'first', answers: [{ item: 'A1', value: 'done' }] })
    await does({ do: 'go-on', to: 'work' })
    await page.type(`/fasttrack case ${id}`)
    await page.shows('Look at it afresh')
    await take('ways')
    await page.press('Say why')
    await page.dialog('Go another way')
    await take('why')
    await page.press('Cancel')
    await page.dialog(id)
    await page.press('Decide')
    await page.dialog('Decide')
    await page.shows('Which decision?')
    await take('decisions')
    await page.press('Cancel')
    await page.dialog(id)
    await closeOnly(page)
    await page.as('Tobias Renwick')
    await page.goTo('#quillbrook-pastoral')
    await page.type(`/fasttrack case ${id}`)
    await page.shows('Look at it afresh')
    await fromMenu(page, 'More', 'Move to another pathway')
    await page.dialog('Move the case')
    await page.choose('Where to?', 'School Fast Track checklist, version 1')
    await page.choose('At which stage does it go on?', 'Before Fast Track')
    await page.shows('What this changes')
    await take('move')
  },
})

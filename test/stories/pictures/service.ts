import { richCases } from '../rich-cases.ts'
import { walk } from '../walk.ts'

/** What was sent to each parent, and what came of it. */
export const pictures = walk({
  title: 'What was sent to each parent: when and how, what shows it, what came back, and who was not served',
  pictures: {
    track: { shows: 'case', alt: 'Two lines a parent on a case: what was sent, and what came back' },
    sent: { shows: 'service', alt: 'Every letter to each parent, with when it should have arrived' },
    proof: { shows: 'service.prove', alt: 'The form that takes in a proof of posting' },
    back: { shows: 'service.back', alt: 'The form that says that a letter came back' },
    again: { shows: 'service.went', alt: 'The form that says how a letter went a second time' },
    not: { shows: 'service.not', alt: 'The form that says why somebody is not served' },
  },
  play: async (page, take, running) => {
    const { workspace } = running
    if (workspace === null) throw new Error('there is no workspace')
    const { own } = await richCases({ running, workspace })
    const came = 'Invitation to the initial meeting'
    const cancel = async () => {
      await page.press('Cancel')
      await page.dialog('What was sent')
    }
    await page.type(`/fasttrack case ${own}`)
    await (await page.shows('Letters to each parent')).scrollIntoViewIfNeeded()
    await take('track')
    await page.press('What was sent')
    await page.dialog('What was sent')
    await page.shows(came)
    await take('sent')
    await page.pick('You did not attend', 'Add a proof')
    await page.dialog('Add a proof')
    await take('proof')
    await cancel()
    await page.pick('You did not attend', 'It came back')
    await page.dialog('It came back')
    await take('back')
    await cancel()
    await page.pick(came, 'Sent again')
    await page.dialog('Sent again')
    await take('again')
    await cancel()
    await page.pick(came, 'Not served, because…')
    await page.dialog('Not served')
    await take('not')
    await cancel()
  },
})

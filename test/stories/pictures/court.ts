import { photograph } from '../../documents/a-photograph.ts'
import { letterWent, openFor } from '../rich-cases.ts'
import { walk } from '../walk.ts'

/** The way to court with one parent: what stands and what is missing, a form, the council’s own file, and a pack. */
export const pictures = walk({
  title: 'The way to court with one parent',
  pictures: {
    whom: { shows: 'pack', alt: 'The way to court asks which parent it is about' },
    hub: { shows: 'pack', alt: 'What stands and what is missing on the way to court with one parent' },
    charge: { shows: 'pack.form', alt: 'The form for the period and the offence' },
    defences: { shows: 'pack.form', alt: 'The defences, each with what was found and how that is known' },
    record: { shows: 'pack.form', alt: 'The first page of the decision record' },
    built: {
      shows: 'pack.built',
      alt: 'A draft of the pack, why it is one, and what is to do before it goes',
    },
    redact: { shows: 'pack.redact', alt: 'The form for a redacted copy of a paper in the evidence' },
    file: {
      shows: 'pack.file',
      alt: 'The council’s own file about a parent, to read, with why a paper was redacted',
    },
    read: { shows: 'pack.form', alt: 'A photograph in the pack, to be read through as it holds no text' },
  },
  play: async (page, take, running) => {
    const { workspace } = running
    if (workspace === null) throw new Error('there is no workspace')
    const id = await openFor({ running, workspace }, 'Lottie Kettlewell')
    await letterWent({ running, workspace }, id, 'secondary.Q1075.p1')
    await page.as('Rashid Penhallow')
    await page.type(`/fasttrack pack ${id}`)
    await page.dialog('Court')
    await page.shows('About whom?')
    await take('whom')
    await page.press('Ms Rosalind Jessop')
    await page.shows('Period and offence')
    await take('hub')
    await page.button('Open: Period and offence').click()
    await page.dialog('Period and offence')
    await page.fill('First day', '2026-09-07')
    await page.fill('Last day', '2026-11-20')
    await page.choose('Offence', 'Not securing regular attendance')
    await take('charge')
    await page.submit()
    await page.dialog('Court')
    await page.button('Open: Defences').click()
    await page.dialog('Defences')
    await take('defences')
    await page.press('Cancel')
    await page.button('Open: Decision record').click()
    await page.dialog('Decision record')
    await page.fill('Health', 'None known.')
    await take('record')
    await page.submit()
    await page.shows(/page 2 of 3/)
    await page.press('Cancel')
    await page.dialog('Court')
    await page.button('Hand in a redacted copy').click()
    await page.dialog('Redacted copy')
    await page.choose('Of which paper?', 'X/1')
    await page.fill('Why?', 'It says where the other parent works.')
    await take('redact')
    await page.attach('The redacted copy', [{ name: 'copy.jpg', mimeType: 'image/jpeg', buffer: photograph }])
    await page.submit()
    await page.dialog('Court')
    await page.press('Read the council’s own file')
    await page.shows('where the other parent works')
    await take('file')
    await page.press('Close')
    await page.dialog('Court')
    await page.press('Build')
    await page.dialog('Build the pack')
    await page.submit()
    await page.shows(/This is a draft/)
    await take('built')
    await page.press('Close')
    await page.dialog('Court')
    await page.button('Open: Read through').click()
    await page.dialog('Read through')
    await page.shows('I have read it')
    await take('read')
  },
})

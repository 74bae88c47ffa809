import { and, asc, eq, isNull } from 'drizzle-orm'
import { pupils } from '../../../db/schema.ts'
import type { Running } from '../../../src/serve.ts'
import type { StoryPage } from '../driver.ts'
import { walk } from '../walk.ts'
import { closeOnly } from '../walk-steps.ts'

const days = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-23']

async function refs({ store }: Running): Promise<string[]> {
  const all = await store.read
    .select({ ref: pupils.pupilRef })
    .from(pupils)
    .where(and(eq(pupils.school, 'secondary'), isNull(pupils.left)))
    .orderBy(asc(pupils.pupilRef))
  return all.map(({ ref }) => ref).slice(0, -4)
}

async function handsIn(page: StoryPage, lines: readonly string[]): Promise<void> {
  await page.type('/fasttrack import')
  await page.dialog('Bring in a register')
  await page.shows('The register file')
  const buffer = Buffer.from(`${lines.join('\n')}\n`)
  await page.attach('The register file', [{ name: 'register.csv', mimeType: 'text/csv', buffer }])
  await page.press('Read the file')
}

/** A register file handed in: the form, what is asked, what would change, what is wrong, and what came of it. */
export const pictures = walk({
  title: 'A register file handed in: what is asked, what would change, what is wrong, and what came of it',
  pictures: {
    form: { shows: 'import', alt: 'The form that takes a register file in' },
    asked: {
      shows: 'import.guide',
      alt: 'What was understood of a file, and the questions that it leaves open',
    },
    preview: { shows: 'import.preview', alt: 'What a register file would change' },
    'preview-end': { shows: 'import.preview', alt: 'The pupils who are not in a register file' },
    done: { shows: 'import.told', alt: 'What an import did' },
    message: { shows: 'message register-file', alt: 'The message that a register is imported' },
    refused: { shows: 'import.told', alt: 'What is wrong in a register file' },
    again: { shows: 'import', alt: 'The form with what was handed in before' },
  },
  play: async (page, take, running) => {
    const all = await refs(running)
    await page.as('Bethan Quilter')
    await page.goTo('#quillbrook-pastoral')
    await page.type('/fasttrack import')
    await page.dialog('Bring in a register')
    await page.shows('The register file')
    await take('form')
    await page.press('Cancel')
    await page.noDialog()
    const asked = ['2026-06-01', '2026-06-02'].flatMap((_, n) =>
      all.slice(0, 10).map((ref) => `${ref},0${n + 5}/06/2026,Morning,${n === 0 ? '/' : 'ILL'}`),
    )
    await handsIn(page, ['Pupil number,Date,Session,Mark', ...asked])
    await page.dialog('How this file is read')
    await take('asked')
    await page.press('Cancel')
    await page.noDialog()
    const rows = days.flatMap((on) => all.flatMap((ref, n) => `${ref},${on},AM,${n % 9 === 0 ? 'I' : '/'}`))
    await handsIn(page, ['pupil_ref,date,session,code', ...rows])
    await page.dialog('What would change')
    await take('preview')
    await (await page.shows('Pupils who are not in it')).scrollIntoViewIfNeeded()
    await take('preview-end')
    await page.press('Import')
    await page.dialog('Imported')
    await take('done')
    await closeOnly(page)
    await page.goTo('Messages')
    await page.shows(/is imported/)
    await take('message')
    await page.goTo('#quillbrook-pastoral')
    const wrong = [
      `${all[0]},2026-11-20,AM,ZZ`,
      `${all[1]},20/11/2026,AM,/`,
      `nobody,2026-11-20,PM,\\`,
      `${all[2]},2026-11-21,AM,/`,
    ]
    await handsIn(page, ['pupil_ref,date,session,code', ...wrong])
    await page.dialog('Not imported')
    await take('refused')
    await page.press('Hand in another file')
    await page.dialog('Bring in a register')
    await page.shows('What you handed in')
    await take('again')
  },
})

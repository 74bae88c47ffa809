import { composeProof } from '../../documents/compose-proof.ts'
import { translationZip } from '../../documents/translation-zip.ts'
import type { Asker } from '../../domain/access.ts'
import { done, type Result, refuse } from '../../domain/case/refusal.ts'
import type { House } from '../house.ts'
import { type ToTranslate, untranslatedIn } from '../letters/untranslated.ts'
import type { LookedAt } from '../look-at-case.ts'
import { orNotMade, type Printer } from '../print-papers.ts'
import { keepPapers, mimes, type PaperFile } from './keep-papers.ts'

type Known = ToTranslate & { tag: string }

/** The English of all that has no translation, or one of an older English. */
function english({ tag, language, letters }: Known, called: string): PaperFile[] {
  const lacking = letters.filter(({ why }) => why !== 'unchecked')
  if (lacking.length === 0) return []
  const bytes = translationZip(lacking, { tag, name: language })
  return [{ name: `${called}-english-for-${tag}.zip`, mime: 'application/zip', bytes, kind: 'paper' }]
}

/** A draft on paper of each translation that nobody has checked. */
async function proofs(
  printer: Printer,
  { tag, letters }: Known,
  called: string,
  stamp: number,
): Promise<PaperFile[]> {
  const files: PaperFile[] = []
  for (const { template, why } of letters) {
    const translation = template.translations?.find(({ language }) => language === tag)
    if (why !== 'unchecked' || translation === undefined) continue
    const { pdf: bytes } = await printer.renderPapers(composeProof(template, translation, stamp))
    files.push({
      name: `${called}-${template.id}-${tag}-to-check.pdf`,
      mime: mimes.pdf,
      bytes,
      kind: 'paper',
    })
  }
  return files
}

/** Sends whoever asked what is to be translated and checked for one language of a case; nothing in it is about the family. Tells how many files. */
export function sendTranslation(
  house: House,
  printer: Printer,
  { id: person }: Asker,
  looked: LookedAt,
  language: string,
): Promise<Result<number>> {
  return orNotMade(async () => {
    const { id } = looked.state
    const found = untranslatedIn(house, looked).find((one) => one.language === language)
    if (!looked.acts || found === undefined || found.tag === null) return refuse({ code: 'nothing-changed' })
    const known = { ...found, tag: found.tag }
    const stamp = Date.parse(looked.context.facts.today) / 1000
    const files = [...english(known, id), ...(await proofs(printer, known, id, stamp))]
    await keepPapers(house, { person, case: id }, files)
    return done(files.length)
  })
}

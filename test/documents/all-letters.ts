import type { Certificate } from '../../src/domain/certificate/certificate.ts'
import type { LetterFacts } from '../../src/domain/letter-facts.ts'
import type { LetterTemplate } from '../../src/domain/letter-template.ts'
import { openLibrary } from '../../src/library.ts'
import { certificate } from './families.ts'

const library = openLibrary({ templatesDir: new URL('../../templates', import.meta.url).pathname })

/** Every letter as it ships, by its folder and id as pathways name it. */
export const everyLetter: ReadonlyMap<string, LetterTemplate> = library.letters

/** Every pathway as it ships, by its id; reading them takes longer than reading letters. */
export const pathways = () => library.pathways

/** The papers that are filled in by hand, each by its id. */
export const handPapers = () => library.papers

const inFolder = (folder: string) =>
  [...everyLetter].flatMap(([path, letter]) => (path.startsWith(`${folder}/`) ? [letter] : []))

/** The school checklist's letters and papers, those that it shares with other pathways among them. */
export const letters = ['common', 'school-checklist'].flatMap(inFolder)

/** One letter by its id. */
export const letter = (id: string): LetterTemplate => {
  const found = letters.find((one) => one.id === id)
  if (!found) throw new Error(`no letter ${id}`)
  return found
}

const printed = /(date |shortDate )?record\.([a-z0-9-]+)\.([a-z0-9-]+)/gi

/** Whatever forms a letter prints, filled in: days where it prints a day. */
function formsOf({ title, body }: LetterTemplate): NonNullable<LetterFacts['record']> {
  const record: Record<string, Record<string, string>> = {}
  for (const [, asDay, form = '', field = ''] of `${title}${body}`.matchAll(printed)) {
    const filled = {
      [field]: asDay ? '2026-06-01' : 'As it was agreed with everybody on the day',
      ...record[form],
    }
    record[form] = asDay ? { ...filled, [field]: '2026-06-01' } : filled
  }
  return record
}

/** What makes a letter for a family: the facts that it may print, and a certificate of some weeks where it takes one. */
export function orderOf(
  template: LetterTemplate,
  facts: LetterFacts,
  weeks = 6,
): { template: LetterTemplate; facts: LetterFacts; certificate?: Certificate } {
  const attached = template.attach.includes('attendance-certificate')
  const { school, council } = facts
  // Somebody of the council signs its letters.
  const of = template.from === 'council' && council !== undefined ? council.name : school.signOff.of
  return {
    template,
    facts: {
      ...facts,
      school: { ...school, signOff: { ...school.signOff, of } },
      record: formsOf(template),
    },
    ...(attached ? { certificate: certificate(weeks) } : {}),
  }
}

import type { Day } from '../../domain/day.ts'
import type { PaperFacts } from '../../domain/paper-facts.ts'
import type { Pathway, Stage } from '../../domain/pathway/pathway.ts'
import { schoolLetterhead } from '../../domain/school-letterhead.ts'
import type { Family } from '../facts.ts'

type School = Pick<Family['school'], 'name' | 'settings'>

/** What is on record of a school's letterhead: a paper for an outage is made with whatever there is. */
export function headOf({ name, settings }: School): PaperFacts['school'] {
  const { address, phone, email } = schoolLetterhead.shape
  const said = (settings ?? {}) as Record<string, unknown>
  return {
    name,
    address: address.safeParse(said.address).data ?? [],
    phone: phone.safeParse(said.phone).data ?? null,
    email: email.safeParse(said.email).data ?? null,
  }
}

/** What an item asks for besides its answer, in words. */
const proofs: Record<Stage['items'][number]['proof'], string | null> = {
  none: null,
  date: 'Day, month and year:',
  letter: 'Done once the letter is marked as sent.',
  file: 'Done once the signed copy is added as a photograph or a PDF.',
}

/** Where a pathway's words come from, such as (001 L121), is for whoever keeps the pathway. */
const sources = /\s*\(\d{3} L[\d–, L-]*\)/g

/** A stage's checklist as it is printed. */
export const stageOf = ({ section, title, says, items }: Stage): PaperFacts['stages'][number] => ({
  section,
  title,
  says: says?.replace(sources, '') ?? null,
  items: items.map(({ id, text, prompts, proof }) => ({
    id,
    text,
    prompts: prompts.map((prompt) => prompt.text),
    proof: proofs[proof],
  })),
})

/** What a wholly blank paper of a school prints: the school's own name and nothing of anybody. */
export function blankFacts(school: School, date: Day): PaperFacts {
  return {
    reference: null,
    date,
    school: headOf(school),
    pupil: null,
    contact: 'the school office',
    stages: [],
    form: null,
    meeting: null,
    sitting: [],
    parent: null,
    letters: [],
  }
}

/** The stages of a pathway that have anything to tick. */
export const stagesOf = (pathway: Pathway): Stage[] => pathway.stages.filter(({ items }) => items.length > 0)

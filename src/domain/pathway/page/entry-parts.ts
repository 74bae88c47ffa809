import type { Pathway } from '../pathway.ts'
import { conditionWords } from './condition-words.ts'
import type { Part } from './part.ts'
import { sentence } from './sentence.ts'

/** Who may go on a pathway: each entry test in plain words. */
export function entryParts(pathway: Pathway): Part[] {
  return (pathway.entry?.tests ?? []).map(({ id, title, test, local, note }) => {
    const words = sentence(conditionWords(test, { pathway }))
    const said = title === undefined ? [] : [words]
    const law = local ? ['This is local, not a test in law.'] : []
    return { kind: 'entry test', id, title: title ?? words, says: [...said, ...law], note: note ?? null }
  })
}

/** What only a person can say before a case is opened. */
export const questionParts = ({ questions }: Pathway): Part[] =>
  questions.map(({ id, text, hint, note }) => ({
    kind: 'question',
    id,
    title: text,
    says: hint === undefined ? [] : [sentence(hint)],
    note: note ?? null,
  }))

/** How the entry tests are read together, and what is put right before they are. */
export function entryLead(pathway: Pathway): string[] {
  const { entry, settings } = pathway
  if (entry === undefined) return ['It is laid over other pathways: no case opens on it alone.']
  const { governs } = entry
  const how =
    typeof governs === 'string'
      ? governs === 'all'
        ? 'All of these must hold before a case is opened, or somebody says why it is opened all the same.'
        : 'One of these must hold before a case is opened, or somebody says why it is opened all the same.'
      : `Which of these must hold is a setting of the school: “${settings[governs.setting]?.title ?? governs.setting}”.`
  const clear = entry.clear_first.length === 0 ? [] : ['Sessions marked N are cleared first.']
  return [how, ...clear, ...(entry.note === undefined ? [] : [sentence(entry.note)])]
}

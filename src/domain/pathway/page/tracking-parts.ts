import type { Tracking, TrackingField } from '../../tracking/tracking.ts'
import type { Pathway } from '../pathway.ts'
import { quoted } from '../title-of.ts'
import type { Part } from './part.ts'
import { series } from './sentence.ts'

const groups = { profile: 'Who the case is about', process: 'What was done', outcome: 'What came of it' }
const sides = { school: 'the school', council: 'the council’s attendance team', evaluators: 'evaluators' }
const moments = {
  entry: 'once a case is open',
  decision: 'once a decision is made',
  court: 'once the case is to go to court',
  withdrawal: 'once it is withdrawn',
}

/** The forms of a pathway that say it. */
function formsOf({ records }: Pathway, { known }: TrackingField): string[] {
  if (known === undefined || !('records' in known)) return []
  const asks = (fields: readonly { id: string }[]) => fields.some(({ id }) => known.fields.includes(id))
  return records.filter(({ id, fields }) => known.records.includes(id) && asks(fields)).map(({ id }) => id)
}

function fieldPart(pathway: Pathway, field: TrackingField): Part {
  const { id, title, kind, asked, sees, known } = field
  const forms = formsOf(pathway, field).map((one) => quoted(pathway, one))
  const itself = kind === 'register-weeks' || (known !== undefined && !('records' in known))
  return {
    kind: 'tracking',
    id,
    title,
    says: [
      ...(forms.length === 0 ? [] : [`Read from: ${series(forms)}.`]),
      ...(itself ? ['Read from the case, its files and the register, as far as these say it.'] : []),
      ...(asked === undefined || forms.length > 0
        ? []
        : [
            `Asked of ${series(
              asked.of.map((one) => sides[one]),
              'or',
            )} ${moments[asked.at]}.`,
          ]),
      `Seen by ${series(sees.map((one) => sides[one]))}.`,
    ],
    note: null,
  }
}

/** What is recorded of each case on a pathway to tell whether Fast Track works: where it is known from, else who is asked and when, and who may see it. */
export const trackingLists = (pathway: Pathway, { fields }: Tracking): { title: string; parts: Part[] }[] =>
  Object.entries(groups).map(([id, title]) => ({
    title,
    parts: fields.filter(({ group }) => group === id).map((one) => fieldPart(pathway, one)),
  }))

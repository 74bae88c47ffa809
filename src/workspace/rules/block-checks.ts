import type { Dict } from '../state/model.ts'
import { fault, into, repeated, when } from './faults.ts'
import type { Check } from './rule.ts'

/** A section has text or fields. */
export const textOrFields: Check = (value, at) =>
  when(
    value.text === undefined && value.fields === undefined,
    into(at, 'type'),
    'must define either `text` or `fields`',
    'required',
    ['text', 'fields'],
  )

/** Two properties exclude one another. */
export const onlyOneOf =
  (one: string, other: string): Check =>
  (value, at) =>
    when(
      value[one] !== undefined && value[other] !== undefined,
      at,
      `only one of \`${one}\` or \`${other}\` may be specified`,
      'oneOf',
      [one, other],
    )

/** The elements in one block have action ids of their own. */
export const actionIdsDiffer =
  (where: string): Check =>
  (value, at) => {
    const ids = ((value[where] as Dict[] | undefined) ?? []).map((one) => one.action_id)
    return repeated(ids).map((i) =>
      fault(`${into(into(at, where), i)}/action_id`, `\`action_id\` "${ids[i]}" already exists`, 'unique'),
    )
  }

/** Actions take no menu of several choices, although types and documentation offer it: seen at the live API. */
export const noMultiselects: Check = (value, at) =>
  when(
    (value.elements as Dict[]).some(({ type }) => String(type).startsWith('multi_')),
    at,
    'unsupported element: multiselect',
    'enum',
  )

/** A file input does not tell the app of each change. */
export const noDispatchOfFiles: Check = (value, at) =>
  when(
    value.dispatch_action === true && (value.element as Dict).type === 'file_input',
    `${into(at, 'element')}/type`,
    'unsupported type: file_input',
    'enum',
  )

/** What cannot be folded does not begin folded. */
export const collapsesOnlyIfCollapsible: Check = (value, at) =>
  value.default_collapsed === true && value.is_collapsible !== true
    ? [fault(into(at, 'default_collapsed'), '`default_collapsed` requires `is_collapsible`', 'dependencies')]
    : []

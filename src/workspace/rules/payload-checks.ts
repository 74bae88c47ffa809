import { inside } from '../state/block-tree.ts'
import type { Dict } from '../state/model.ts'
import { fault, into, type PayloadFault, repeated, when } from './faults.ts'
import type { Check, Surface } from './rule.ts'
import { textLength } from './text-length.ts'

const MAX_MARKDOWN = 12_000
// The documentation grants a data table 20,000 by now, third parties still tell of 10,000: the strict reading.
const MAX_CELLS = 10_000
const MAX_CHARTS = 2

interface Placed {
  block: Dict
  at: string
}

const listOf = (value: unknown): Dict[] => (Array.isArray(value) ? (value as Dict[]) : [])

const withInner = (block: Dict, at: string): Placed[] => [
  { block, at },
  ...inside(block, 'block').flatMap(({ one, path }) => withInner(one, `${at}/${path}`)),
]

const placed = (blocks: readonly Dict[], at: string): Placed[] =>
  blocks.flatMap((block, i) => withInner(block, into(at, i)))

const duplicates = (all: readonly Placed[]): PayloadFault[] => {
  const ids = all.map(({ block }) => block.block_id)
  return repeated(ids).map((i) =>
    fault(into(all[i]?.at ?? '', 'block_id'), `\`block_id\` "${ids[i]}" already exists`, 'unique'),
  )
}

const focuses = (all: readonly Placed[]): PayloadFault[] =>
  all
    .flatMap(({ block, at }) =>
      inside(block, 'element').map(({ one, path }) => ({ one, at: `${at}/${path}/focus_on_load` })),
    )
    .filter(({ one }) => one.focus_on_load === true)
    .slice(1)
    .map(({ at }) => fault(at, 'only one element may use `focus_on_load`', 'maxContains'))

const tooMuchMarkdown = (all: readonly Placed[]): PayloadFault[] => {
  let sum = 0
  return all
    .filter(({ block }) => block.type === 'markdown')
    .filter(({ block }) => {
      sum += textLength(block)
      return sum > MAX_MARKDOWN
    })
    .map(({ at }) =>
      fault(into(at, 'text'), `must be less than ${MAX_MARKDOWN + 1} characters`, 'maxLength', [
        MAX_MARKDOWN,
      ]),
    )
}

const tables = (all: readonly Placed[]) =>
  all.filter(({ block }) => block.type === 'table' || block.type === 'data_table')

const surplus = (all: readonly Placed[]): PayloadFault[] =>
  tables(all)
    .slice(1)
    .map(({ at }) => fault(at, ONE_TABLE, 'maxContains', [1]))

const longTables = (all: readonly Placed[]): PayloadFault[] =>
  tables(all).flatMap(({ block, at }) =>
    when(
      textLength(block.rows) > MAX_CELLS,
      into(at, 'rows'),
      `must be less than ${MAX_CELLS + 1} characters`,
      'maxLength',
      [MAX_CELLS],
    ),
  )

const tooMany = (all: readonly Placed[]): PayloadFault[] => [
  ...surplus(all),
  ...all
    .filter(({ block }) => block.type === 'data_visualization')
    .slice(MAX_CHARTS)
    .map(({ at }) => fault(at, `no more than ${MAX_CHARTS} items allowed`, 'maxContains', [MAX_CHARTS])),
]

/** What Slack says of a second table in a message. */
export const ONE_TABLE = 'only_one_table_allowed'

/** Tables beyond the one that a message may have, be they in its blocks or in those of its attachments. */
export const surplusTables = ({ blocks, attachments }: Dict, at: string): PayloadFault[] =>
  surplus([
    ...placed(listOf(blocks), into(at, 'blocks')),
    ...listOf(attachments).flatMap((one, i) =>
      placed(listOf(one.blocks), `${into(into(at, 'attachments'), i)}/blocks`),
    ),
  ])

/** What blocks of one payload must fulfil together, once each is sound on its own. */
export function inspectTogether(blocks: readonly Dict[], surface: Surface, at: string): PayloadFault[] {
  const all = placed(blocks, at)
  return [
    ...duplicates(all),
    ...(surface === 'message' ? tooMany(all) : []),
    ...tooMuchMarkdown(all),
    ...longTables(all),
    ...focuses(all),
  ]
}

/** The blocks of a view or a message fit together. */
export const blocksTogether: Check = (value, at, surface) =>
  inspectTogether(listOf(value.blocks), surface, into(at, 'blocks'))

/** A modal with an input has a button to submit it. */
export const submitForInputs: Check = (value, at) => {
  const first = listOf(value.blocks).findIndex(({ type }) => type === 'input')
  return when(
    first >= 0 && value.submit === undefined,
    `${at}/blocks/${first}/input`,
    'must define `submit` to use an `input` block in modals',
    'required',
    ['submit'],
  )
}

import type { Dict } from '../state/model.ts'
import { fault, into, when } from './faults.ts'
import type { Check } from './rule.ts'

/** All rows of a table are of one length, its settings do not exceed it, and a data table's header is unadorned. */
export const rowsAlign: Check = (value, at) => {
  const rows = value.rows as Dict[][]
  const columns = rows[0]?.length ?? 0
  const uneven = rows.findIndex((row) => row.length !== columns)
  const adorned =
    value.type === 'data_table' ? (rows[0] ?? []).findIndex(({ type }) => type === 'rich_text') : -1
  const settings = (value.column_settings as unknown[] | undefined)?.length ?? 0
  return [
    ...when(
      uneven >= 0,
      into(into(at, 'rows'), uneven),
      'all rows must have the same number of cells',
      'maxItems',
      [columns],
      rows[uneven]?.length,
    ),
    ...when(
      adorned >= 0,
      `${at}/rows/0/${adorned}/type`,
      'unsupported type: rich_text',
      'enum',
      ['raw_text', 'raw_number'],
      'rich_text',
    ),
    ...when(
      settings > columns,
      into(at, 'column_settings'),
      `no more than ${columns} items allowed`,
      'maxItems',
      [columns],
      settings,
    ),
    ...when(
      Number(value.row_header_column_index ?? 0) >= columns,
      into(at, 'row_header_column_index'),
      `must be less than ${columns}`,
      'maximum',
      [columns - 1],
    ),
  ]
}

const sameLabels = (data: readonly Dict[], categories: readonly string[]): boolean =>
  data.length === categories.length &&
  categories.every((category) => data.some(({ label }) => label === category))

/** Each series of a chart has a name of its own and one point for each category. */
export const labelsMatch: Check = (value, at) => {
  const series = value.series as Dict[]
  const { categories } = value.axis_config as { categories: string[] }
  const names = series.map(({ name }) => name)
  return series.flatMap((one, i) => {
    const here = into(into(at, 'series'), i)
    return [
      ...when(
        names.indexOf(one.name) < i,
        into(here, 'name'),
        `\`name\` "${one.name}" already exists`,
        'unique',
      ),
      ...(sameLabels(one.data as Dict[], categories)
        ? []
        : [fault(into(here, 'data'), 'must have one item for each category', 'enum', categories)]),
    ]
  })
}

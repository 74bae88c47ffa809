import { labelsMatch, rowsAlign } from './data-checks.ts'
import { richTextBlock } from './rich-text.ts'
import {
  above,
  block,
  filled,
  integer,
  kind,
  list,
  nullable,
  object,
  oneWord,
  type Rule,
  type Shapes,
  shape,
  string,
  typed,
} from './rule.ts'

const richText = typed('block', 'rich_text')
const cells = list(typed('cell', 'raw_text', 'raw_number', 'rich_text'), 20)
const task = {
  task_id: filled,
  title: filled,
  details: richText,
  output: richText,
  sources: list(typed('element', 'url')),
}
const label = string(20, 1)
const axis = string(50)
const drawn = { series: list(shape('series'), 12), axis_config: shape('axis_config') }
const axes = kind(drawn, ['series', 'axis_config'], labelsMatch)
const anyNumber: Rule = above(Number.NEGATIVE_INFINITY)

/** Blocks of data and of tasks, by type: docs.slack.dev/reference/block-kit/blocks. */
export const dataBlocks: Shapes = {
  table: block(
    { rows: list(cells, 100), column_settings: list(nullable(shape('column')), 20) },
    ['rows'],
    rowsAlign,
  ),
  // Third parties tell of 201 rows as of 101: the strict reading.
  data_table: block(
    {
      rows: list(cells, 101, 2),
      caption: filled,
      page_size: integer(1, 100),
      row_header_column_index: integer(0, 19),
    },
    ['rows', 'caption'],
    rowsAlign,
  ),
  data_visualization: block({ title: string(50, 1), chart: typed('chart', 'pie', 'bar', 'area', 'line') }, [
    'title',
    'chart',
  ]),
  // A lone card that is `pending` is refused, one in a plan is not: seen at the live API.
  task_card: block({ ...task, status: oneWord('in_progress', 'complete', 'error') }, ['task_id', 'title']),
  plan: block({ title: filled, tasks: list(shape('task'), 50) }, ['title']),
}

/** A cell of a table, by type; a number needs both: either alone was refused by the live API. */
export const cellShapes: Shapes = {
  raw_text: kind({ text: filled }, ['text']),
  raw_number: kind({ value: anyNumber, text: filled }, ['value', 'text']),
  rich_text: richTextBlock,
}

/** A chart, by type. */
export const chartShapes: Shapes = {
  pie: kind({ segments: list(shape('segment'), 12) }, ['segments']),
  bar: axes,
  area: axes,
  line: axes,
}

/** What blocks of data and tasks consist of. */
export const dataParts: Shapes = {
  column: object({ align: oneWord('left', 'center', 'right'), is_wrapped: { is: 'boolean' } }),
  segment: object({ label, value: above(0) }, ['label', 'value']),
  series: object({ name: label, data: list(shape('point'), 20) }, ['name', 'data']),
  point: object({ label, value: anyNumber }, ['label', 'value']),
  axis_config: object({ categories: list(label, 20), x_label: axis, y_label: axis }, ['categories']),
  task: block(
    { ...task, type: oneWord('task_card'), status: oneWord('pending', 'in_progress', 'complete', 'error') },
    ['task_id', 'title'],
  ),
}

import { type Dict, type Family, leaf, line, long, many, mrkdwn, plain, richText, said } from './pieces.ts'

const raw = (text: string) => ({ type: 'raw_text', text })
const number = (value: number) => ({ type: 'raw_number', value, text: String(value) })
const rich = richText(line(leaf('a')))
const table = (rows: unknown, more: Dict = {}): Dict => ({ type: 'table', rows, ...more })
const data = (more: Dict = {}): Dict => ({
  type: 'data_table',
  caption: 'Marks',
  rows: [
    [raw('Week'), raw('Sessions')],
    [raw('1'), number(10)],
  ],
  ...more,
})
const chart = (of: Dict, more: Dict = {}): Dict => ({
  type: 'data_visualization',
  title: 'Weeks',
  chart: of,
  ...more,
})
const pie = (...segments: unknown[]) => chart({ type: 'pie', segments })
const points = (...labels: string[]) => labels.map((label, i) => ({ label, value: i - 1 }))
const bars = (series: unknown, more: Dict = {}) =>
  chart({ type: 'bar', series, axis_config: { categories: ['a', 'b'] }, ...more })
const both = [{ name: 'One', data: points('a', 'b') }]
const task = (more: Dict = {}): Dict => ({ task_id: 't', title: 'Look', ...more })
const source = { type: 'url', url: 'https://x.example', text: 'x' }

/** Tables, charts, plans and tasks. */
export const dataBlocks: Family = {
  source:
    'docs.slack.dev: table-block, data-table-block, data-visualization-block, plan-block, task-card-block, url-source-element; @slack/types; slackblocks manifest; slack-limits blocks.table, data_table',
  valid: [
    [
      'a table',
      said(
        table([
          [raw('a'), rich],
          [number(1), raw('b')],
        ]),
      ),
    ],
    [
      'a table with settings',
      said(table([[raw('a'), raw('b')]], { column_settings: [{ is_wrapped: true }, { align: 'right' }] })),
    ],
    ['a table with fewer settings', said(table([[raw('a'), raw('b')]], { column_settings: [null] }))],
    ['a data table', said(data({ page_size: 100, row_header_column_index: 1 }))],
    ['a pie', said(pie({ label: 'a', value: 0.5 }))],
    ['bars below zero', said(bars(both))],
    [
      'lines and areas',
      said(
        chart({
          type: 'line',
          series: both,
          axis_config: { categories: ['a', 'b'], x_label: 'x', y_label: 'y' },
        }),
        chart({ type: 'area', series: both, axis_config: { categories: ['b', 'a'] } }),
      ),
    ],
    [
      'a task',
      said({
        type: 'task_card',
        ...task({ status: 'complete', details: rich, output: rich, sources: [source] }),
      }),
    ],
    [
      'a plan',
      said({
        type: 'plan',
        title: 'Plan',
        tasks: [task({ status: 'pending' }), task({ type: 'task_card' })],
      }),
    ],
    ['a plan without tasks', said({ type: 'plan', title: 'Plan' })],
  ],
  invalid: [
    ['a table of no rows', said(table([])), '/blocks/0/rows no fewer than 1 items allowed'],
    ['a table of an empty row', said(table([[]])), '/blocks/0/rows/0 no fewer than 1 items allowed'],
    ['a row that is no list', said(table([raw('a')])), '/blocks/0/rows/0 must provide an array'],
    ['a cell that is text', said(table([['a']])), '/blocks/0/rows/0/0 must provide an object'],
    ['a cell in mrkdwn', said(table([[mrkdwn('a')]])), '/blocks/0/rows/0/0/type unsupported type: mrkdwn'],
    ['an empty cell', said(table([[raw('')]])), '/blocks/0/rows/0/0/text must be more than 0 characters'],
    [
      'a number without value',
      said(table([[{ type: 'raw_number', text: '1' }]])),
      '/blocks/0/rows/0/0 missing required field: value',
    ],
    [
      'a number without text',
      said(table([[{ type: 'raw_number', value: 1 }]])),
      '/blocks/0/rows/0/0 missing required field: text',
    ],
    [
      'a number in words',
      said(table([[{ type: 'raw_number', value: '1', text: '1' }]])),
      '/blocks/0/rows/0/0/value must provide a number',
    ],
    [
      'rows of two lengths',
      said(table([[raw('a'), raw('b')], [raw('c')]])),
      '/blocks/0/rows/1 all rows must have the same number of cells',
    ],
    [
      'more settings than columns',
      said(table([[raw('a')]], { column_settings: [{}, {}] })),
      '/blocks/0/column_settings no more than 1 items allowed',
    ],
    [
      'a column to the middle',
      said(table([[raw('a')]], { column_settings: [{ align: 'middle' }] })),
      '/blocks/0/column_settings/0/align must be a valid enum value',
    ],
    [
      'a setting that does not exist',
      said(table([[raw('a')]], { column_settings: [{ width: 3 }] })),
      '/blocks/0/column_settings/0 invalid additional property: width',
    ],
    [
      'a table with columns',
      said(table([[raw('a')]], { columns: [] })),
      '/blocks/0 invalid additional property: columns',
    ],
    ['two tables', said(table([[raw('a')]]), table([[raw('a')]])), '/blocks/1 only_one_table_allowed'],
    ['a table and a data table', said(table([[raw('a')]]), data()), '/blocks/1 only_one_table_allowed'],
    [
      'a table of too many words',
      said(table(many(4, () => [raw(long(2501))]))),
      '/blocks/0/rows must be less than 10001 characters',
    ],
    [
      'a data table of a header only',
      said(data({ rows: [[raw('a')]] })),
      '/blocks/0/rows no fewer than 2 items allowed',
    ],
    [
      'a data table without caption',
      said(data({ caption: undefined })),
      '/blocks/0 missing required field: caption',
    ],
    [
      'a data table with an empty caption',
      said(data({ caption: '' })),
      '/blocks/0/caption must be more than 0 characters',
    ],
    [
      'a data table with a rich header',
      said(
        data({
          rows: [
            [rich, raw('a')],
            [raw('b'), raw('c')],
          ],
        }),
      ),
      '/blocks/0/rows/0/0/type unsupported type: rich_text',
    ],
    [
      'a data table of rows of two lengths',
      said(data({ rows: [[raw('a')], [raw('b'), raw('c')]] })),
      '/blocks/0/rows/1 all rows must have the same number of cells',
    ],
    [
      'a data table with pages of none',
      said(data({ page_size: 0 })),
      '/blocks/0/page_size must be greater than 0',
    ],
    [
      'a data table with pages of 101',
      said(data({ page_size: 101 })),
      '/blocks/0/page_size must be less than 101',
    ],
    [
      'a data table with a header beyond its columns',
      said(data({ row_header_column_index: 2 })),
      '/blocks/0/row_header_column_index must be less than 2',
    ],
    [
      'a chart without title',
      said(chart({ type: 'pie', segments: [{ label: 'a', value: 1 }] }, { title: undefined })),
      '/blocks/0 missing required field: title',
    ],
    [
      'a chart’s title as object',
      said(chart({ type: 'pie', segments: [{ label: 'a', value: 1 }] }, { title: plain('a') })),
      '/blocks/0/title must provide a string',
    ],
    [
      'a chart of no kind',
      said(chart({ type: 'donut', segments: [] })),
      '/blocks/0/chart/type unsupported type: donut',
    ],
    ['a pie of none', said(pie()), '/blocks/0/chart/segments no fewer than 1 items allowed'],
    [
      'a pie with series',
      said(chart({ type: 'pie', series: both })),
      '/blocks/0/chart invalid additional property: series',
      '/blocks/0/chart missing required field: segments',
    ],
    [
      'a slice of nothing',
      said(pie({ label: 'a', value: 0 })),
      '/blocks/0/chart/segments/0/value must be greater than 0',
    ],
    [
      'a slice without label',
      said(pie({ value: 1 })),
      '/blocks/0/chart/segments/0 missing required field: label',
    ],
    [
      'bars without axes',
      said(chart({ type: 'bar', series: both })),
      '/blocks/0/chart missing required field: axis_config',
    ],
    ['bars of no series', said(bars([])), '/blocks/0/chart/series no fewer than 1 items allowed'],
    [
      'bars of two series of one name',
      said(bars([...both, ...both])),
      '/blocks/0/chart/series/1/name `name` "One" already exists',
    ],
    [
      'bars that miss a category',
      said(bars([{ name: 'One', data: points('a') }])),
      '/blocks/0/chart/series/0/data must have one item for each category',
    ],
    [
      'bars beyond the categories',
      said(bars([{ name: 'One', data: points('a', 'c') }])),
      '/blocks/0/chart/series/0/data must have one item for each category',
    ],
    [
      'bars with one category twice',
      said(bars([{ name: 'One', data: points('a', 'b', 'b') }])),
      '/blocks/0/chart/series/0/data must have one item for each category',
    ],
    [
      'bars without categories',
      said(bars(both, { axis_config: { categories: [] } })),
      '/blocks/0/chart/axis_config/categories no fewer than 1 items allowed',
    ],
    [
      'a point without value',
      said(bars([{ name: 'One', data: [{ label: 'a' }, { label: 'b', value: 1 }] }])),
      '/blocks/0/chart/series/0/data/0 missing required field: value',
    ],
    ['three charts', said(...many(3, () => bars(both))), '/blocks/2 no more than 2 items allowed'],
    [
      'a plan with a title as object',
      said({ type: 'plan', title: plain('a') }),
      '/blocks/0/title must provide a string',
    ],
    [
      'a plan without title',
      said({ type: 'plan', tasks: [] }),
      '/blocks/0 missing required field: title',
      '/blocks/0/tasks no fewer than 1 items allowed',
    ],
    [
      'a plan with a status',
      said({ type: 'plan', title: 'a', status: 'complete' }),
      '/blocks/0 invalid additional property: status',
    ],
    [
      'a task in a plan that is done',
      said({ type: 'plan', title: 'a', tasks: [task({ status: 'done' })] }),
      '/blocks/0/tasks/0/status must be a valid enum value',
    ],
    [
      'a task in a plan without id',
      said({ type: 'plan', title: 'a', tasks: [{ title: 'a' }] }),
      '/blocks/0/tasks/0 missing required field: task_id',
    ],
    [
      'a task on its own that is pending',
      said({ type: 'task_card', ...task({ status: 'pending' }) }),
      '/blocks/0/status must be a valid enum value',
    ],
    [
      'a task’s title as object',
      said({ type: 'task_card', ...task({ title: plain('a') }) }),
      '/blocks/0/title must provide a string',
    ],
    [
      'a task’s details as text',
      said({ type: 'task_card', ...task({ details: mrkdwn('a') }) }),
      '/blocks/0/details/type unsupported type: mrkdwn',
    ],
    [
      'a task with a source that is a link',
      said({ type: 'task_card', ...task({ sources: [{ type: 'link', url: 'https://x.example' }] }) }),
      '/blocks/0/sources/0/type unsupported type: link',
    ],
    [
      'a task with a source without text',
      said({ type: 'task_card', ...task({ sources: [{ type: 'url', url: 'https://x.example' }] }) }),
      '/blocks/0/sources/0 missing required field: text',
    ],
  ],
}

import type { Option, Pathway, RecordKind, Stage } from '../pathway.ts'

/** Words as a label of a diagram: signs that would end the label, or begin something else, are left out or written otherwise. */
const label = (words: string): string =>
  words
    .replace(/:(?=\s)/g, ',')
    .replace(/[:;#"{}<>]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const node = (id: string): string => `s_${id.replaceAll('-', '_')}`
const choice = (id: string): string => `d_${id.replaceAll('-', '_')}`
const arrow = (from: string, to: string, words: string): string => `  ${from} --> ${to}: ${label(words)}`

const waysOf = ({ id, next }: Stage): string[] =>
  next.map(({ to, way = 'on', title }) => arrow(node(id), node(to), title ?? `go ${way}`))

function meetingArrows({ meetings }: Pathway): string[] {
  return meetings.flatMap(({ title, from, attended, missed }) =>
    from.flatMap((stage) =>
      attended === missed
        ? [arrow(node(stage), node(attended), title)]
        : [
            arrow(node(stage), node(attended), `${title}, a parent came`),
            arrow(node(stage), node(missed), `${title}, a parent stayed away`),
          ],
    ),
  )
}

function optionArrows(from: string, stage: string, { title, effect }: Option): string[] {
  if ('enter' in effect) return [arrow(from, node(effect.enter), title)]
  if ('close' in effect) return [arrow(from, '[*]', title)]
  if ('stay' in effect) return [arrow(from, node(stage), title)]
  const { meeting, internal } = effect.review
  return [...new Set([meeting, internal])].map((to) => arrow(from, node(to), title))
}

const decisionArrows = ({ decisions }: Pathway): string[] =>
  decisions.flatMap(({ id, stage, title, options }) => [
    `  state ${choice(id)} <<choice>>`,
    arrow(node(stage), choice(id), title),
    ...options.flatMap((option) => optionArrows(choice(id), stage, option)),
  ])

const recordArrows = ({ stage, title, fields, leads = [] }: RecordKind): string[] =>
  leads.map(({ field, is, enter }) => {
    const of = fields.find((one) => one.id === field)?.choices?.find((one) => one.id === is)
    return arrow(node(stage), node(enter), `${title}, ${of?.title ?? is}`)
  })

/** A pathway as a state diagram in Mermaid's language: stages, the ways and meetings between them, decisions with their options, and forms that lead on. */
export function mermaid(pathway: Pathway): string {
  const { stages, records } = pathway
  const [first] = stages
  return [
    'stateDiagram-v2',
    '  direction TB',
    ...stages.map(({ id, section, title }) => `  state "${label(`${section} ${title}`)}" as ${node(id)}`),
    ...(first === undefined ? [] : [`  [*] --> ${node(first.id)}`]),
    ...stages.flatMap(waysOf),
    ...meetingArrows(pathway),
    ...decisionArrows(pathway),
    ...records.flatMap(recordArrows),
  ].join('\n')
}

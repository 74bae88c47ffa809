import type { Pathway } from '../domain/pathway/pathway.ts'
import { pathwayNamed } from './pathway-named.ts'
import { exit, json, type Verb } from './verb.ts'

function linesOf({ id, version, name, nation, source, stages, deadlines, decisions }: Pathway): string[] {
  return [
    `${name} (${id}, version ${version}, ${nation})`,
    `From: ${source}`,
    ...stages.flatMap((stage) => [
      '',
      stage.title,
      ...stage.items.map((item) => `  ${item.id}  ${item.text}`),
    ]),
    '',
    'Deadlines',
    ...deadlines.map((deadline) => `  ${deadline.title}`),
    ...decisions.flatMap(({ title, options }) => [
      '',
      title,
      ...options.map((option) => `  ${option.id}  ${option.title}`),
    ]),
  ]
}

/**
 * Shows a pathway: its stages with their checklists, its deadlines and its decision.
 *
 * `--json`: `{pathway}`, as its YAML file says it.
 */
export const pathwayShow: Verb = {
  words: 'pathway show',
  help: 'Show a pathway: stages, checklists, deadlines and decision',
  args: ['PATHWAY'],
  options: { json },
  async run({ args: [id = ''], library, has, print, say }) {
    const pathway = pathwayNamed(library(), id)
    if (has('json')) print({ pathway })
    else linesOf(pathway).forEach(say)
    return exit.done
  },
}

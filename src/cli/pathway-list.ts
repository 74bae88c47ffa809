import type { Pathway } from '../domain/pathway/pathway.ts'
import { columns, counted } from './columns.ts'
import { exit, json, type Verb } from './verb.ts'

const factsOf = ({ id, version, name, nation, source, standing, written, ...of }: Pathway) => ({
  id,
  version,
  name,
  nation,
  source,
  standing,
  written,
  stages: of.stages.length,
  items: of.stages.flatMap(({ items }) => items).length,
  letters: of.letters.length,
  deadlines: of.deadlines.length,
})

/**
 * Lists the pathways.
 *
 * `--json`: `[{id, version, name, nation, source, standing, written, stages, items, letters, deadlines}]`, the last four of them counts.
 */
export const pathwayList: Verb = {
  words: 'pathway list',
  help: 'List the pathways',
  args: [],
  options: { json },
  async run({ library, has, print, say }) {
    const pathways = [...library().pathways.values()].map(factsOf)
    if (has('json')) print(pathways)
    else
      columns(
        pathways.map(({ id, version, nation, standing, name, stages }) => [
          id,
          `version ${version}`,
          nation,
          standing,
          counted(stages, 'stage'),
          name,
        ]),
      ).forEach(say)
    return exit.done
  },
}

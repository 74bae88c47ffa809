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
  overlay: of.overlay === true,
  stages: of.stages.length,
  items: of.stages.flatMap(({ items }) => items).length,
  letters: of.letters.length,
  deadlines: of.deadlines.length,
})

/**
 * Lists the pathways.
 *
 * `--json`: `[{id, version, name, nation, source, standing, written, overlay, stages, items, letters, deadlines}]`, `overlay` where it is laid over others, the last four of them counts.
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
        pathways.map(({ id, version, nation, standing, overlay, name, stages }) => [
          id,
          `version ${version}`,
          nation,
          overlay ? 'laid over others' : standing,
          counted(stages, 'stage'),
          name,
        ]),
      ).forEach(say)
    return exit.done
  },
}

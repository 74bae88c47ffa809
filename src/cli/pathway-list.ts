import { columns } from './columns.ts'
import { exit, json, type Verb } from './verb.ts'

/**
 * Lists the pathways.
 *
 * `--json`: `{pathways: [{id, version, name, nation, source, checkedOn}]}`.
 */
export const pathwayList: Verb = {
  words: 'pathway list',
  help: 'List the pathways',
  args: [],
  options: { json },
  async run({ library, has, print, say }) {
    const pathways = [...library().pathways.values()].map(
      ({ id, version, name, nation, source, checked_on: checkedOn }) => ({
        id,
        version,
        name,
        nation,
        source,
        checkedOn,
      }),
    )
    if (has('json')) print({ pathways })
    else
      columns(
        pathways.map(({ id, version, nation, name }) => [id, `version ${version}`, nation, name]),
      ).forEach(say)
    return exit.done
  },
}

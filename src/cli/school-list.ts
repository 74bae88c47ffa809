import { allSchools } from '../../db/queries/schools.ts'
import { columns } from './columns.ts'
import { exit, json, type Verb } from './verb.ts'

/**
 * Lists the schools.
 *
 * `--json`: `{schools: [{id, name, nation, phase, channel, la, pathway}]}`, what is not known being null.
 */
export const schoolList: Verb = {
  words: 'school list',
  help: 'List the schools',
  args: [],
  options: { json },
  async run({ withStore, has, print, say }) {
    const found = await withStore((store) => allSchools(store.read))
    const schools = found.map(({ settings: _, ...school }) => school)
    if (has('json')) print({ schools })
    else
      columns(
        schools.map(({ id, name, nation, phase, channel }) => [id, name, nation, phase, channel ?? '']),
      ).forEach(say)
    return exit.done
  },
}

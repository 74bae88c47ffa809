import { backup as backUp } from '../../db/backup.ts'
import { exit, json, type Verb } from './verb.ts'

/**
 * Copies the store into a new file while the bot goes on working.
 *
 * `--json`: `{file, bytes}`.
 */
export const backup: Verb = {
  words: 'backup',
  help: 'Copy the store into a new file, while the bot goes on working',
  args: ['FILE'],
  options: { json },
  async run({ args: [file = ''], withStore, has, print, say }) {
    const { bytes } = await withStore((store) => backUp(store, file))
    if (has('json')) print({ file, bytes })
    else say(`Copied the store into ${file}: ${bytes.toLocaleString('en-GB')} bytes.`)
    return exit.done
  },
}

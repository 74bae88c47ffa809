import { restore as putBack } from '../../db/restore.ts'
import { exit, type Verb } from './verb.ts'

/** Puts a backup where there is no store, once it has been verified. */
export const restore: Verb = {
  words: 'restore',
  help: 'Put a backup where there is no store yet',
  args: ['FILE'],
  options: {},
  async run({ args: [file = ''], config, say }) {
    const { url, authToken, encryptionKey } = config().database
    await putBack(file, url, { authToken, encryptionKey })
    say(`Restored ${file}. Check it with: fasttrack verify`)
    return exit.done
  },
}

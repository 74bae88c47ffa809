import { type BroughtPaper, type LookedInto, lookInto } from './take-in.ts'

const keptMs = 300_000
const mostKept = 20

/**
 * Brings and looks into each file once, by Slack's id for it. A long scan may take more time than Slack gives a form: whoever then
 * presses again finds it looked into. Files are forgotten after five minutes, or when twenty others came, and where they could not be used.
 */
export function lookOnce(
  bring: (file: string) => Promise<BroughtPaper>,
): (file: string) => Promise<LookedInto> {
  const looking = new Map<string, Promise<LookedInto>>()
  const begin = (file: string): Promise<LookedInto> => {
    const forget = () => void looking.delete(file)
    const looked = bring(file).then(lookInto)
    looked.then((one) => 'wrong' in one && forget(), forget)
    setTimeout(forget, keptMs).unref()
    const [oldest] = looking.keys()
    if (oldest !== undefined && looking.size >= mostKept) looking.delete(oldest)
    looking.set(file, looked)
    return looked
  }
  return (file) => looking.get(file) ?? begin(file)
}

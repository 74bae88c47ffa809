import { JSONParser } from '@streamparser/json'
import { type ByteLimits, measuredBytes, UnreadableFile } from '../tables/utf8-lines.ts'

/** What stands in Wonde's pages: a record of one session, or what a page says of the pages after it. */
export type WondePart = { record: unknown } | { pagination: unknown }

/** No sound record is longer than this. */
const LONGEST_RECORD = 1_000_000

const NOT_JSON = 'this is not JSON: fetch the pages again, or choose another profile'
const NOT_PAGES =
  'these are not pages of Wonde, which hold "data" and "meta": fetch them from attendance/session'
const CUT = 'the file ends in the middle of a page: fetch it again'
const NOT_UTF8 = 'the file is not in UTF-8: fetch it again, and keep it as it came'

/** Where a value stands decides what it is: records lie in `data`, and `meta` says which pages there are. */
const paths = ['$.data.*', '$.meta', '$.*.data.*', '$.*.meta']

const paginationOf = (meta: unknown): unknown =>
  typeof meta === 'object' && meta !== null && 'pagination' in meta ? meta.pagination : null

/** Takes text in and gives out what stands in it; throws UnreadableFile at the record that can't be read on. */
function partReader() {
  const parser = new JSONParser({ paths, keepStack: false, separator: '' })
  const found: WondePart[] = []
  let records = 0
  let wrong = NOT_JSON
  const refuse = (says: string): never => {
    throw new UnreadableFile(records + 1, says)
  }
  parser.onValue = ({ value, key }) => {
    if (key !== 'meta') records += 1
    found.push(key === 'meta' ? { pagination: paginationOf(value) } : { record: value })
  }
  parser.onError = () => refuse(wrong)
  return {
    refuse,
    write: (text: string) => void parser.write(text),
    taken: () => found.splice(0),
    end() {
      wrong = CUT
      if (!parser.isEnded) parser.end()
    },
  }
}

function decoder(refuse: (says: string) => never) {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  return (bytes?: Uint8Array): string => {
    try {
      return utf8.decode(bytes, { stream: bytes !== undefined })
    } catch {
      return refuse(NOT_UTF8)
    }
  }
}

/** The records and pages of a file of Wonde's JSON as they are read: one page, a list of pages, or page after page. */
export async function* wondePages(
  source: AsyncIterable<Uint8Array>,
  limits: ByteLimits,
): AsyncGenerator<WondePart[]> {
  const reader = partReader()
  const textOf = decoder(reader.refuse)
  let [since, parts] = [0, 0]
  for await (const bytes of measuredBytes(source, limits)) {
    reader.write(textOf(bytes))
    const some = reader.taken()
    parts += some.length
    since = some.length > 0 ? 0 : since + bytes.length
    if (since > LONGEST_RECORD) reader.refuse(NOT_PAGES)
    yield some
  }
  reader.write(textOf())
  reader.end()
  if (parts === 0) reader.refuse(NOT_PAGES)
}

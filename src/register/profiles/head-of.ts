import type { Profile } from '../../domain/register-file.ts'

type Delimiter = Profile['delimiter']

const delimiters: readonly Delimiter[] = [',', ';', '\t']
const HEAD = 65_536

/** The beginning of a file, and the whole of it again from its start. */
export async function headOf(
  source: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const chunks = source[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  let next = await chunks.next()
  for (; !next.done && size < HEAD; next = await chunks.next()) {
    // A source may fill the same piece of memory again.
    first.push(Uint8Array.from(next.value))
    size += next.value.length
  }
  const held = next
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first
    for (let chunk = held; !chunk.done; chunk = await chunks.next()) yield chunk.value
  }
  return { head: Buffer.concat(first), all: all() }
}

/** Does a file begin as JSON does? */
export const isJson = (head: Uint8Array): boolean =>
  /^[\s\uFEFF]*[[{]/.test(new TextDecoder().decode(head.subarray(0, 200)))

const LINES = 20

/** What divides the cells of a file: whatever stands in most of its first lines, outside quotation marks; a title above the headings has none or another. */
export function delimiterOf(head: Uint8Array): Delimiter {
  const text = new TextDecoder().decode(head).replaceAll(/"[^"]*"/g, '')
  const lines = text.split(/[\n\r]+/, LINES)
  const dividing = (mark: Delimiter) => lines.filter((line) => line.includes(mark)).length
  const [most = ','] = delimiters
    .map((mark) => ({ mark, lines: dividing(mark), times: text.split(mark).length }))
    .sort((a, b) => b.lines - a.lines || b.times - a.times)
    .map(({ mark }) => mark)
  return most
}

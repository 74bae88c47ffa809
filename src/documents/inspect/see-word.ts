import { refused, type Seen } from './inspected.ts'

/** What a Word file is, and what it holds. */
export type SeenWord = { kind: 'docx' | 'macro' | 'unknown'; seen: Seen }

const macro =
  'The Word file holds a macro, which is a program. Save it as a Word document (.docx) without macros, and send that.'
const damaged = 'The Word file is damaged and cannot be read. Save it again, and send that.'
const changes =
  'It holds tracked changes or comments. Whoever gets the file can read them: accept or remove them first.'

/** Unpacked, the text of a long report is a few million letters. */
const mostUnpacked = 50_000_000
/** A macro, or a button that runs a program of its own. */
const program = /vbaProject\.bin$|vbaData\.xml$|^word\/activeX\//i
const told = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What is written in a part of a Word file, be it deleted or a comment. */
function textOf(xml: string): string {
  return xml
    .replace(/<w:(?:br|tab|cr)\b[^>]*>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, hex === '' ? 10 : 16) || 0xfffd)),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
}

type Parts = { names: string[]; files: Record<string, Uint8Array> }

async function unpack(bytes: Uint8Array): Promise<Parts> {
  const { unzipSync } = await import('fflate')
  const names: string[] = []
  let size = 0
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      names.push(name)
      if (!told.test(name)) return false
      size += originalSize
      return size <= mostUnpacked
    },
  })
  return { names, files }
}

function seen({ names, files }: Parts): SeenWord {
  if (names.some((name) => program.test(name))) return { kind: 'macro', seen: refused(macro) }
  if (!names.includes('word/document.xml')) return { kind: 'unknown', seen: refused('') }
  if (files['word/document.xml'] === undefined) return { kind: 'docx', seen: refused(damaged) }
  const xml = Object.values(files).map((file) => new TextDecoder().decode(file))
  const text = xml.map(textOf).join('\n')
  const isMarked = names.includes('word/comments.xml') || xml.some((one) => /<w:(?:ins|del) /.test(one))
  return {
    kind: 'docx',
    seen: { pages: [{ width: 0, height: 0, text }], refusals: [], notices: isMarked ? [changes] : [] },
  }
}

/** Looks into a file that is packed as Word's are: a macro is refused, and what is struck out or commented is told, since it is still in there. */
export async function seeWord(bytes: Uint8Array): Promise<SeenWord> {
  try {
    return seen(await unpack(bytes))
  } catch {
    return { kind: 'docx', seen: refused(damaged) }
  }
}

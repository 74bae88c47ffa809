import { fileKind } from '../../domain/file-kind.ts'
import { type HandedKind, type Inspected, refused, type Seen } from './inspected.ts'
import { seePdf } from './see-pdf.ts'
import { seePicture } from './see-picture.ts'
import { seeWord } from './see-word.ts'

/** What Slack's form of one file may bring is a tenth of it; a folder of scans from the command line stays under it. */
const mostBytes = 100_000_000

const empty = 'The file is empty. Send it again.'
const tooLarge = 'The file is larger than 100 MB. Scan it at a lower resolution, or send it in parts.'
const heic =
  'It is a HEIC photograph, which most programs cannot show. Open it on the telephone or computer that took it, save or export it as JPEG, and send that.'
const oldWord = 'It is a Word file of the old kind (.doc). Save it as .docx or PDF, and send that.'
const unknown =
  'It is not a PDF, a photograph (JPG or PNG) or a Word file (.docx). Save it as PDF, and send that.'

const endings: Partial<Record<HandedKind, RegExp>> = {
  pdf: /\.pdf$/i,
  jpg: /\.jpe?g$/i,
  png: /\.png$/i,
  docx: /\.docx$/i,
}
const called: Partial<Record<HandedKind, string>> = {
  pdf: 'a PDF',
  jpg: 'a photograph (JPG)',
  png: 'a picture (PNG)',
  docx: 'a Word file',
}

const begins = (bytes: Uint8Array, ...signs: number[]): boolean =>
  signs.every((sign, index) => bytes[index] === sign)

const seeing: Record<
  'pdf' | 'jpg' | 'png' | 'heic',
  (bytes: Uint8Array, isOurs: boolean) => Seen | Promise<Seen>
> = {
  pdf: seePdf,
  jpg: (bytes) => seePicture('jpg', bytes),
  png: (bytes) => seePicture('png', bytes),
  heic: () => refused(heic),
}

async function see(bytes: Uint8Array, isOurs: boolean): Promise<Inspected> {
  const kind = fileKind(bytes)
  if (kind !== null) return { kind, ...(await seeing[kind](bytes, isOurs)) }
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'old-word', ...refused(oldWord) }
  const word = begins(bytes, 0x50, 0x4b) ? await seeWord(bytes) : null
  if (word === null || word.kind === 'unknown') return { kind: 'unknown', ...refused(unknown) }
  return { kind: word.kind, ...word.seen }
}

function misnamed({ kind }: Inspected, name: string): string[] {
  const what = called[kind]
  if (what === undefined || !/\.\w{2,5}$/.test(name) || endings[kind]?.test(name)) return []
  return [`By its name it is something else, but the file is ${what}. It is kept as that.`]
}

/** A file with the name that it came with; one of our own making need not be looked into for what somebody hid. */
type Given = { bytes: Uint8Array; name: string; isOurs?: boolean }

/** Says what a handed-in file is by its bytes, page by page, and why it cannot be used where it cannot; `name` is only held against them. */
export async function inspect({ bytes, name, isOurs = false }: Given): Promise<Inspected> {
  if (bytes.length === 0) return { kind: 'unknown', ...refused(empty) }
  if (bytes.length > mostBytes) return { kind: 'unknown', ...refused(tooLarge) }
  const inspected = await see(bytes, isOurs)
  return { ...inspected, notices: [...inspected.notices, ...misnamed(inspected, name)] }
}

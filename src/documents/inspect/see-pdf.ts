import { type DrawnPage, drawnLetters, lettersIn } from './drawn-letters.ts'
import { refused, type Seen, type SeenPage } from './inspected.ts'

/** A hundred sheets printed on both sides: more is seldom one paper, and a bundle of it has to be read through by somebody. */
const worthAsking = 200
/** More pages than a bundle that was ever measured has. */
const mostPages = 1000

const broken = 'The PDF is damaged and cannot be read. Save or scan it again.'
const empty = 'The PDF has no pages. Save or scan it again.'
const locked = 'The PDF is locked. Save a copy without a password, or print it to a new PDF, and send that.'
const overlaid = (pages: readonly number[]): string =>
  `On page ${pages.join(', ')}, something lies on top of the page: a filled-in field, a comment, a stamp or a signature. It would not be copied. Print it to a new PDF, and send that.`

const elsewhere =
  'It is a form that only one program can show. Open it there, print it to a new PDF, and send that.'
const carries = 'It carries other files with it. They are not copied: hand in each by itself.'
const beyond = (pages: readonly number[]): string =>
  `On page ${pages.join(', ')}, words lie beyond the edge of the page. They were cut off and can still be read in the file. Print it on paper, and scan that.`
/** A page's text may count a stray sign otherwise than what is drawn. */
const fewestBeyond = 3

type Item = { str: string; hasEOL: boolean }
type Annotation = { subtype: string; hasAppearance?: boolean; fieldValue?: unknown; fieldType?: string }

const isItem = (item: object): item is Item => 'str' in item

/** A link has no look, and a field that nobody filled in has nothing to lose. */
function showsSomething({ subtype, hasAppearance, fieldType, fieldValue }: Annotation): boolean {
  if (subtype === 'Link' || subtype === 'Popup') return false
  if (subtype !== 'Widget') return true
  if (fieldType === 'Sig') return hasAppearance === true
  const values = Array.isArray(fieldValue) ? fieldValue : [fieldValue]
  return values.some((value) => ![null, undefined, '', 'Off'].includes(value))
}

type Page = { seen: SeenPage; isOverlaid: boolean; reachesBeyond: boolean }
type PdfPage = DrawnPage & {
  getViewport: (how: { scale: number }) => { width: number; height: number }
  getTextContent: () => Promise<{ items: object[] }>
  getAnnotations: () => Promise<Annotation[]>
  cleanup: () => boolean
}

async function reachesBeyond(page: PdfPage, text: string): Promise<boolean> {
  return (await drawnLetters(page)) - lettersIn(text) >= fewestBeyond
}

async function seePage(page: PdfPage, isOurs: boolean): Promise<Page> {
  const { width, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const text = items
    .filter(isItem)
    .map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`)
    .join('')
  const isOverlaid = (await page.getAnnotations()).some(showsSomething)
  const beyond = !isOurs && (await reachesBeyond(page, text))
  page.cleanup()
  return {
    seen: { width, height, text: text.trim() === '' ? null : text },
    isOverlaid,
    reachesBeyond: beyond,
  }
}

type Info = { EncryptFilterName?: string | null; IsXFAPresent?: boolean; IsAcroFormPresent?: boolean }
type PdfFile = {
  numPages: number
  getPage: (number: number) => Promise<PdfPage>
  getMetadata: () => Promise<{ info: Info }>
  getAttachments: () => Promise<unknown>
  destroy: () => Promise<void>
}

async function seePages(document: PdfFile, isOurs: boolean): Promise<Page[]> {
  const pages: Page[] = []
  for (let number = 1; number <= document.numPages; number += 1)
    pages.push(await seePage(await document.getPage(number), isOurs))
  return pages
}

const told = (
  pages: readonly Page[],
  is: (page: Page) => boolean,
  says: (pages: readonly number[]) => string,
) => {
  const on = pages.flatMap((page, index) => (is(page) ? [index + 1] : []))
  return on.length === 0 ? [] : [says(on)]
}

/** Why nothing of a PDF can be used, whatever its pages hold; null where it can. */
function whyNot({ numPages }: PdfFile, info: Info): string | null {
  // Some are locked against change only: these open without a password, and still cannot be copied from.
  if ((info.EncryptFilterName ?? null) !== null) return locked
  if (numPages === 0) return empty
  // Its only page asks the reader to wait.
  if (info.IsXFAPresent === true && info.IsAcroFormPresent !== true) return elsewhere
  if (numPages <= mostPages) return null
  return `It has ${numPages} pages, and at most ${mostPages} can be taken in at once. Send it in parts.`
}

async function noticesOf(document: PdfFile): Promise<string[]> {
  const { numPages } = document
  const isCarrier = (await document.getAttachments()) !== null
  return [
    ...(numPages < worthAsking ? [] : [`It has ${numPages} pages. Is all of it wanted?`]),
    ...(isCarrier ? [carries] : []),
  ]
}

async function seeDocument(document: PdfFile, isOurs: boolean): Promise<Seen> {
  const why = whyNot(document, (await document.getMetadata()).info)
  if (why !== null) return refused(why)
  const pages = await seePages(document, isOurs)
  return {
    pages: pages.map(({ seen }) => seen),
    refusals: [
      ...told(pages, ({ isOverlaid }) => isOverlaid, overlaid),
      ...told(pages, ({ reachesBeyond: reaches }) => reaches, beyond),
    ],
    notices: await noticesOf(document),
  }
}

/** A PDF's pages with their text; a damaged or locked one, or one with something lying on its pages or, where it is not our own, beyond them, is refused. */
export async function seePdf(bytes: Uint8Array, isOurs = false): Promise<Seen> {
  const { getDocumentProxy } = await import('unpdf')
  try {
    // Its reader keeps what it is given, and complains of every damaged PDF on the screen. Nobody looks at its pictures.
    const document: PdfFile = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, maxImageSize: 1 })
    try {
      return await seeDocument(document, isOurs)
    } finally {
      await document.destroy()
    }
  } catch (error) {
    return refused(error instanceof Error && error.name === 'PasswordException' ? locked : broken)
  }
}

import { inflateRawSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'

/** A stretch of text on a page: how far from the left edge and from the top it stands, in millimetres. */
export type Placed = { text: string; right: number; down: number }

type Item = { str: string; hasEOL: boolean; transform: number[] }
const millimetres = (points = 0) => (points / 72) * 25.4
const highA4 = 297

const placedOf = ({ str, transform }: Item): Placed => ({
  text: str,
  right: millimetres(transform[4]),
  down: highA4 - millimetres(transform[5]),
})

/** What a reader would see on each page of a PDF and where it stands, and whether it says that it is accessible. */
export async function readPdf(
  pdf: Uint8Array,
): Promise<{ pages: string[]; placed: Placed[][]; title: string; accessible: boolean }> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const pages: Item[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.filter((item: object) => 'str' in item) as Item[])
  }
  const { info } = (await document.getMetadata()) as { info: { Title: string } }
  return {
    pages: pages.map((items) => items.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join('')),
    placed: pages.map((items) => items.filter(({ str }) => str.trim() !== '').map(placedOf)),
    title: info.Title,
    accessible: Buffer.from(pdf).includes('pdfuaid:part'),
  }
}

const LOCAL = 0x04034b50

/** One file out of a Word document, which is a zip; enough of the format for what our library writes. */
export function readZipped(zip: Uint8Array, wanted: string): string {
  const bytes = Buffer.from(zip)
  let central = bytes.readUInt32LE(bytes.length - 6)
  while (bytes.readUInt32LE(central) === 0x02014b50) {
    const name = bytes.toString('utf8', central + 46, central + 46 + bytes.readUInt16LE(central + 28))
    const local = bytes.readUInt32LE(central + 42)
    if (name === wanted && bytes.readUInt32LE(local) === LOCAL) {
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const packed = bytes.subarray(start, start + bytes.readUInt32LE(central + 20))
      return (bytes.readUInt16LE(central + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8')
    }
    central += 46 + [28, 30, 32].reduce((sum, at) => sum + bytes.readUInt16LE(central + at), 0)
  }
  throw new Error(`no ${wanted} in the zip`)
}

/** The text of a Word document. */
export function readDocx(docx: Uint8Array): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return readZipped(docx, 'word/document.xml')
    .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, '')
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
}

/** Text with no white space, so that where a line breaks doesn't matter. */
export const packed = (text: string): string => text.replace(/\s+/g, '')

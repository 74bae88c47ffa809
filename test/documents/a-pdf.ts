/** One page of a PDF as another program might write it; `field` is what somebody filled into a form on it. */
export type PdfPage = {
  text?: string
  box?: readonly [number, number, number, number]
  rotate?: number
  field?: string
}

const stream = (dictionary: string, content: string): string =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
const drawnText = (text: string, x: number, y: number): string => `BT /F1 24 Tf ${x} ${y} Td (${text}) Tj ET`
const fonts = '/Resources << /Font << /F1 3 0 R >> >>'

function pageObjects({ text, box = [0, 0, 595, 842], rotate = 0, field }: PdfPage, own: number): string[] {
  const [left, bottom, right, top] = box
  const frame = `2 w ${left + 2} ${bottom + 2} ${right - left - 4} ${top - bottom - 4} re S`
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [${box.join(' ')}] /Rotate ${rotate} ${fonts} /Contents ${own + 1} 0 R
      ${field === undefined ? '' : `/Annots [${own + 2} 0 R]`} >>`,
    stream('', `${frame} ${text === undefined ? '' : drawnText(text, left + 40, bottom + 60)}`),
    field === undefined
      ? 'null'
      : `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (${field}) /Rect [100 400 400 430] /F 4 /AP << /N ${own + 3} 0 R >> >>`,
    stream(`/Type /XObject /Subtype /Form /BBox [0 0 300 30] ${fonts}`, drawnText(field ?? '', 5, 5)),
  ]
}

function written(objects: readonly string[], trailer = ''): Buffer {
  let pdf = '%PDF-1.7\n'
  const starts = objects.map((object, index) => {
    const start = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(start).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.join('')}`
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${pdf.length}\n%%EOF\n`
  return Buffer.from(pdf + table + end, 'latin1')
}

/** A PDF of another program, page by page; `trailer` goes among the entries at its end, `catalog` among those of the whole. */
export function aPdf(
  pages: readonly PdfPage[],
  trailer = '',
  catalog = '/AcroForm << /Fields [] >>',
): Buffer {
  const first = 4
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${first + index * 4} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((page, index) => pageObjects(page, first + index * 4)),
  ]
  return written(objects, trailer)
}

/** A PDF that only opens with a password. */
export const aLockedPdf = (): Buffer =>
  aPdf(
    [{ text: 'locked' }],
    `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<00> <00>]`,
  )

/** A PDF as a scanner's program writes it around a photograph. */
export function aPdfOf(jpeg: Buffer, width: number, height: number): Buffer {
  const drawn = 'q 595 0 0 400 0 0 cm /Im Do Q'
  const picture = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`
  return written([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 400] /Resources << /XObject << /Im 5 0 R >> >> /Contents 4 0 R >>',
    stream('', drawn),
    stream(picture, jpeg.toString('latin1')),
  ])
}

import { randomBytes } from 'node:crypto'

/** A page of A4 at 100 dots an inch in one bit a point, which noise makes as large as a scanner's at 200 is. */
const dots = { across: 832, down: 1170 }

/** A PDF as a scanner writes it: so many pages, each one picture and no text. */
export function aScan(pages: number, seed: number): Buffer {
  const noise = randomBytes((dots.across / 8) * dots.down)
  noise.writeUInt32BE(seed, 0)
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(
      `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, index) => `${3 + index * 3} 0 R`).join(' ')}] >>`,
    ),
    ...Array.from({ length: pages }, (_, index) => {
      const own = 3 + index * 3
      const drawn = 'q 595 0 0 842 0 0 cm /Im Do Q'
      noise.writeUInt32BE(index, 4)
      return [
        Buffer.from(
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Im ${own + 2} 0 R >> >> /Contents ${own + 1} 0 R >>`,
        ),
        Buffer.from(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`),
        Buffer.concat([
          Buffer.from(
            `<< /Type /XObject /Subtype /Image /Width ${dots.across} /Height ${dots.down} /ColorSpace /DeviceGray /BitsPerComponent 1 /Length ${noise.length} >>\nstream\n`,
          ),
          noise,
          Buffer.from('\nendstream'),
        ]),
      ]
    }).flat(),
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  let at = parts[0]?.length ?? 0
  const starts = objects.map((object, index) => {
    const start = at
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    parts.push(part)
    at += part.length
    return `${String(start).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.join('')}`
  parts.push(
    Buffer.from(`${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`),
  )
  return Buffer.concat(parts)
}

import type { Certificate } from '../domain/certificate/certificate.ts'
import { formatDay } from '../domain/day.ts'
import { plain } from './block.ts'
import { certificatePicture } from './certificate-blocks.ts'
import { composeCertificate } from './compose-certificate.ts'
import type { Paper } from './paper.ts'

/**
 * The attendance certificate as a picture for a message: `whose` is a case's number and a pupil's initials, never a
 * name, for a picture may be seen by whoever looks over a shoulder at a telephone.
 */
export function composePicture(certificate: Certificate, whose: string): Paper {
  const days = `${formatDay(certificate.from)} to ${formatDay(certificate.to)}`
  return {
    ...composeCertificate(certificate, ''),
    layout: 'picture',
    heading: `${whose}: ${days}`,
    body: [
      ...certificatePicture(certificate),
      { kind: 'small', columns: [[{ kind: 'paragraph', runs: [plain(certificate.school.name)] }]] },
    ],
  }
}

import type { Certificate } from '../domain/certificate/certificate.ts'
import { day, formatDay } from '../domain/day.ts'
import { certificateBlocks } from './certificate-blocks.ts'
import type { Paper } from './paper.ts'
import { english } from './voice.ts'

/** The attendance certificate as a paper of its own; `reference` is the case's number, empty where there is no case. */
export function composeCertificate(certificate: Certificate, reference: string): Paper {
  const on = day(certificate.extractedAt.slice(0, 10))
  return {
    layout: 'sheet',
    title: ['Attendance certificate', reference].filter((part) => part !== '').join(', '),
    voice: english,
    heading: 'Attendance certificate',
    reference,
    dated: formatDay(on),
    stamp: Date.parse(on) / 1000,
    school: { name: certificate.school.name, address: [], phone: '', email: '' },
    to: [],
    salutation: '',
    body: certificateBlocks(certificate),
    signOff: null,
    enclosures: [],
    signEveryPage: false,
    appendix: [],
  }
}

import { composeCertificate } from '../documents/compose-certificate.ts'
import { composePicture } from '../documents/compose-picture.ts'
import type { Asker } from '../domain/access.ts'
import { done, type Result, refuse } from '../domain/case/refusal.ts'
import type { AttendanceShown } from '../domain/certificate/attendance-shown.ts'
import type { Period } from '../domain/certificate/periods.ts'
import type { House } from './house.ts'
import { type AboutPupil, lookAtAttendance } from './look-at-attendance.ts'
import { keepPapers, mimes } from './papers/keep-papers.ts'
import { orNotMade, type Printer } from './print-papers.ts'

/** The forms in which a certificate is sent: a page to print, or a picture. */
export const certificateForms = ['pdf', 'png'] as const
export type CertificateForm = (typeof certificateForms)[number]

/** What a file without a case is called and its picture headed: no pupil is named. */
const noCase = 'pupil'

function paperOf(
  form: CertificateForm,
  shown: AttendanceShown,
  certificate: NonNullable<AttendanceShown['certificate']>,
) {
  const { initials } = shown.names.pupil
  if (form === 'pdf') return composeCertificate(certificate, shown.case ?? '')
  return composePicture(certificate, shown.case === null ? initials : `${shown.case}, ${initials}`)
}

/** Makes a pupil's attendance certificate over some days and sends it to whoever asked, as a file; refused where it is not theirs to see. */
export function sendCertificate(
  house: House,
  printer: Printer,
  asker: Asker,
  about: AboutPupil,
  order: Period & { form: CertificateForm },
): Promise<Result<number>> {
  return orNotMade(async () => {
    const { form, ...own } = order
    const shown = await lookAtAttendance(house, asker, about, { chosen: 'own', own })
    if (shown === null || shown.certificate === null) return refuse({ code: 'no-such-case' })
    const files = await printer.renderPapers(paperOf(form, shown, shown.certificate))
    const name = `${shown.case ?? noCase}-attendance.${form}`
    const whose = {
      person: asker.id,
      case: shown.case,
      ...(shown.case === null ? { pupil: shown.pupil } : {}),
    }
    await keepPapers(house, whose, [{ name, mime: mimes[form], bytes: files[form], kind: 'paper' }])
    return done(1)
  })
}

import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { AttendanceShown } from '../src/domain/certificate/attendance-shown.ts'
import type { Certificate } from '../src/domain/certificate/certificate.ts'
import { type PeriodId, periodIds } from '../src/domain/certificate/periods.ts'
import { formatDay, formatDayShort } from '../src/domain/day.ts'
import { daySchema } from '../src/domain/day-schema.ts'
import { formOf } from '../src/domain/family.ts'
import { daysLost, hoursLost, percentage } from '../src/domain/measure.ts'
import { actions, atMost, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day } from '../src/kit/field.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import { beforeAndAfterBlocks } from './before-and-after.ts'
import { certificateText } from './certificate/text.ts'
import { clock, noticeLine, some } from './words.ts'

const about = z.object({ case: z.string().nullable(), pupil: z.string() })

/** A pupil's attendance over chosen days: figures, the weeks, and both as a picture or a page. */
export const certificateModal = defineModal({
  id: 'certificate',
  context: about,
  fields: { period: choice(periodIds), from: day(), to: day() },
})

/** Opens a pupil's attendance; from a case the case says whose. */
export const openCertificate = defineButton({ id: 'certificate.open', payload: about })

/** Sends the certificate of some days as a page to print or as a picture. */
export const sendCertificateButton = defineButton({
  id: 'certificate.send',
  payload: about.extend({ from: daySchema, to: daySchema, form: z.enum(['pdf', 'png']) }),
})

const periodWords: Record<PeriodId, string> = {
  term: 'This term',
  year: 'This school year',
  entry: 'The weeks of the entry test',
  since: 'Since the first meeting',
  own: 'From one day to another',
}

/** What is said while the file is made, and once it is on its way. */
export const certificateMaking = 'It is being made. It comes as a file, in a message from me.'
export const certificateSent = 'It is on its way to you as a file, in a message from me.'
const goesWell: ReadonlySet<string> = new Set([certificateMaking, certificateSent])

function choiceBlocks({ periods, chosen, certificate }: AttendanceShown): KnownBlock[] {
  const { fields } = certificateModal
  const offered = periodIds.filter((id) => id === 'own' || periods[id] !== undefined)
  const choices = offered.map((value) => ({ value, text: periodWords[value] }))
  const own =
    chosen === 'own'
      ? [
          fields.from.block({ label: 'First day', initial: certificate?.from }),
          fields.to.block({ label: 'Last day', initial: certificate?.to }),
        ]
      : []
  return [
    fields.period.block({ label: 'Which days?', choices, initial: chosen, as: 'menu', dispatch: true }),
    ...own,
  ]
}

const told = (sessions: number, words: string): string[] =>
  sessions === 0 ? [] : [`${daysLost(sessions)} ${words}`]

const within = (n: number, words: string): string => (n === 0 ? '' : `, of which ${words}`)

/** What was missed and why, a line a kind, and what no figure counts. */
function kindsOf({ summary, minutesLate }: Certificate): string[] {
  const { authorised, unauthorised, unexplained, illness, late, lateAfterClose, missing } = summary
  const minutes = minutesLate === 0 ? '' : `, ${some(minutesLate, 'minute')} in all as far as noted`
  return [
    ...told(unauthorised - lateAfterClose, 'unauthorised'),
    ...told(unexplained, 'with no reason known yet: unauthorised until there is one'),
    ...told(authorised, `authorised${within(illness, `${daysLost(illness)} for illness`)}`),
    ...(late === 0 ? [] : [`Late ${some(late, 'time')} before the register closed${minutes}`]),
    ...(lateAfterClose === 0
      ? []
      : [`Late ${some(lateAfterClose, 'time')} after it closed: unauthorised, and not a day missed`]),
    ...(missing === 0 ? [] : [`:warning: ${some(missing, 'session')} without any mark, counted nowhere`]),
  ]
}

function lostWords({ summary }: Certificate, hoursPerDay: number | null): string {
  const { authorised, unauthorised, unexplained, lateAfterClose } = summary
  const lost = authorised + unauthorised + unexplained - lateAfterClose
  const hours = hoursPerDay === null || lost === 0 ? '' : `, ${hoursLost(lost, hoursPerDay / 2)} of learning`
  return `*${lost === 0 ? 'No day missed' : `${daysLost(lost)} missed`}* of ${daysLost(summary.possible)}${hours}`
}

function shareWords({ summary: { attended, possible } }: Certificate): string {
  const share = percentage(attended, possible)
  if (share === null) return 'No session was possible.'
  return `Attended ${attended} of ${some(possible, 'session')} (${share}).`
}

const figures = (certificate: Certificate, hoursPerDay: number | null): KnownBlock =>
  section(
    [
      `*${formatDay(certificate.from)} to ${formatDay(certificate.to)}*`,
      lostWords(certificate, hoursPerDay),
      ...kindsOf(certificate).map((line) => `• ${line}`),
      shareWords(certificate),
    ].join('\n'),
  )

function takenWords({ register, onShutDays }: Certificate): string {
  const [on = '', at = ''] = register?.at.split('T') ?? []
  const read =
    register === null
      ? 'Drawn up from the register as it stands.'
      : `Register as read in on ${formatDayShort(daySchema.parse(on))} at ${clock(at)}, import ${register.import}.`
  const ignored =
    onShutDays === 0 ? '' : ` ${some(onShutDays, 'mark')} on days when the school was shut left out.`
  return `${read}${ignored}`
}

function sendBlocks({ case: id, pupil }: AttendanceShown, { from, to }: Certificate): KnownBlock {
  const payload = { case: id, pupil, from, to }
  const button = (text: string, spoken: string, form: 'pdf' | 'png', nth: number) =>
    sendCertificateButton.element({ text, spoken, nth, payload: { ...payload, form } })
  return actions([
    button('PDF', 'Send me the certificate as a PDF', 'pdf', 0),
    button('Picture', 'Send me the certificate as a picture', 'png', 1),
  ])
}

const noDays =
  'The school’s calendar does not say which term it is. Choose the days yourself, or ask whoever looks after Fast Track to load the calendar.'

/** Draws a pupil's attendance over the chosen days, with what to say first. */
export function certificateView(shown: AttendanceShown, notice?: string): ModalView {
  const { names, certificate, compared, hoursPerDay } = shown
  const form = formOf(names.pupil)
  const who = `*${name(names.pupil.name)}*${form === '' ? '' : ` · ${name(form)}`} · ${name(names.school.name)}`
  const told =
    certificate === null
      ? [section(noDays)]
      : [
          figures(certificate, hoursPerDay),
          sendBlocks(shown, certificate),
          ...beforeAndAfterBlocks(compared, hoursPerDay),
          divider(),
          ...certificateText(certificate),
          context(takenWords(certificate)),
        ]
  const blocks = [
    ...(notice === undefined ? [] : [section(goesWell.has(notice) ? notice : noticeLine(notice))]),
    section(who),
    ...choiceBlocks(shown),
    ...told,
  ]
  return certificateModal.open({
    title: 'Attendance',
    context: { case: shown.case, pupil: shown.pupil },
    blocks: atMost(blocks, limits.screenBlocks, () => 'The PDF has the rest.'),
    submit: 'Show',
    close: 'Close',
  })
}

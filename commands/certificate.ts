import {
  type AboutPupil,
  attendanceTitle,
  lookAtAttendance,
  type Wanted,
} from '../src/casework/look-at-attendance.ts'
import type { CertificateForm } from '../src/casework/send-certificate.ts'
import { longestPeriod, type Period } from '../src/domain/certificate/periods.ts'
import { daysBetween } from '../src/domain/day.ts'
import { onModal, onPress, type Reply, type Screens } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import {
  certificateMaking,
  certificateModal,
  certificateSent,
  certificateView,
  openCertificate,
  sendCertificateButton,
} from '../views/certificate.ts'
import { sorry } from '../views/opening.ts'
import { type Ctx, complain, type Desk, modalOf, notHere, show } from './desk.ts'

const firstShown: Wanted = { chosen: 'term', own: null }

async function drawn(ctx: Ctx, about: AboutPupil, wanted: Wanted, notice?: string) {
  const shown = await lookAtAttendance(ctx.deps.house, ctx.person, about, wanted)
  return shown && certificateView(shown, notice)
}

/** Opens a pupil's attendance over whatever it was asked for on. */
export function openAttendance(ctx: Ctx, over: ReceivedView | null, about: AboutPupil): Reply {
  return show(ctx, over, attendanceTitle, () => drawn(ctx, about, firstShown))
}

type Answers = ReturnType<(typeof certificateModal)['read']>['answers']

/** The days that stand on the screen; without both of one's own days, those are still to be chosen. */
function wantedOn({ period, from, to }: Answers): Wanted {
  const own = from !== null && to !== null ? { from, to } : null
  return { chosen: period ?? 'term', own }
}

/** What is wrong with days that somebody chose; null when they can be shown. */
function wrongWith({ chosen, own }: Wanted, today: Ctx['today']): { from: string } | { to: string } | null {
  if (chosen !== 'own') return null
  if (own === null) return { from: 'Choose both days.' }
  if (own.from > today) return { from: 'This day is still to come. Choose one up to today.' }
  if (own.to < own.from) return { to: 'The last day is before the first day. Check both.' }
  const days = daysBetween(own.from, own.to)
  return days > longestPeriod ? { to: 'Choose at most a year and a half at a time.' } : null
}

async function paint(ctx: Ctx, view: string, about: AboutPupil, wanted: Wanted, notice?: string) {
  const built = await drawn(ctx, about, wanted, notice)
  await ctx.update(view, built ?? sorry(attendanceTitle, notHere))
  return built !== null
}

async function made(ctx: Ctx, about: AboutPupil, order: Period & { form: CertificateForm }) {
  const sent = await ctx.deps.papers.certificate(ctx.person, about, order)
  if (sent.ok) return certificateSent
  return sent.refusal.code === 'letter-not-made' ? `Not made: ${sent.refusal.why}.` : notHere
}

/** Makes the file after the acknowledgement and says on the screen that was pressed how that went. */
function send(
  ctx: Ctx,
  view: ReceivedView,
  about: AboutPupil,
  order: Period & { form: CertificateForm },
): Reply {
  const wanted =
    view.callback_id === certificateModal.id ? wantedOn(certificateModal.read(view).answers) : firstShown
  const after = async () => {
    if (!(await paint(ctx, view.id, about, wanted, certificateMaking))) return
    await paint(ctx, view.id, about, wanted, await made(ctx, about, order))
  }
  return { after }
}

/** Shows a pupil's attendance over chosen days, and sends it as a page or a picture. */
export const certificateScreens: Screens<Desk> = {
  buttons: [
    onPress(openCertificate, async (ctx: Ctx, about, view) => openAttendance(ctx, view, about)),
    onPress(sendCertificateButton, async (ctx: Ctx, { case: id, pupil, ...order }, view) => {
      const about = { case: id, pupil }
      const modal = modalOf(view)
      return modal === null
        ? complain(ctx, null, await made(ctx, about, order))
        : send(ctx, modal, about, order)
    }),
  ],
  modals: [
    onModal(certificateModal, {
      change: async (ctx: Ctx, { context, answers, view }) => ({
        after: async () => void (await paint(ctx, view.id, context, wantedOn(answers))),
      }),
      submit: async (ctx: Ctx, { context, answers }) => {
        const wanted = wantedOn(answers)
        const wrong = wrongWith(wanted, ctx.today)
        if (wrong !== null) return { errors: wrong }
        const built = await drawn(ctx, context, wanted)
        return built === null ? { errors: { period: notHere } } : { update: built }
      },
    }),
  ],
}

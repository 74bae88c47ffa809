import type { Button, ModalView } from '@slack/types'
import { z } from 'zod'
import { formatDayShort } from '../src/domain/day.ts'
import type { Digest } from '../src/domain/due.ts'
import type { PupilsWatch, WatchedPupil } from '../src/domain/watched.ts'
import { actions, context, type Message, message, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import { openCaseButton } from './case.ts'
import { type Group, pageButtons, pageOf } from './pages.ts'
import { some } from './words.ts'

const ofPupil = z.object({ pupil: z.string(), page: z.int() })

/** Opens the pupils whom somebody is to look at, or turns their page. */
export const openWatched = defineButton({ id: 'watched.open', payload: z.object({ page: z.int() }) })

/** Logs a contact with a family from there. */
export const logWatched = defineButton({ id: 'watched.log', payload: ofPupil })

/** Starts a case for a pupil from there, on the pathway that watched. */
export const startWatched = defineButton({
  id: 'watched.start',
  payload: ofPupil.extend({ pathway: z.string().nullable() }),
})

/** Says that a pupil has been seen to, for everybody who was told. */
export const seeWatchedButton = defineButton({ id: 'watched.seen', payload: ofPupil })

/** The pupils whom somebody is to look at; it has nothing to submit. */
export const watchedModal = defineModal({
  id: 'watched',
  context: z.object({ page: z.int() }),
  fields: {},
})

const many = (count: number): string => `${some(count, 'pupil')} to look at`

/** That somebody was in touch since, so that nobody rings a second time unknowing. */
function contactedWords(contacted: PupilsWatch['contacted']): string {
  if (contacted === null) return ''
  const { on, reached } = contacted
  const words = reached ? 'somebody was reached' : 'nobody was reached yet'
  return `\n:telephone_receiver: A contact was logged since, the last on ${formatDayShort(on)}: ${words}.`
}

function groupOf(
  { id: pupil, name: words, form, school, speakFirst, openCase, watches }: WatchedPupil,
  page: number,
): Group {
  const payload = { pupil, page }
  const head = [`*${name(words)}*`, ...(form === '' ? [] : [name(form)]), name(school)].join(' · ')
  const lines = watches.map(
    ({ title, says, since, contacted }) =>
      `:eyes: *${escapeText(title)}*, since ${formatDayShort(since)}\n${escapeText(says)}${contactedWords(contacted)}`,
  )
  const first = speakFirst ? [':warning: *Speak to the safeguarding lead before going on.*'] : []
  const notes = [...new Set(watches.flatMap(({ note }) => note ?? []))]
  const next =
    openCase === null
      ? startWatched.element({
          text: 'Start a case',
          spoken: `Start a case for ${words}`,
          payload: { ...payload, pathway: watches[0]?.pathway ?? null },
        })
      : openCaseButton.element({
          text: 'Open the case',
          spoken: `Open ${openCase}`,
          payload: { case: openCase },
        })
  return [
    section([head, ...first, ...lines].join('\n')),
    ...notes.map((note) => context(escapeText(note))),
    actions([
      logWatched.element({ text: 'Log a contact', spoken: `Log a contact about ${words}`, payload }),
      next,
      seeWatchedButton.element({ text: 'Seen', spoken: `Seen: ${words}`, payload }),
    ]),
  ]
}

/** Draws a page of the pupils whom somebody is to look at: what has happened, what to do about it, and the buttons that do it. */
export function watchedView(pupils: readonly WatchedPupil[], wanted: number): ModalView {
  const { page } = pageOf(
    pupils.map((one) => groupOf(one, wanted)),
    wanted,
  )
  const { blocks, ...at } = pageOf(
    pupils.map((one) => groupOf(one, page)),
    page,
  )
  const turn = (to: number, words: { text: string; nth: number }) =>
    openWatched.element({ ...words, payload: { page: to } })
  const says =
    'This is what the register says up to the last session that is marked. “Seen” takes a pupil off everybody’s list until it happens anew.'
  return watchedModal.open({
    title: 'Pupils to look at',
    context: { page },
    blocks: [
      section(pupils.length === 0 ? 'There is nobody to look at.' : `*${many(pupils.length)}*`),
      ...(pupils.length === 0 ? [] : [context(says)]),
      ...blocks,
      ...pageButtons(at, turn),
    ],
    close: 'Close',
  })
}

/** What a morning message says of them, and of the cases that somebody owns: how many there are to look at, where there are any. */
export const watchedTitle = ({
  watched,
  watchedCases,
}: Pick<Digest, 'watched' | 'watchedCases'>): string[] => [
  ...(watched > 0 ? [many(watched)] : []),
  ...(watchedCases > 0 ? [`${some(watchedCases, 'case')} to look at`] : []),
]

/** The way there, where there is anybody to look at. */
export const watchedButton = (count: number): Button[] =>
  count === 0 ? [] : [openWatched.element({ text: many(count), payload: { page: 0 } })]

/** What people are told once a register came in: how many pupils they are to look at, never who or why. */
export function watchedMessage(count: number): Message {
  const text = `${many(count)} today, from the register.`
  const open = openWatched.element({ text: 'See who', style: 'primary', payload: { page: 0 } })
  return message(text, [section(text), actions([open])])
}

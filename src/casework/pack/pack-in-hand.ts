import type { Letter } from '../../domain/case/state.ts'
import { type Day, earliest } from '../../domain/day.ts'
import type { PackMoment } from '../../domain/pack/pack-profile.ts'
import type { InvitedTo, PackInHand } from '../../domain/pack/pre-flight.ts'
import { sessions } from '../../domain/sessions.ts'
import { meetingsWith } from './minutes-parts.ts'
import type { OrderedPart } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'

const sentTo = ({ loaded, parent }: PackScene): Letter[] =>
  Object.values(loaded.state.letters).filter(
    ({ addressee, state }) => addressee === parent.id && state === 'sent',
  )

const toldOn = (letter: Letter): Day | null => letter.sendings.at(-1)?.arrives ?? letter.sentOn

const first = (days: readonly Day[]): Day | undefined => {
  const [one, ...rest] = days
  return one === undefined ? undefined : earliest(one, ...rest)
}

function momentsOf(scene: PackScene): PackInHand['moments'] {
  const { loaded, file } = scene
  const letters = sentTo(scene)
  const warns = new Set(loaded.context.pathway.letters.filter((kind) => kind.warns).map(({ id }) => id))
  const daysOf = (some: readonly Letter[]) => some.flatMap(({ sentOn }) => sentOn ?? [])
  const met = meetingsWith(scene).map(({ on }) => on)
  const found: { [M in PackMoment]: Day | undefined } = {
    opened: loaded.state.openedOn,
    'first-letter': first(daysOf(letters)),
    'first-meeting': met[0],
    'last-meeting': met.at(-1),
    warning: daysOf(letters.filter(({ kind }) => warns.has(kind)))
      .sort()
      .at(-1),
    decision: file.decision?.on,
  }
  return Object.fromEntries(Object.entries(found).filter(([, on]) => on !== undefined))
}

function invitationsOf(scene: PackScene): InvitedTo[] {
  const letters = sentTo(scene)
  return meetingsWith(scene).map(({ id, on }) => {
    const told = letters.filter(({ meeting }) => meeting === id).flatMap((letter) => toldOn(letter) ?? [])
    return { told: first(told) ?? null, on }
  })
}

/** What the checks of a profile look at, once the pack's evidence has its size. */
export function packInHand(
  scene: PackScene,
  parts: readonly OrderedPart[],
  { files, unread }: Pick<PackInHand, 'files' | 'unread'>,
): PackInHand {
  const { today, calendar } = scene.loaded.context.facts
  const reading = { ...scene.register, from: scene.lastYear.from, to: scene.thisYear.to }
  const missed = sessions(reading).filter(
    ({ category, unexplained }) => category === 'unauthorised' && !unexplained,
  )
  return {
    today,
    calendar,
    exhibits: parts,
    files,
    moments: momentsOf(scene),
    unauthorised: missed.map(({ day }) => day),
    invitations: invitationsOf(scene),
    unread,
    answered: scene.file.answered,
  }
}

import { z } from 'zod'
import type { Notice } from '../db/outbox.ts'
import { caseById } from '../db/queries/cases.ts'
import { personWithRoles } from '../db/queries/people.ts'
import { school as schoolById } from '../db/queries/schools.ts'
import { driftMessage } from '../views/drift.ts'
import { jointMessage } from '../views/notices/joint-message.ts'
import { meetingShutMessage } from '../views/notices/meeting-shut.ts'
import { ownerlessMessage, ownerToldMessage, sealedMessage } from '../views/notices/owner-told.ts'
import { channelUnreachedMessage, colleagueUnreachedMessage } from '../views/notices/undelivered.ts'
import { watchMessage } from '../views/notices/watch-told.ts'
import { weeklyScreeningMessage } from '../views/notices/weekly-screening.ts'
import {
  cardMessage,
  digestMessage,
  movedMessage,
  noteMessage,
  ownerMessage,
  reminderMessage,
} from '../views/notices.ts'
import { queryMessage } from '../views/register-query.ts'
import { digestFor } from './casework/digest.ts'
import type { House } from './casework/house.ts'
import { caseForMessages, type LookedAt } from './casework/look-at-case.ts'
import type { NoticeKind } from './casework/notify.ts'
import { openCasesOf } from './casework/tell-undelivered.ts'
import { dayIn } from './casework/today.ts'
import { weeklyScreeningFor } from './casework/weekly-screening.ts'

import { standingHolds } from './domain/case/parts/hold.ts'
import { standingBreach } from './domain/case/parts/watch.ts'
import { daySchema } from './domain/day-schema.ts'
import { renderFile } from './render-file.ts'
import { renderRegisterFile } from './render-register-file.ts'
import { toPerson } from './render-to-person.ts'
import { renderWatched } from './render-watched.ts'
import type { Render, Rendered } from './slack/delivery/rendered.ts'

const body = z.object({
  case: z.string().default(''),
  person: z.string().default(''),
  event: z.number().default(0),
  meeting: z.string().default(''),
  document: z.string().default(''),
  cases: z.array(z.string()).default([]),
  more: z.int().default(0),
  about: z.string().default(''),
  school: z.string().default(''),
  handedIn: z.string().default(''),
  pupil: z.string().default(''),
  on: daySchema.optional(),
})
type Body = z.output<typeof body>

const todayOf = ({ now, timeZone }: House) => dayIn(now(), timeZone)

type Draw = (house: House, given: Body, late: boolean) => Promise<Rendered>

async function inChannel(
  house: House,
  id: string,
  draw: (looked: LookedAt, channel: string) => Rendered,
): Promise<Rendered> {
  const looked = await caseForMessages(house, id)
  const school = looked && (await schoolById(house.store.read, looked.state.school))
  return looked === null || !school?.channel ? null : draw(looked, school.channel)
}

/** The card of a case that was erased, which can't be looked at any more. */
async function overSealed(house: House, id: string): Promise<Rendered> {
  const row = await caseById(house.store.read, id)
  if (row?.closeReason !== 'opened-in-error') return null
  const school = await schoolById(house.store.read, row.school)
  return school?.channel ? { channel: school.channel, ...sealedMessage(id), edits: true } : null
}

const draws: { [K in NoticeKind]: Draw } = {
  'case-card': (house, { case: id }) =>
    inChannel(house, id, (looked, channel) => ({ channel, ...cardMessage(looked) })),
  'case-card-update': async (house, { case: id }) =>
    (await inChannel(house, id, (looked, channel) => ({ channel, ...cardMessage(looked), edits: true }))) ??
    (await overSealed(house, id)),
  // Whoever looks after the list of people may open no case, so they are told numbers alone.
  'no-owner': async (house, { person, cases, more }) =>
    (await personWithRoles(house.store.read, person)) === null
      ? null
      : { user: person, ...ownerlessMessage(cases, more) },
  undelivered: async (house, { person, about, school: id }) => {
    const asker = await personWithRoles(house.store.read, person)
    if (asker === null) return null
    if (id !== '') {
      const school = await schoolById(house.store.read, id)
      return school && { user: person, ...channelUnreachedMessage(school.name) }
    }
    const colleague = await personWithRoles(house.store.read, about)
    if (colleague === null) return null
    return { user: person, ...colleagueUnreachedMessage(colleague.name, await openCasesOf(house, about)) }
  },
  'owner-told': (house, given) =>
    toPerson(house, given, (looked) => {
      const event = looked.events.find((one) => one.seq === given.event)
      return event === undefined ? null : { user: given.person, ...ownerToldMessage(looked, event) }
    }),
  'case-note': (house, { case: id, event: seq }) =>
    inChannel(house, id, (looked, channel) => {
      const event = looked.events.find((one) => one.seq === seq)
      return event === undefined ? null : { channel, ...noteMessage(looked, event), thread: true }
    }),
  owner: (house, given) =>
    toPerson(house, given, (looked) => ({ user: given.person, ...ownerMessage(looked) })),
  'deadline-moved': (house, given) =>
    toPerson(house, given, (looked) => {
      const event = looked.events.find((one) => one.seq === given.event)
      return event === undefined ? null : { user: given.person, ...movedMessage(looked, event) }
    }),
  'register-query': (house, given) =>
    toPerson(house, given, (looked) => ({ user: given.person, ...queryMessage(looked) })),
  drift: (house, given) =>
    toPerson(house, given, (looked) => {
      const event = looked.events.find((one) => one.seq === given.event)
      return event?.type === 'evidence-drifted'
        ? { user: given.person, ...driftMessage(looked, event) }
        : null
    }),
  watch: (house, given) =>
    toPerson(house, given, (looked) => {
      const event = looked.events.find((one) => one.seq === given.event)
      const raised = event?.type === 'watch-raised' ? standingBreach(looked.state, event.watch) : undefined
      return raised?.seq === given.event ? { user: given.person, ...watchMessage(looked) } : null
    }),
  watched: renderWatched(false),
  'watched-update': renderWatched(true),
  joint: (house, given) =>
    toPerson(house, given, (looked) => {
      const event = looked.events.find((one) => one.seq === given.event)
      return { user: given.person, ...jointMessage(looked, event) }
    }),
  'meeting-shut': (house, given) =>
    toPerson(house, given, (looked) => {
      const meeting = looked.state.meetings[given.meeting]
      const event = looked.events.find((one) => one.seq === given.event) ?? null
      if (meeting?.state !== 'planned') return null
      return { user: given.person, ...meetingShutMessage(looked, meeting, event) }
    }),
  'meeting-reminder': (house, given) =>
    toPerson(house, given, (looked) => {
      const meeting = looked.state.meetings[given.meeting]
      const stands =
        meeting?.state === 'planned' && meeting.on === given.on && looked.context.facts.today === given.on
      const held = standingHolds(looked.state).length > 0
      return stands && !held ? { user: given.person, ...reminderMessage(looked, given.meeting) } : null
    }),
  digest: async (house, { person, on }, late) => {
    // What a morning's message says is no longer so on another day, which has its own.
    const digest = on === todayOf(house) ? await digestFor(house, person, on) : null
    return digest === null ? null : { user: person, ...digestMessage(digest, { late }) }
  },
  screening: async (house, { person, school, on }) => {
    const screened = on === undefined ? null : await weeklyScreeningFor(house, person, school, on)
    return screened && { user: person, ...weeklyScreeningMessage(screened) }
  },
  'register-file': renderRegisterFile(false),
  'register-file-update': renderRegisterFile(true),
  file: renderFile,
}

/** Puts notices, which hold ids only, into words; `isLate` tells whether the morning's hour has long passed. */
export function renderNotices(house: House, isLate: () => boolean): Render {
  return async (notice: Notice) => {
    const draw = draws[notice.kind as NoticeKind]
    if (draw === undefined) throw new Error(`There is no notice of the kind ${notice.kind}`)
    return draw(house, body.parse(notice.body), isLate())
  }
}

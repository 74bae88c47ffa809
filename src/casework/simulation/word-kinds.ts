import { z } from 'zod'
import { attendeeWords } from '../../domain/attendee-words.ts'
import type { Attendee } from '../../domain/case/event.ts'
import { roles } from '../../domain/role.ts'
import { actorId } from './cast.ts'

const byRole: ReadonlyMap<string, string> = new Map(roles.map((role) => [role, actorId(role)]))

/** What may stand behind a word of a script; what is blank is for the case to refuse. */
export const text = z.string()
export const flag = z.boolean()
export const pairs = z.record(z.string(), text).default({})

/** Somebody at the school by their role, or anybody by id. */
export const person = text.transform((who) => byRole.get(who) ?? who)

const parts = z.enum(Object.keys(attendeeWords) as [Attendee['as'], ...Attendee['as'][]])
export const attendees = z.array(z.strictObject({ who: person, as: parts, name: text.optional() }))

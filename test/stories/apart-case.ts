import { readDocument } from '../../db/documents.ts'
import { parents } from '../../db/schema.ts'
import { absencesAt, reasonsOn } from '../../src/casework/absences.ts'
import { draftLetters } from '../../src/casework/draft-letters.ts'
import type { House } from '../../src/casework/house.ts'
import type { Documents } from '../../src/casework/letters/make-letters.ts'
import { type LookedAt, lookAtCase } from '../../src/casework/look-at-case.ts'
import { orderPack } from '../../src/casework/pack/build-pack.ts'
import { lookAtCourt } from '../../src/casework/pack/look-at-court.ts'
import type { OrderedPart } from '../../src/casework/pack/pack-order.ts'
import { packScene, templateOf } from '../../src/casework/pack/pack-scene.ts'
import { composeLetter } from '../../src/documents/compose-letter.ts'
import { paperToText } from '../../src/documents/paper-to-text.ts'
import type { Attendee } from '../../src/domain/case/event.ts'
import { day } from '../../src/domain/day.ts'
import { absencesView } from '../../views/minutes/absences.ts'
import { agreedView } from '../../views/minutes/agreed.ts'
import { attendanceView } from '../../views/minutes/attendance.ts'
import { saidView } from '../../views/minutes/said.ts'
import { type ACase, aCase, chair } from '../casework/a-case.ts'
import { asText, textOf } from '../casework/as-text.ts'
import { officer, towardsCourt } from '../casework/towards-court.ts'
import { pastoral } from '../world.ts'
import { type Adult, familyOf, sittingsOf } from './apart-families.ts'

/** The days of the sittings of each meeting: on none of them is the pupil away, and none follows another, so that no register tells them. */
const days = {
  initial: ['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16'],
  review: ['2027-01-13', '2027-01-20', '2027-01-27', '2027-02-04'],
}
const times = ['09:10', '10:25', '11:35', '14:05']
const places = ['the Larch room', 'the Rowan room', 'the Alder room', 'the Hazel room']

export type Sitting = { id: string; group: Adult[]; on: string; at: string; place: string }

export const named = ({ row }: Adult) => `${row.title} ${row.forename} ${row.surname}`

const staff: Attendee[] = [
  { who: 'pupil', as: 'pupil' },
  { who: chair.id, as: 'chair' },
  { who: 'name-1', as: 'professional', name: 'Kit Rowe, school nurse' },
]
type Kind = keyof typeof days

const asParents = (adults: readonly Adult[]): Attendee[] =>
  adults.map(({ id }) => ({ who: id, as: 'parent' }))

/** What one part of a pack says, its cover sheet too. */
function partText(house: House, { title, cover, warnings, source }: OrderedPart): string {
  const made =
    'made' in source ? composeLetter(templateOf(house, source.made), source.facts, source.certificate) : null
  return [title, ...(cover ?? []), ...warnings, made === null ? '' : paperToText(made)].join('\n')
}

/** A case of a generated family, each household met on its own, with all that was written and shown. */
export class ApartCase {
  readonly begun: ACase
  readonly adults: Adult[]
  readonly papers: { to: string; meeting: string | null; text: string }[] = []
  readonly screens: { meeting: string; text: string }[] = []
  readonly sittings: (Sitting & { kind: Kind })[] = []

  /** What the pack and the way to court with one adult would tell: what is served, the schedule beside it, and their screen. */
  readonly courts: { about: string; text: string }[] = []

  private readonly documents: Documents

  private constructor(begun: ACase, adults: Adult[], documents: Documents) {
    this.begun = begun
    this.documents = documents
    this.adults = adults
  }

  static async of(seed: number, documents = asText): Promise<ApartCase> {
    const adults = familyOf(seed)
    const [first, second, ...more] = adults
    const begun = await aCase({ given: [first?.row ?? {}, second?.row ?? {}] })
    const rows = more.map(({ row }) => row as typeof parents.$inferInsert)
    if (rows.length > 0) await begun.store.write((tx) => tx.insert(parents).values(rows))
    return new ApartCase(begun, adults, documents)
  }

  private async looked(): Promise<LookedAt> {
    const { house, id } = this.begun
    const looked = await lookAtCase(house, pastoral, id)
    if (looked === null) throw new Error('nothing to see')
    return looked
  }

  private async excuse(kind: string): Promise<void> {
    for (const { id } of this.adults.filter((one) => one.row.doNotWrite)) {
      const about = { kind, addressee: id, why: 'A court order', leave: 'Headteacher' }
      await this.begun.refused({ do: 'excuse-letter', ...about })
    }
  }

  /** Makes and sends what is owed of a letter, if it can be made now. */
  private async write(kind: string, meeting?: string): Promise<void> {
    const { house, store, id, go } = this.begun
    await this.excuse(kind)
    const options = meeting === undefined ? {} : { meeting }
    const made = await draftLetters(house, this.documents, { by: pastoral, key: null }, id, kind, options)
    if (!made.done) return
    const drafts = Object.values(made.state.letters).filter((one) => one.state === 'draft')
    for (const letter of drafts) {
      const kept = await readDocument(store.read, letter.pdf)
      const text = await textOf(kept?.bytes ?? new Uint8Array())
      this.papers.push({ to: letter.addressee, meeting: letter.meeting, text })
    }
    await go({ do: 'send-letters', letters: drafts.map((one) => one.id), way: 'post-first' })
  }

  private async show(meeting: string): Promise<void> {
    const { house } = this.begun
    const looked = await this.looked()
    const found = looked.state.meetings[meeting]
    if (found === undefined) throw new Error('no such meeting')
    const shown = { back: null, asks: true }
    const spells = absencesAt(house, looked, found)
    const views = [
      attendanceView(looked, found, shown),
      absencesView(looked, found, { spells, reasons: reasonsOn(house, found) }, shown),
      saidView(looked, found, shown),
      agreedView(looked, found, [], shown),
    ]
    for (const view of views) this.screens.push({ meeting, text: JSON.stringify([view.title, view.blocks]) })
  }

  /** Tries to have all at one table, which is refused, and then sets up a meeting for each household. */
  private async plan(kind: Kind): Promise<unknown> {
    const { go, refused } = this.begun
    const wish = { do: 'plan-meeting', kind, why: 'The day suits them' } as const
    const one = { on: day(days[kind][0] ?? ''), at: '15:30', place: 'Room 4' }
    const together = await refused({ ...wish, ...one, attendees: [...asParents(this.adults), ...staff] })
    for (const [n, group] of sittingsOf(this.adults).entries()) {
      const sitting = { on: day(days[kind][n] ?? ''), at: times[n] ?? '', place: places[n] ?? '' }
      const state = await go({ ...wish, ...sitting, attendees: [...asParents(group), ...staff] })
      this.sittings.push({ id: Object.keys(state.meetings).at(-1) ?? '', kind, group, ...sitting })
    }
    return together
  }

  /** Holds each meeting on its day; nobody of the last household comes. */
  private async meet(kind: Kind): Promise<void> {
    const { go, clock } = this.begun
    const own = this.sittings.filter((one) => one.kind === kind)
    for (const { id: meeting, group, on } of own) {
      clock.to(`${on}T16:00:00Z`)
      const missed = meeting === own.at(-1)?.id
      const attendance = [
        ...group.map(({ id: who }) => ({ who, came: !missed })),
        ...staff.map(({ who, as }) => ({ who, came: as !== 'professional' })),
      ]
      await go({ do: 'hold-meeting', meeting, attendance })
      const said = { absences: 'The bus was late.', parents: 'We try hard.', school: 'Breakfast club.' }
      await go({ do: 'say', meeting, said, defences: [] })
      const due = day('2027-02-03')
      const actions = [{ what: 'Ring by eight', who: 'Tobias Renwick', due, how: 'No gaps' }]
      await go({ do: 'agree', meeting, actions })
      await this.show(meeting)
      await this.write(kind === 'initial' ? 'minutes' : 'minutes-review', meeting)
    }
  }

  private async answer(...stages: string[]): Promise<void> {
    for (const stage of stages)
      if ((await this.looked()).state.open.includes(stage)) await this.begun.all(stage)
  }

  /** Plays the case until the initial meetings were held and written about; tells what came of asking all to one table. */
  async toInitial(): Promise<unknown> {
    await this.write('pre-legal-warning')
    await this.answer('pre-fast-track')
    await this.begun.go({ do: 'go-on', to: 'prepare-initial' })
    await this.answer('prepare-initial')
    const together = await this.plan('initial')
    await this.write('invite-initial')
    await this.write('invite-initial-professional')
    await this.meet('initial')
    this.begun.clock.to('2026-12-18T09:00:00Z')
    await this.write('did-not-attend-initial')
    await this.write('sorry-professional')
    return together
  }

  /** Plays it on until it is decided and everybody was told. */
  async toDecision(option: 'option-3' | 'option-4'): Promise<void> {
    const { go, clock } = this.begun
    await this.answer('initial-attended', 'initial-missed')
    await go({ do: 'go-on', to: 'prepare-review' })
    await this.answer('prepare-review')
    await this.plan('review')
    await this.write('invite-review')
    await this.meet('review')
    clock.to('2027-02-08T09:00:00Z')
    await this.answer('review-attended', 'review-missed')
    await go({ do: 'go-on', to: 'decision' })
    const reasons = `We spoke with ${this.adults.map(named).join(' and ')}`
    const review = option === 'option-3' ? { kind: 'internal' as const, by: day('2027-03-10') } : undefined
    await go({ do: 'decide', option, reasons, against: 'Agreed with the team', review })
    await this.write('further-review')
    await this.write('did-not-attend-review-referral-to-la')
    await this.write('referral-decision')
  }

  private async courtOf(adult: Adult): Promise<string> {
    const { house, store, id, go } = this.begun
    const [parent, by] = [adult.id, officer]
    const period = { from: day('2026-09-28'), to: day('2027-02-05') }
    await go({ do: 'name-charge', parent, ...period, offence: '444-1' }, officer)
    const witness = { id: chair.id, name: chair.name, occupation: 'head of year', over18: true }
    await go({ do: 'name-witness', parent, witness }, officer)
    const looked = await lookAtCase(house, officer, id)
    const court = looked && (await lookAtCourt(house, officer, looked, parent))
    const scene = await packScene(house, store.read, { by, case: id, parent, at: house.now() })
    const general = house.shelves.packs.get('general')
    const order = scene.ok && general && orderPack(scene.value, general)
    if (!court || !order || !order.ok) throw new Error('There is no way to court')
    const { evidence, unused } = order.value.books
    const read = [...evidence.parts, ...unused.parts].map((part) => partText(house, part))
    return [...read, JSON.stringify([court.paragraphs.map(({ words }) => words), court.draft])].join('\n')
  }

  /** Goes to court with each of the adults. */
  async toCourt(): Promise<void> {
    await towardsCourt(this.begun.store)
    for (const adult of this.adults) this.courts.push({ about: adult.id, text: await this.courtOf(adult) })
  }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../db/documents.ts'
import { closeLetters, renderLetter } from '../../src/documents/render-letter.ts'
import { day } from '../../src/domain/day.ts'
import { packed, readPdf } from '../documents/read-file.ts'
import { officer } from '../world.ts'
import { type ACase, aCase, chair, first, upToInitial } from './a-case.ts'

const papers: Record<string, string[]> = {}
const text = (kind: string) => packed((papers[kind] ?? []).join('\n'))
const kinds = (begun: ACase) =>
  begun.house.shelves.pathways.get('school-checklist')?.letters.map(({ id }) => id) ?? []

/** Makes the papers of a kind at the time they are for, and reads them. */
async function make(begun: ACase, kind: string) {
  const { documents, state } = await begun.drafted(kind)
  const made = documents.filter((one) => one.mime === 'application/pdf')
  papers[kind] = await Promise.all(
    made.map(async ({ id }) => {
      const kept = await readDocument(begun.store.read, id)
      return (await readPdf(kept?.bytes ?? new Uint8Array())).pages.join('\n')
    }),
  )
  return Object.values(state.letters).filter((one) => one.kind === kind && one.state === 'draft')
}

async function makes(begun: ACase, ...wanted: string[]): Promise<void> {
  for (const kind of wanted) await make(begun, kind)
}

/** Makes letters of a kind, reads them and puts them in the post. */
async function posts(begun: ACase, kind: string): Promise<void> {
  const drafts = await make(begun, kind)
  await begun.go({ do: 'send-letters', letters: drafts.map(({ id }) => id), way: 'post-first' })
}

const decides = (begun: ACase, option: string, internal = false) =>
  begun.go({
    do: 'decide',
    option,
    reasons: `The reasons for ${option}`,
    against: 'Agreed with the team',
    ...(internal ? { review: { kind: 'internal' as const, by: day('2027-02-10') } } : {}),
  })

const confirmation = {
  outcome: 'proceed',
  on: '2027-01-13',
  officer: 'A. Officer',
  'period-from': '2026-12-02',
  'period-to': '2026-12-18',
  witness: 'Head of year',
  due: '2027-02-01',
}
const application = {
  summary: 'Robin missed nine days.\nTwo meetings were held.',
  support: 'Breakfast club from October\n\n  A mentor each Friday ',
  'defence-leave': 'No leave was asked for.',
  'defence-sickness': 'Nothing was shown; not known.',
  'defence-religious': 'No day was named.',
  'defence-transport': 'Robin lives within half a mile.',
  'defence-no-fixed-abode': 'Neither parent travels for work.',
  'supervision-order': 'The council considered one and decided against it.',
  exhibits: 'TR/1: attendance certificate\nMinutes of the review',
}
const witness = {
  name: 'Tobias Renwick',
  occupation: 'Head of year',
  over18: 'yes',
  account: 'I am head of year.\nI led both meetings.',
}

async function upToReviewHeld(begun: ACase): Promise<void> {
  await makes(begun, 'pre-legal-warning', 'wishes-and-feelings', 'round-robin')
  await upToInitial(begun)
  await posts(begun, 'invite-initial')
  await makes(begun, 'invite-initial-professional', 'minutes')
  begun.clock.to('2026-12-02T16:00:00Z')
  await begun.hold('m1', [first, chair.id])
  const due = day('2026-12-09')
  const action = { what: 'Meet Robin at the gate', who: chair.id, due, how: 'In by nine' }
  await begun.go({ do: 'agree', meeting: 'm1', actions: [action] })
  await begun.go({ do: 'finish-action', action: 'a1' })
  await begun.all('initial-attended')
  await begun.all('initial-missed')
  await posts(begun, 'did-not-attend-initial')
  await makes(begun, 'sorry-professional')
  await begun.go({ do: 'go-on', to: 'prepare-review' })
  await begun.all('prepare-review')
  await begun.plan('review', '2027-01-13')
  await posts(begun, 'invite-review')
  await makes(begun, 'invite-review-professional')
  begun.clock.to('2027-01-13T16:00:00Z')
  await begun.hold('m2', [first, chair.id])
  const defences = [{ defence: 'sickness_unavoidable', evidence: 'A letter from the doctor' }]
  await begun.go({ do: 'say', meeting: 'm2', said: {}, defences })
  await begun.all('review-attended')
  await makes(begun, 'minutes-review', 'sorry-professional-review')
}

/** The school changes its mind until it refers the case, so that one case has every letter there is. */
async function upToReferral(begun: ACase): Promise<void> {
  await begun.go({ do: 'go-on', to: 'decision' })
  await decides(begun, 'option-3', true)
  await makes(begun, 'further-review')
  const outcome = { on: '2027-01-13', outcome: 'Robin came in more often.' }
  await begun.go({ do: 'record', record: 'internal-review', values: outcome }, chair)
  await makes(begun, 'internal-review-outcome')
  await decides(begun, 'option-1')
  await makes(begun, 'close-option-1', 'did-not-attend-review-improvement-to-close')
  await decides(begun, 'option-2')
  await makes(begun, 'close-option-2')
  await decides(begun, 'option-4')
  await posts(begun, 'did-not-attend-review-referral-to-la')
  await makes(begun, 'referral-decision')
}

/** Calls a meeting off that everybody was asked to, and tells them so. */
async function callOff(begun: ACase, kind: string, meeting: string): Promise<void> {
  await begun.sent(`invite-${kind}`)
  await begun.sent(`invite-${kind}-professional`)
  await begun.go({ do: 'call-off-meeting', meeting, why: 'The chair is ill' })
  await posts(begun, `called-off-${kind}`)
  await posts(begun, `called-off-${kind}-professional`)
}

/** A case of its own in which both meetings were called off once. */
async function callBothOff(): Promise<void> {
  const begun = await aCase({ documents: { renderLetter } })
  await upToInitial(begun)
  await callOff(begun, 'initial', 'm1')
  await begun.plan('initial', '2026-12-02')
  begun.clock.to('2026-12-02T16:00:00Z')
  await begun.hold('m2', [first, chair.id])
  await begun.all('initial-attended')
  await begun.go({ do: 'go-on', to: 'prepare-review' })
  await begun.all('prepare-review')
  await begun.plan('review', '2027-01-13')
  await callOff(begun, 'review', 'm3')
}

const refusals: Record<string, unknown> = {}
let left: string[] = []

beforeAll(async () => {
  const begun = await aCase({ documents: { renderLetter } })
  const tries = async (kind: string) => {
    const tried = await begun.draft(kind)
    return tried.done ? null : tried.refusal
  }
  await upToReviewHeld(begun)
  await upToReferral(begun)
  refusals.before = await tries('application-to-prosecute')
  await begun.go({ do: 'record', record: 'application', values: application })
  refusals.unconfirmed = await tries('application-to-prosecute')
  await begun.go({ do: 'record', record: 'council-confirmation', values: confirmation }, officer)
  refusals.unwitnessed = await tries('s9-statement')
  await begun.go({ do: 'record', record: 'witness', values: witness })
  const court = ['application-to-prosecute', 's566-certificate', 's9-statement']
  await makes(begun, 'proceed-to-prosecution', ...court)
  await callBothOff()
  left = kinds(begun).filter((kind) => (papers[kind] ?? []).length === 0)
}, 240_000)
afterAll(closeLetters)

describe('in one case, referred in the end', () => {
  test('every letter of the pathway was made at its time', () => expect(left).toEqual([]))

  test('no paper has a blank where a fact should stand', () => {
    for (const [kind, texts] of Object.entries(papers)) {
      for (const one of texts)
        expect([kind, /undefined|null|NaN|\[object|\{\{|\}\}/.exec(one)]).toEqual([kind, null])
      expect([kind, text(kind).length > 200]).toEqual([kind, true])
    }
  })

  test('whoever missed the review has one letter that tells the referral, and not the other', () => {
    expect(papers['referral-decision']).toHaveLength(1)
    expect(text('referral-decision')).toContain('DearMsAshdown')
    expect(text('did-not-attend-review-referral-to-la')).toContain('DearMrBirch')
  })
})

describe('the court papers', () => {
  const unrecorded = (letter: string, ...records: string[]) => ({
    code: 'letter-locked',
    letter,
    needs: records.map((record) => ({ unmet: 'recorded', record })),
  })

  test('are locked until the council has confirmed and their own form is there', () => {
    const letter = 'application-to-prosecute'
    expect(refusals).toEqual({
      before: unrecorded(letter, 'council-confirmation', 'application'),
      unconfirmed: unrecorded(letter, 'council-confirmation'),
      unwitnessed: unrecorded('s9-statement', 'witness'),
    })
  })

  const told: [string, string][] = [
    ['the form', 'Robin missed nine days.'],
    ['support, one a line', 'A mentor each Friday'],
    ['each defence with why it does not apply', 'Nothing was shown; not known.'],
    ['the supervision order', 'The council considered one and decided against it.'],
    ['an exhibit by the label it was given', 'TR/1 attendance certificate'],
    ['an exhibit without a label by its number', '2 Minutes of the review'],
    ['when the case was opened, and on what', '18 of 60 sessions unauthorised'],
    ['who came to a meeting', 'Ms Jo Ashdown came; Mr Sam Birch did not come'],
    ['what was agreed and done', 'Agreed: Meet Robin at the gate (Tobias Renwick)'],
    ['what a parent showed', 'A letter from the doctor'],
    ['what the school decided', "The school decided: Refer to the council's attendance team"],
    ['what the council said', 'A. Officer: Proceed to prosecution'],
    ['each letter with its proof', 'Mr Sam Birch recorded by U0PASTORAL1 as posted first class'],
    ['the period that the council confirmed', '2 December 2026 to Friday 18 December 2026'],
  ]
  test.each(told)('the application tells %s', (_what, words) =>
    expect(text('application-to-prosecute')).toContain(packed(words)),
  )

  test('the application tells what happened in the order in which it did', () => {
    const told = [
      'decided: Review again',
      'Review within school',
      'decided: Close, attendance',
      'decided: Refer',
      'A. Officer: Proceed',
    ]
    const places = told.map((words) => text('application-to-prosecute').lastIndexOf(packed(words)))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('the application lists no letter that was never sent, and no defence that nobody considered', () => {
    expect(text('application-to-prosecute')).not.toContain(packed('The case is referred to the council'))
    expect(text('application-to-prosecute')).not.toContain(packed('Is there any other defence?'))
  })

  test('the headteacher\u2019s certificate has the sessions of the period confirmed and no others', () => {
    expect(text('s566-certificate')).toContain(packed('2 December 2026 to Friday 18 December 2026'))
    expect(text('s566-certificate')).toContain(packed('30 Nov 2026'))
    expect(text('s566-certificate')).toContain(packed('14 Dec 2026'))
    expect(text('s566-certificate')).not.toContain(packed('4 January 2027'))
  })

  test('the statement is the witness\u2019s own, a paragraph a line', () => {
    for (const words of ['Statement of: Tobias Renwick', 'Age: over 18', 'I led both meetings.'])
      expect(text('s9-statement')).toContain(packed(words))
    expect(papers['s9-statement']?.join('')).toMatch(/I am head of year\.\s*\n/)
  })
})

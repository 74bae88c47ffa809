import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { documentsOf, readDocument } from '../../db/documents.ts'
import { noticeByKey } from '../../db/outbox.ts'
import { calendarSpans, outbox, parents, pupils, registerWeeks, schools } from '../../db/schema.ts'
import { digestFor } from '../../src/casework/digest.ts'
import { draftLetters } from '../../src/casework/draft-letters.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { seeLogo } from '../../src/documents/inspect/see-logo.ts'
import { LetterRefused } from '../../src/documents/letter-refused.ts'
import { closeLetters, type LetterOrder, renderLetter } from '../../src/documents/render-letter.ts'
import { day } from '../../src/domain/day.ts'
import { inEnglishWords } from '../../views/letters/in-english.ts'
import { digestMessage } from '../../views/notices.ts'
import { packed, readZipped } from '../documents/read-file.ts'
import { asker, letterhead, officer, pastoral } from '../world.ts'
import {
  type ACase,
  aCase,
  chair,
  everybody,
  first,
  second,
  upToDecision,
  upToInitial,
  upToReview,
} from './a-case.ts'
import { asText, textOf as textOfBytes } from './as-text.ts'

afterAll(closeLetters)

/** What must stand in no paper of the other parent: names, street, postcode. */
const firstHome = ['Jo Ashdown', 'Ms Ashdown', '1 Low Road', 'ZZ1 1AA']
const secondHome = ['Sam Birch', 'Mr Birch', '9 High Road', 'ZZ9 9ZZ']

async function textOf({ store }: ACase, document: string): Promise<string> {
  const kept = await readDocument(store.read, document)
  if (kept === null) throw new Error('not kept')
  return textOfBytes(kept.bytes)
}

/** The text of each letter of a kind by addressee. */
async function papers(begun: ACase, kind: string, options = {}): Promise<Record<string, string>> {
  const { state } = await begun.drafted(kind, options)
  const letters = Object.values(state.letters).filter((one) => one.kind === kind && one.state === 'draft')
  const texts = await Promise.all(
    letters.map(async (one) => [one.addressee, await textOf(begun, one.pdf)] as const),
  )
  return Object.fromEntries(texts)
}

function tellsNothingOf(text: string | undefined, marks: readonly string[]): void {
  expect(text).toBeDefined()
  for (const mark of marks) expect(packed(text ?? '')).not.toContain(packed(mark))
}

function says(text: string | undefined, ...words: string[]): void {
  for (const word of words) expect(packed(text ?? '')).toContain(packed(word))
}

describe('letters to two parents apart', () => {
  const played: [string, (begun: ACase) => Promise<unknown>, string[]][] = [
    ['pre-legal-warning', async () => {}, ['15% or more', 'the school']],
    ['invite-initial', upToInitial, ['Wednesday 2 December 2026', '3:30pm', 'Room 4', 'Tobias Renwick']],
    [
      'invite-review',
      async (begun) => {
        await upToReview(begun)
        await begun.go({ do: 'go-on', to: 'decision' }).catch(() => {})
      },
      ['Wednesday 13 January 2027'],
    ],
    ['close-option-1', (begun) => upToDecision(begun, 'option-1'), ['13 January 2027']],
    ['close-option-2', (begun) => upToDecision(begun, 'option-2'), ['13 January 2027']],
    [
      'further-review',
      (begun) => upToDecision(begun, 'option-3', { kind: 'internal', by: day('2027-02-10') }),
      ['Wednesday 13 January 2027', 'Wednesday 10 February 2027'],
    ],
    ['referral-decision', (begun) => upToDecision(begun, 'option-4'), ['Fenmoor Council', 'Attendance Team']],
    [
      'proceed-to-prosecution',
      async (begun) => {
        await upToDecision(begun, 'option-4')
        await confirm(begun)
      },
      ['2 December 2026', '18 December 2026'],
    ],
    [
      'internal-review-outcome',
      async (begun) => {
        await upToDecision(begun, 'option-3', { kind: 'internal', by: day('2027-02-10') })
        const values = { on: '2027-01-13', outcome: 'Robin came in every day. We look again in March.' }
        await begun.go({ do: 'record', record: 'internal-review', values }, chair)
      },
      ['Robin came in every day'],
    ],
  ]
  test.each(played)(
    '%s goes to each in a letter that says nothing of the other',
    async (kind, play, words) => {
      const begun = await aCase({ attendance: kind.startsWith('close') ? 'better' : 'worse' })
      await play(begun)
      const addressees = [first, second]
      const texts = await papers(begun, kind, { addressees })
      says(texts[first], 'Dear Ms Ashdown', '1 Low Road', 'ZZ1 1AA', 'Northfield School', ...words)
      says(texts[second], 'Dear Mr Birch', '9 High Road', 'ZZ9 9ZZ', ...words)
      tellsNothingOf(texts[first], secondHome)
      tellsNothingOf(texts[second], firstHome)
    },
  )

  test.each([
    ['did-not-attend-initial', 'worse', async (begun: ACase) => upToMissed(begun)],
    [
      'did-not-attend-review-improvement-to-close',
      'better',
      async (begun: ACase) => upToDecision(begun, 'option-1'),
    ],
    [
      'did-not-attend-review-referral-to-la',
      'worse',
      async (begun: ACase) => upToDecision(begun, 'option-4'),
    ],
  ] as const)('%s goes only to the parent who stayed away', async (kind, attendance, play) => {
    const begun = await aCase({ attendance })
    await play(begun)
    const texts = await papers(begun, kind)
    expect(Object.keys(texts)).toEqual([second])
    tellsNothingOf(texts[second], firstHome)
  })
})

const confirm = (begun: ACase) =>
  begun.go(
    {
      do: 'record',
      record: 'council-confirmation',
      values: {
        outcome: 'proceed',
        on: '2027-01-13',
        officer: 'A. Officer',
        'period-from': '2026-12-02',
        'period-to': '2026-12-18',
        witness: 'Head of year',
        due: '2027-02-01',
      },
    },
    officer,
  )

async function upToMissed(begun: ACase): Promise<void> {
  await upToInitial(begun)
  await begun.sent('invite-initial')
  begun.clock.to('2026-12-02T16:00:00Z')
  await begun.hold('m1', [first, chair.id])
}

const code = async (drafting: Promise<unknown>) =>
  ((await drafting) as { refusal?: { code: string } }).refusal?.code ?? 'done'

describe('who is written to', () => {
  test('a parent marked do-not-write stops the letters until somebody says by whose leave none goes', async () => {
    const begun = await aCase({ given: [{}, { doNotWrite: true }] })
    await upToInitial(begun)
    expect(await begun.draft('invite-initial')).toEqual({
      done: false,
      refusal: { code: 'do-not-write', addressee: second },
      documents: [],
      inEnglish: [],
    })
    const excuse = { addressee: second, why: 'A court order', leave: 'Headteacher' }
    await begun.go({ do: 'excuse-letter', kind: 'invite-initial', ...excuse })
    const { documents, state } = await begun.drafted('invite-initial')
    expect(Object.values(state.letters).map((one) => one.addressee)).toEqual([first])
    expect(documents).toHaveLength(2)
    expect(await code(begun.draft('invite-initial', { addressees: [second] }))).toBe('do-not-write')
  })

  test('a confidential address stands in the window of that parent alone', async () => {
    const begun = await aCase({ given: [{ addressConfidential: true }, {}] })
    const texts = await papers(begun, 'pre-legal-warning')
    says(texts[first], '1 Low Road')
    tellsNothingOf(texts[second], firstHome)
  })

  test('where a parent is reached through somebody, that stands in the window and not their address', async () => {
    const via = 'Care of the Lantern Centre\nPO Box 12'
    const begun = await aCase({ given: [{ addressConfidential: true, contactVia: via }, {}] })
    const texts = await papers(begun, 'pre-legal-warning')
    says(texts[first], 'Ms Jo Ashdown', 'Care of the Lantern Centre', 'PO Box 12')
    tellsNothingOf(texts[first], ['1 Low Road', 'ZZ1 1AA', ...secondHome])
  })

  test('a further date is offered only to a parent who is asked to it', async () => {
    const begun = await aCase()
    await upToInitial(begun)
    await begun.sent('invite-initial')
    begun.clock.to('2026-12-02T16:00:00Z')
    await begun.hold('m1', [])
    const offered = [
      { who: second, as: 'parent' as const },
      { who: chair.id, as: 'chair' as const },
    ]
    await begun.plan('initial', '2026-12-14', offered)
    const texts = await papers(begun, 'did-not-attend-initial', { addressees: [first, second] })
    says(texts[second], 'This letter offers you a second date', 'Monday 14 December 2026')
    tellsNothingOf(texts[first], ['14 December'])
    says(texts[first], 'choose a new date')
  })

  test('a letter into which somebody typed another adult is not made, and nothing is kept', async () => {
    const begun = await aCase()
    await upToDecision(begun, 'option-3', { kind: 'internal', by: day('2027-02-10') })
    const values = { on: '2027-01-13', outcome: 'Robin now lives with Mr Birch and comes in on time.' }
    await begun.go({ do: 'record', record: 'internal-review', values }, chair)
    expect(await begun.draft('internal-review-outcome')).toEqual({
      done: false,
      refusal: { code: 'tells-of-another', letter: 'internal-review-outcome', addressee: first },
      documents: [],
      inEnglish: [],
    })
  })

  test('the morning message says in which of their owner’s cases letters wait for a translation, and not in whose language', async () => {
    const begun = await aCase({ given: [{ language: 'Polish' }, {}] })
    await upToInitial(begun)
    const digest = await digestFor(begun.house, pastoral.id, day('2026-12-01'))
    expect(digest?.untranslated).toEqual([begun.id])
    const message = digestMessage(digest!, { late: false })
    expect(JSON.stringify(message)).toContain(`check it: ${begun.id}.`)
    expect(JSON.stringify(message)).not.toMatch(/Polish|Robin|Ashdown/)
    await begun.store.write((tx) => tx.update(parents).set({ language: 'English' }))
    expect((await digestFor(begun.house, pastoral.id, day('2026-12-01')))?.untranslated).toEqual([])
  })

  test('a professional is invited at what was typed of them, and told nothing of the family', async () => {
    const begun = await aCase()
    await upToInitial(begun)
    const texts = await papers(begun, 'invite-initial-professional')
    says(texts['name-1'], 'Kit Rowe', 'school nurse', 'Fenmoor Health Centre', 'Dear Kit Rowe')
    tellsNothingOf(texts['name-1'], [...firstHome, ...secondHome])
  })

  test('a professional who stayed away is sent the minutes', async () => {
    const begun = await aCase()
    await upToMissed(begun)
    const texts = await papers(begun, 'sorry-professional')
    says(texts['name-1'], 'Wednesday 2 December 2026', 'Enclosed: minutes of the meeting')
  })

  test('whoever has had the letter is not sent it again unless named', async () => {
    const begun = await aCase()
    await begun.sent('pre-legal-warning')
    expect(await code(begun.draft('pre-legal-warning'))).toBe('nothing-changed')
    const { state } = await begun.drafted('pre-legal-warning', { addressees: [second] })
    expect(Object.values(state.letters).filter((one) => one.state === 'draft')).toMatchObject([
      { addressee: second },
    ])
  })

  test('whoever has a letter that stands for another is not drafted the other, be the one but a draft', async () => {
    const begun = await aCase({ attendance: 'better' })
    await upToDecision(begun, 'option-1')
    const { state } = await begun.drafted('did-not-attend-review-improvement-to-close')
    const [draft] = Object.values(state.letters).filter((one) => one.state === 'draft')
    expect(Object.keys(await papers(begun, 'close-option-1'))).toEqual([first])
    await begun.go({ do: 'void-letter', letter: draft?.id ?? '', why: 'A mistake' })
    expect(Object.keys(await papers(begun, 'close-option-1'))).toEqual([first, second])
  })

  test('a case whose one parent stayed away closes once each has had one letter', async () => {
    const begun = await aCase({ attendance: 'better' })
    await upToDecision(begun, 'option-1')
    expect((await begun.sent('did-not-attend-review-improvement-to-close')).status).toBe('open')
    const state = await begun.sent('close-option-1')
    expect(state.status).toBe('closed')
    const told = Object.values(state.letters).filter((one) => /close/.test(one.kind) && one.state === 'sent')
    expect(told.map((one) => one.addressee).sort()).toEqual([first, second])
  })

  test('drafting again sets the earlier draft aside', async () => {
    const begun = await aCase()
    await begun.drafted('pre-legal-warning')
    const { state } = await begun.drafted('pre-legal-warning')
    const states = Object.values(state.letters).map((one) => one.state)
    expect(states).toEqual(['void', 'void', 'draft', 'draft'])
  })
})

describe('minutes', () => {
  const said = {
    absences: 'The bus was late on Mondays.',
    parents: 'I drive past the school at eight.',
    pupil: 'I like art.',
    school: 'Breakfast club, and a call to Mr Birch.',
  }
  const actions = [
    { what: 'Meet Robin at the gate', who: 'Tobias Renwick', due: day('2026-12-09'), how: 'In by nine' },
    { what: 'Ring by eight', who: 'Mr Birch', due: day('2026-12-09'), how: 'No gaps' },
  ]

  async function minuted(
    came: string[],
    given: Parameters<typeof aCase>[0] = {},
    barred?: string,
    shareable = true,
  ) {
    const begun = await aCase(given)
    await upToInitial(begun)
    await begun.sent('invite-initial')
    begun.clock.to('2026-12-02T16:00:00Z')
    await begun.hold('m1', [...came, chair.id, 'name-1'])
    await begun.go({ do: 'say', meeting: 'm1', said, shareable, defences: [] })
    await begun.go({ do: 'agree', meeting: 'm1', actions })
    const barring = barred === undefined ? undefined : eq(parents.id, barred)
    if (barring) await begun.store.write((tx) => tx.update(parents).set({ doNotWrite: true }).where(barring))
    return papers(begun, 'minutes')
  }

  test('before the meeting there is one blank paper to take to it', async () => {
    const begun = await aCase()
    await upToInitial(begun)
    const texts = await papers(begun, 'minutes')
    expect(Object.keys(texts)).toEqual(['school'])
    says(texts.school, 'What the parents said', 'Tobias Renwick (head of year)')
  })

  test('the school keeps the whole, and each parent who came has a copy without the other who lives apart', async () => {
    const texts = await minuted([first, second])
    expect(Object.keys(texts)).toEqual(['school', first, second])
    says(texts.school, 'Ms Jo Ashdown', 'Mr Sam Birch', said.parents, said.school, 'Ring by eight')
    says(texts.school, 'Kit Rowe, school nurse, Fenmoor Health Centre')
    tellsNothingOf(texts[first], [...secondHome, said.parents, 'Ring by eight'])
    says(texts[first], said.absences, said.pupil, 'Meet Robin at the gate')
    tellsNothingOf(texts[second], [...firstHome, said.parents])
  })

  test('what the pupil said in confidence stands on no paper, not even on the one that is read back', async () => {
    const texts = await minuted([first, second], {}, undefined, false)
    for (const text of Object.values(texts)) tellsNothingOf(text, [said.pupil])
  })

  test('where one of two parents apart came, the words are theirs and stand in their copy', async () => {
    const texts = await minuted([first])
    expect(Object.keys(texts)).toEqual(['school', first])
    says(texts[first], said.parents)
    tellsNothingOf(texts[first], secondHome)
  })

  test('parents of one home have the same minutes', async () => {
    const home = { resident: true, address: '1 Low Road\nNorthfield', postcode: 'ZZ1 1AA' }
    const texts = await minuted([first, second], { given: [{}, home] })
    says(texts[first], 'Mr Sam Birch', said.parents, said.school, 'Ring by eight')
  })

  test('a parent marked do-not-write has no copy, and the others have theirs', async () => {
    const texts = await minuted([first, second], {}, second)
    expect(Object.keys(texts)).toEqual(['school', first])
  })
})

describe('what a letter tells', () => {
  test('figures are of the entry window before the first meeting and of the fast-track period after it', async () => {
    const begun = await aCase()
    const before = await papers(begun, 'pre-legal-warning', { addressees: [first] })
    says(before[first], 'From 5 October 2026 to 20 November 2026')
    await upToReview(begun)
    const after = await papers(begun, 'pre-legal-warning', { addressees: [first] })
    says(after[first], 'From 2 December 2026 to 12 January 2027')
  })

  test('minutes printed a week later still count the days that the meeting looked at', async () => {
    const begun = await aCase()
    await upToInitial(begun)
    await begun.sent('invite-initial')
    begun.clock.to('2026-12-02T16:00:00Z')
    await begun.hold('m1', [first, chair.id])
    const periods = async () => {
      const { events } = await begun.drafted('minutes')
      return events.flatMap((event) =>
        event.type === 'letter-drafted' ? [`${event.figures?.from} to ${event.figures?.to}`] : [],
      )
    }
    const onTheDay = await periods()
    begun.clock.to('2026-12-11T09:00:00Z')
    expect(await periods()).toEqual(onTheDay)
    expect(onTheDay.length).toBeGreaterThan(0)
  })

  test('a letter about the council\u2019s confirmation counts the days that the council confirmed', async () => {
    const begun = await aCase()
    await upToDecision(begun, 'option-4')
    await confirm(begun)
    const texts = await papers(begun, 'proceed-to-prosecution', { addressees: [first] })
    says(texts[first], 'From 2 December 2026 to 18 December 2026, Robin missed')
  })

  test('the certificate has every week, why the school was shut, and the key of the codes used', async () => {
    const begun = await aCase()
    await upToInitial(begun)
    const texts = await papers(begun, 'invite-initial', { addressees: [first] })
    says(
      texts[first],
      'Attendance certificate',
      '16 Nov 2026',
      'School holiday: Monday 26 to Friday 30 October',
      'Absent without the school granting leave or accepting a reason',
      'Drawn up from the register on Tuesday 24 November 2026 at 9am',
    )
  })

  test('an absence not yet explained stands apart from the unauthorised, and is asked about', async () => {
    const begun = await aCase()
    const week = eq(registerWeeks.monday, day('2026-11-16'))
    const marks = 'N N N N / \\ / \\ / \\ '
    await begun.store.write((tx) => tx.update(registerWeeks).set({ marks }).where(week))
    const texts = await papers(begun, 'pre-legal-warning', { addressees: [first] })
    says(
      texts[first],
      'missed 9 school days',
      '7 school days unauthorised',
      '2 school days with no reason yet',
    )
  })

  test('days are told as hours of the length that the case has from its school', async () => {
    const begun = await aCase()
    const texts = await papers(begun, 'pre-legal-warning', { addressees: [first] })
    says(texts[first], 'missed 9 school days (about 45 hours)')
  })

  test('the event of a draft holds the figures that it printed', async () => {
    const begun = await aCase()
    const { events } = await begun.drafted('pre-legal-warning', { addressees: [first] })
    const figures = { from: '2026-10-05', to: '2026-11-20', possible: 60, unauthorised: 18, missing: 0 }
    expect(events.find((event) => event.type === 'letter-drafted')).toMatchObject({ figures })
  })

  test('what staff wrote as reasons for a decision is in no letter', async () => {
    const begun = await aCase()
    await upToDecision(begun, 'option-4')
    const texts = await papers(begun, 'referral-decision')
    tellsNothingOf(texts[first], ['As the register says', 'Agreed with the team'])
  })
})

describe('papers for the school and the council', () => {
  test.each(['wishes-and-feelings', 'round-robin'])('%s is one paper for the school', async (kind) => {
    const begun = await aCase()
    const texts = await papers(begun, kind)
    expect(Object.keys(texts)).toEqual(['school'])
    tellsNothingOf(texts.school, [...firstHome, ...secondHome])
  })

  test('the round robin asks for an answer within five school days', async () => {
    const begun = await aCase()
    says((await papers(begun, 'round-robin')).school, 'Tuesday 1 December 2026')
  })

  test('the headteacher\u2019s certificate covers the days confirmed, with every session', async () => {
    const begun = await aCase()
    await upToDecision(begun, 'option-4')
    await confirm(begun)
    const { council } = await papers(begun, 's566-certificate')
    says(council, 'Wednesday 2 December 2026 to Friday 18 December 2026', 'Sessions possible', '26')
  })

  test('an application tells the council of both parents, and of no address that is confidential', async () => {
    const begun = await aCase({ given: [{ addressConfidential: true }, {}] })
    await upToDecision(begun, 'option-4')
    await confirm(begun)
    const fields = begun.house.shelves.pathways
      .get('school-checklist')
      ?.records.find(({ id }) => id === 'application')?.fields
    const values = Object.fromEntries((fields ?? []).map(({ id }) => [id, `What was written of ${id}`]))
    await begun.go({ do: 'record', record: 'application', values })
    const paper = (await papers(begun, 'application-to-prosecute')).council
    says(paper, 'Jo Ashdown', 'Sam Birch', '9 High Road', 'Kept by the school', 'What was written of summary')
    tellsNothingOf(paper, ['1 Low Road', 'ZZ1 1AA'])
  })
})

describe('what stands in the way', () => {
  test.each([
    ['invite-initial', async () => {}, 'letter-locked'],
    ['did-not-attend-initial', upToInitial, 'letter-locked'],
    ['close-option-1', upToReview, 'letter-locked'],
    ['referral-decision', upToReview, 'letter-locked'],
    ['proceed-to-prosecution', (begun: ACase) => upToDecision(begun, 'option-4'), 'letter-locked'],
    ['no-letter-at-all', async () => {}, 'no-such-letter'],
  ])('%s is refused before its time', async (kind, play, refused) => {
    const begun = await aCase()
    await play(begun)
    expect(await code(begun.draft(kind))).toBe(refused)
  })

  test('a decision or a confirmation unlocks the letter that tells it', async () => {
    const begun = await aCase()
    await upToDecision(begun, 'option-4')
    expect(await code(begun.draft('referral-decision'))).toBe('done')
    expect(await code(begun.draft('close-option-1'))).toBe('letter-locked')
    await confirm(begun)
    expect(await code(begun.draft('proceed-to-prosecution'))).toBe('done')
  })

  test('every blank is told at once, by the name of the setting to fill', async () => {
    const unknown = { address: null, postcode: null, title: null, forename: null }
    const begun = await aCase({ given: [unknown, {}] })
    const { phone: _phone, address: _address, ...rest } = letterhead
    await begun.store.write((tx) => tx.update(schools).set({ settings: rest }))
    expect(await begun.draft('pre-legal-warning')).toMatchObject({
      refusal: {
        code: 'letter-lacks',
        missing: [
          "the school's postal address (school setting address)",
          "the school's telephone number (school setting phone)",
        ],
      },
      documents: [],
    })
    await begun.store.write((tx) => tx.update(schools).set({ settings: letterhead, la: null }))
    expect(await begun.draft('pre-legal-warning')).toMatchObject({
      refusal: { missing: ['the postal address of the mother', 'the title or the forename of the mother'] },
    })
  })

  test('a school’s logo stands on the letters that are kept', async () => {
    const begun = await aCase({ documents: { renderLetter } })
    const seen = seeLogo(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9"/></svg>'),
    )
    await begun.store.write((tx) => tx.update(schools).set({ settings: { ...letterhead, ...seen } }))
    const { documents } = await begun.drafted('pre-legal-warning')
    const word = documents.find(({ name }) => name.endsWith('.docx'))
    const kept = await readDocument(begun.store.read, word?.id ?? '')
    expect(readZipped(kept?.bytes ?? new Uint8Array(), 'word/document.xml')).toContain(', logo"')
  })

  test('without the date of birth a letter to the family is locked, and a paper for the school tells what it lacks', async () => {
    const begun = await aCase()
    await upToDecision(begun, 'option-4')
    await begun.store.write((tx) => tx.update(pupils).set({ dateOfBirth: null }))
    expect(await begun.draft('referral-decision')).toMatchObject({
      refusal: { code: 'letter-locked', needs: [{ unmet: 'of-age' }] },
    })
    expect(await begun.draft('round-robin')).toMatchObject({
      refusal: { code: 'letter-lacks', missing: ["the pupil's date of birth"] },
    })
  })

  test('a letter without the council is refused', async () => {
    const begun = await aCase()
    await upToDecision(begun, 'option-4')
    await begun.store.write((tx) => tx.update(schools).set({ la: null }))
    expect(await begun.draft('referral-decision')).toMatchObject({
      refusal: {
        code: 'letter-lacks',
        missing: expect.arrayContaining(["the council's name and its attendance team's name"]),
      },
    })
  })

  test('a meeting that nobody leads makes no invitation', async () => {
    const begun = await aCase()
    await upToInitial(begun)
    const attendees = [{ who: first, as: 'parent' as const }]
    const where = { on: day('2026-12-02'), at: '15:30', place: 'Room 4', attendees, why: 'x' }
    await begun.go({ do: 'move-meeting', meeting: 'm1', ...where })
    expect(await begun.draft('invite-initial')).toMatchObject({
      refusal: { code: 'letter-lacks', missing: ['the meeting: title, day, time, place and chair'] },
    })
  })

  test('a calendar that does not reach so far is named', async () => {
    const begun = await aCase()
    await begun.store.write((tx) => tx.delete(calendarSpans))
    expect(await begun.draft('pre-legal-warning')).toMatchObject({
      refusal: { code: 'letter-lacks', missing: ["the school's calendar: the 2026–27 calendar"] },
    })
  })

  test('somebody of another school, and anybody after closing, drafts nothing', async () => {
    const begun = await aCase({ attendance: 'better' })
    const stranger = asker('U0SOUTH0001', 'pastoral', 'south')
    expect(await code(begun.draft('pre-legal-warning', {}, stranger))).toBe('no-such-case')
    await upToDecision(begun, 'option-1')
    await begun.sent('close-option-1')
    expect(await code(begun.draft('pre-legal-warning'))).toBe('closed')
  })

  test('a letter that could not be rendered leaves nothing behind', async () => {
    const begun = await aCase()
    const renderLetter = async () => {
      throw new LetterRefused('pre-legal-warning', ['too many documents are waiting; try again soon'])
    }
    const asked = { by: pastoral, key: 'k9' }
    const drafting = draftLetters(begun.house, { renderLetter }, asked, begun.id, 'pre-legal-warning')
    expect(await drafting).toMatchObject({ refusal: { code: 'letter-not-made' }, documents: [] })
    expect(await documentsOf(begun.store.read, begun.id)).toEqual([])
  })
})

describe('what is kept', () => {
  test('each letter is kept as PDF and Word under a name that names nobody, and comes to whoever asked', async () => {
    const begun = await aCase({ documents: { renderLetter } })
    const { documents, state } = await begun.drafted('pre-legal-warning')
    expect(documents.map((one) => one.name)).toEqual([
      'FT-2026-0001-pre-legal-warning-1.pdf',
      'FT-2026-0001-pre-legal-warning-1.docx',
      'FT-2026-0001-pre-legal-warning-2.pdf',
      'FT-2026-0001-pre-legal-warning-2.docx',
    ])
    const ids = Object.values(state.letters).flatMap(({ pdf, docx }) => [pdf, docx])
    expect(documents.map((one) => one.id)).toEqual(ids)
    const kept = await Promise.all(ids.map((one) => readDocument(begun.store.read, one)))
    const signs = kept.map((one) => Buffer.from(one?.bytes.subarray(0, 4) ?? []).toString('latin1'))
    expect(signs).toEqual(['%PDF', 'PK\u0003\u0004', '%PDF', 'PK\u0003\u0004'])
    for (const id of ids) {
      const notice = await noticeByKey(begun.store.read, `file:${id}:${pastoral.id}`)
      expect(notice).toMatchObject({
        kind: 'file',
        chain: begun.id,
        body: { case: begun.id, document: id, person: pastoral.id },
      })
    }
  })

  test('asked from the command line, the files are kept and nobody is sent them', async () => {
    const begun = await aCase()
    const clerk = { ...officer, id: 'cli', name: 'Command line' }
    await begun.draft('pre-legal-warning', {}, clerk)
    const notices = await begun.store.read.select().from(outbox).where(eq(outbox.kind, 'file'))
    expect(notices).toEqual([])
    expect(await documentsOf(begun.store.read, begun.id)).toHaveLength(4)
  })

  test('the same request twice drafts once', async () => {
    const begun = await aCase()
    const asked = { by: pastoral, key: 'k1' }
    const ask = () => draftLetters(begun.house, asText, asked, begun.id, 'pre-legal-warning')
    expect(await ask()).toMatchObject({ done: true, repeated: false })
    expect(await ask()).toMatchObject({ done: true, repeated: true, documents: [] })
    expect(await documentsOf(begun.store.read, begun.id)).toHaveLength(4)
  })

  test('two people who draft the same letters at once leave one set standing', async () => {
    const begun = await aCase()
    await Promise.all([begun.draft('pre-legal-warning'), begun.draft('pre-legal-warning', {}, officer)])
    const loaded = await loadCase(begun.house, begun.store.read, begun.id)
    const states = Object.values(loaded?.state.letters ?? {}).map((one) => one.state)
    expect(states.filter((state) => state === 'draft')).toHaveLength(2)
  })

  test('a meeting that moves while its invitations are made has them made again for the new day', async () => {
    const begun = await aCase()
    await upToInitial(begun)
    let moved = false
    const slowly = async (order: LetterOrder) => {
      if (!moved) {
        moved = true
        const where = { on: day('2026-12-09'), at: '15:30', place: 'Room 5', attendees: everybody, why: 'x' }
        await begun.go({ do: 'move-meeting', meeting: 'm1', ...where })
      }
      return asText.renderLetter(order)
    }
    const asked = { by: pastoral, key: 'k2' }
    const documents = { renderLetter: slowly }
    const drafted = await draftLetters(begun.house, documents, asked, begun.id, 'invite-initial')
    if (!drafted.done) throw new Error('refused')
    const text = await textOf(begun, drafted.documents[0]?.id ?? '')
    says(text, 'Wednesday 9 December 2026', 'Room 5')
    expect(await documentsOf(begun.store.read, begun.id)).toHaveLength(4)
  })

  test('a case that never stands still is given up on, with nothing kept', async () => {
    const begun = await aCase()
    await upToInitial(begun)
    let n = 0
    const documents = {
      renderLetter: async (order: LetterOrder) => {
        n += 1
        const where = {
          on: day('2026-12-09'),
          at: '15:30',
          place: `Room ${n}`,
          attendees: everybody,
          why: 'x',
        }
        await begun.go({ do: 'move-meeting', meeting: 'm1', ...where })
        return asText.renderLetter(order)
      },
    }
    const drafting = draftLetters(
      begun.house,
      documents,
      { by: pastoral, key: 'k3' },
      begun.id,
      'invite-initial',
    )
    expect(await drafting).toEqual({
      done: false,
      refusal: { code: 'moved-on' },
      documents: [],
      inEnglish: [],
    })
    expect(await documentsOf(begun.store.read, begun.id)).toEqual([])
  })

  test('a parent who is marked do-not-write while the letters are made gets none', async () => {
    const begun = await aCase()
    const documents = {
      renderLetter: async (order: LetterOrder) => {
        await begun.store.write((tx) =>
          tx.update(parents).set({ doNotWrite: true }).where(eq(parents.id, second)),
        )
        return asText.renderLetter(order)
      },
    }
    const drafting = draftLetters(
      begun.house,
      documents,
      { by: pastoral, key: null },
      begun.id,
      'pre-legal-warning',
    )
    expect(await drafting).toMatchObject({ refusal: { code: 'do-not-write', addressee: second } })
  })
})

test('a letter to somebody whose language it is not in goes in English, and says so without a name', async () => {
  const begun = await aCase()
  await begun.store.write((tx) => tx.update(parents).set({ language: 'Urdu' }).where(eq(parents.id, first)))
  const { inEnglish } = await begun.drafted('pre-legal-warning')
  expect(inEnglish).toEqual([{ language: 'Urdu', why: 'none' }])
  expect(inEnglishWords(inEnglish)).toContain('not in Urdu, because there is no translation of it yet')
  expect(inEnglishWords([])).toBe('')
})

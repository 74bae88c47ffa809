import { afterAll, describe, expect, it } from 'vitest'
import { composeLetter } from '../../src/documents/compose-letter.ts'
import { escapeMarkdown } from '../../src/documents/escape-markdown.ts'
import { letterFileName } from '../../src/documents/letter-file-name.ts'
import { paperToText } from '../../src/documents/paper-to-text.ts'
import { closeLetters, type RenderedLetter, renderLetter } from '../../src/documents/render-letter.ts'
import { factGroups, type LetterFacts } from '../../src/domain/letter-facts.ts'
import type { LetterTemplate } from '../../src/domain/letter-template.ts'
import { letter, letters } from './all-letters.ts'
import { certificate, facts, families } from './families.ts'
import { packed, readDocx, readPdf } from './read-file.ts'

const allFacts = facts()
const toParents = letters.filter((one) => one.addressee === 'parent' && one.layout === 'letter')
const order = (template: LetterTemplate, given: LetterFacts) => ({
  template,
  facts: given,
  ...(template.attach.includes('attendance-certificate') ? { certificate: certificate() } : {}),
})
const make = (template: LetterTemplate, given: LetterFacts): Promise<RenderedLetter> =>
  renderLetter(order(template, given))
const words = (id: string, given: LetterFacts = facts()): string => {
  const asked = order(letter(id), given)
  return paperToText(composeLetter(asked.template, asked.facts, asked.certificate)).replace(/\s+/g, ' ')
}

// The certificate that follows a letter is not counted as the letter's own page.
const letterPages = (pages: string[]): number => {
  const certificateAt = pages.findIndex((page) => page.startsWith('Attendance certificate'))
  return certificateAt === -1 ? pages.length : certificateAt
}

const printed = ({ layout }: LetterTemplate, { to }: typeof allFacts): string[] =>
  layout === 'paper'
    ? ['FT-2026-0001']
    : ['FT-2026-0001', to.name, ...to.address, `Dear ${to.salutation},`].map(packed)
const neverPrinted = ({ addressee }: LetterTemplate, elsewhere: string[]): string[] => [
  'undefined',
  '[object',
  'NaN',
  ...(addressee === 'parent' ? elsewhere.map(packed) : []),
]
const expectAll = (text: string, parts: string[]) => {
  for (const part of parts) expect(text).toContain(part)
}
const expectNone = (text: string, parts: string[]) => {
  for (const part of parts) expect(text).not.toContain(part)
}

afterAll(closeLetters)

describe('the letters of the school checklist', () => {
  it('are sound and all there', () => {
    expect(letters.map(({ id }) => id).sort()).toEqual(
      [
        'application-to-prosecute',
        'attendance-certificate',
        'close-option-1',
        'close-option-2',
        'court-papers',
        'did-not-attend-initial',
        'did-not-attend-review-improvement-to-close',
        'did-not-attend-review-referral-to-la',
        'further-review',
        'internal-review-outcome',
        'invite-initial',
        'invite-initial-professional',
        'invite-review',
        'invite-review-professional',
        'meeting-called-off',
        'meeting-called-off-professional',
        'minutes',
        'pre-legal-warning',
        'proceed-to-prosecution',
        'referral-decision',
        'round-robin',
        's566-certificate',
        's9-statement',
        'sorry-professional',
        'wishes-and-feelings',
      ].sort(),
    )
  })

  describe.each(Object.entries(families))('for %s', (name, family) => {
    const most = /^(long names|names that look)/.test(name) ? 2 : 1

    it.each(letters.map((one) => [one.id, one] as const))(
      '%s comes out whole as PDF and Word',
      async (_, one) => {
        const made = await make(one, family.facts)
        const { pages, title, accessible } = await readPdf(made.pdf)
        const texts = [pages.join(''), readDocx(made.docx), made.text].map(packed)
        expect(accessible).toBe(true)
        expect(title).toBe(`${one.name}, FT-2026-0001`)
        expect(one.layout === 'letter' ? letterPages(pages) : 1).toBeLessThanOrEqual(most)
        for (const text of texts) {
          expectAll(text, printed(one, family.facts))
          expectNone(text, neverPrinted(one, family.elsewhere))
        }
      },
    )
  })

  it.each(toParents.map(({ id }) => [id]))(
    '%s tells a parent how to get help, in whatever way suits',
    (id) => {
      const text = words(id)
      expect(text).toContain('Tell us if health, disability, caring, money or safety is making this hard')
      for (const part of [
        'Mr Idris Penn',
        '01632 960002',
        'on your own',
        'bring someone',
        'interpreter',
        'large print',
        'another language',
        'free, independent advice',
      ])
        expect(text).toContain(part)
      expect(words(id, families['another language']!.facts)).toContain('interpreter (Polish)')
    },
  )

  it.each(toParents.map(({ id }) => [id]))('%s accuses nobody and promises no court', (id) => {
    const text = words(id).toLowerCase()
    for (const never of ['committed', 'guilty', 'offence', 'will be prosecuted', 'fine of', 'prison'])
      expect(text).not.toContain(never)
    if (id !== 'proceed-to-prosecution') expect(text).not.toContain('prosecut')
  })

  it.each([['pre-legal-warning'], ['invite-initial'], ['did-not-attend-initial'], ['further-review']])(
    '%s offers help before it tells what may follow',
    (id) => {
      const text = words(id)
      expect(text.indexOf('we will look for help with you')).toBeLessThan(text.indexOf('ask the council'))
    },
  )

  it.each([['pre-legal-warning'], ['referral-decision']])(
    '%s calls 15% the local threshold, never the law',
    (id) => {
      expect(words(id)).toMatch(/15%.*local threshold, not a test in law/)
    },
  )

  // Word that a meeting is off says nothing of attendance.
  const figures = toParents.filter(({ id }) => id !== 'meeting-called-off')

  it.each(figures.map(({ id }) => [id]))('%s tells days, never a percentage of attendance', (id) => {
    const text = words(id)
    const body = text.slice(0, text.indexOf('Yours sincerely'))
    expect(body).toContain('missed 8 school days (about 44 hours)')
    expect(body).toContain('4.5 school days unauthorised')
    expect(body).toContain('2 school days for illness')
    expect(body).toContain('half a school day for other reasons that the school accepted')
    expect(body).toContain('1 school day with no reason yet')
    expect(body).toContain('was late 3 times before the register closed, and once after it had closed')
    expect(body).not.toContain('70.7')
  })

  it('a notice of proceeding says who decides', () => {
    const text = words('proceed-to-prosecution')
    expect(text).toContain('Only the council prosecutes, and a court decides')
    expect(text).toContain('on Friday 29 May 2026 the council confirmed that it will take the case forward')
  })

  it('a second offer gives its date, or asks for one', () => {
    expect(words('did-not-attend-initial')).toContain('a second date: Tuesday 30 June 2026 at 5:30pm')
    const { nextMeeting: _, ...without } = facts()
    expect(words('did-not-attend-initial', without)).toContain('asks you to choose a new date')
  })

  it('a missed review after option 2 thanks nobody for an improvement', () => {
    const id = 'did-not-attend-review-improvement-to-close'
    const decided = (option: number) => ({ ...facts(), decision: { ...facts().decision, option } })
    expect(words(id, decided(1))).toContain('It has got better')
    expect(words(id, decided(2))).toContain('we accept the reason')
  })

  it('the certificate for a court is never signed by the program', () => {
    const text = words('s566-certificate')
    expect(text).toContain('Section 566 of the Education Act 1996')
    expect(text).toContain("Head teacher's signature | Full name | Date | |")
    expect(text).not.toContain('Orla Vance')
  })

  it('the witness statement counts its pages and has each one signed', async () => {
    const long = {
      ...facts(),
      witness: {
        ...facts().witness,
        account: Array.from({ length: 40 }, (_, n) => `${n} ${'I saw the register. '.repeat(8)}`),
      },
    }
    const { pages } = await readPdf((await make(letter('s9-statement'), long)).pdf)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages[0]).toContain(`consisting of ${pages.length} page(s) each signed by me`)
    for (const page of pages) expect(page).toMatch(/Signed[\s\S]*Page \d of/)
  })

  it('a sheet for the pupil sends a disclosure to the safeguarding lead', () => {
    expect(words('wishes-and-feelings')).toContain('do not write it here. Tell the safeguarding lead now')
  })

  it('minutes not yet taken print lines to write on', () => {
    const { actions: _, ...rest } = facts()
    const blank = {
      ...rest,
      minutes: {
        ...rest.minutes,
        why: null,
        child: null,
        next: null,
        explained: null,
        present: [],
        absences: [],
        support: [],
      },
    }
    expect(words('minutes', blank).match(/____/g)?.length).toBeGreaterThan(8)
    expect(words('minutes')).not.toContain('____')
  })
})

describe('making a letter', () => {
  it('is refused with every missing fact in words', async () => {
    const { attendance: _, meeting: __, to: ___, ...rest } = facts()
    const made = renderLetter({ template: letter('invite-initial'), facts: rest })
    await expect(made).rejects.toMatchObject({
      name: 'LetterRefused',
      reasons: [
        factGroups.attendance,
        factGroups.meeting,
        factGroups.to,
        'the attendance certificate that goes with it',
      ],
    })
  })

  it('is refused when a fact is blank, with its name', async () => {
    const blank = { ...facts(), contact: { ...facts().contact, phone: ' ' } }
    await expect(make(letter('pre-legal-warning'), blank)).rejects.toThrow(/contact\.phone/)
  })

  it('is refused, with the sign, when the font cannot print a name', async () => {
    const given = { ...facts(), to: { ...facts().to, name: '王芳' } }
    await expect(make(letter('pre-legal-warning'), given)).rejects.toThrow('no sign for 王 芳')
    await expect(make(letter('pre-legal-warning'), facts())).resolves.toBeDefined()
  })

  it('throws on a misspelt field that no check saw', () => {
    const template = { ...letter('pre-legal-warning'), body: 'Dear {{pupil.forname}}' }
    expect(() => composeLetter(template, facts())).toThrow('"forname" not defined')
  })

  it('gives the same bytes for the same facts', async () => {
    const [one, two] = [await make(letter('minutes'), facts()), await make(letter('minutes'), facts())]
    expect(Buffer.compare(one.pdf, two.pdf)).toBe(0)
  })

  it('drops control characters and marks that turn text around', () => {
    expect(escapeMarkdown('A\u202Emina\u0007\uE000 \u2066x')).toBe('Amina x')
  })
})

describe("a letter's file name", () => {
  it('has the case, the letter and a count, and nobody’s name', () => {
    expect(letterFileName('FT-2026-0001', 'invite-initial', 1, 'pdf')).toBe(
      'FT-2026-0001-invite-initial-1.pdf',
    )
    expect(() => letterFileName('FT-2026-0001', '../Amina Farrow', 1, 'pdf')).toThrow(RangeError)
  })
})

import { afterAll, describe, expect, it } from 'vitest'
import { composeLetter } from '../../src/documents/compose-letter.ts'
import { escapeMarkdown } from '../../src/documents/escape-markdown.ts'
import { letterFileName } from '../../src/documents/letter-file-name.ts'
import { paperToText } from '../../src/documents/paper-to-text.ts'
import { closeLetters, type RenderedLetter, renderLetter } from '../../src/documents/render-letter.ts'
import { factGroups, type LetterFacts } from '../../src/domain/letter-facts.ts'
import type { LetterTemplate } from '../../src/domain/letter-template.ts'
import { letter } from './all-letters.ts'
import { certificate, facts, families } from './families.ts'
import { readPdf, readZipped } from './read-file.ts'

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

afterAll(closeLetters)

describe('the letters of the school checklist', () => {
  it('tell days and hours, each kind of absence apart, and never a percentage of attendance', () => {
    const body = words('invite-initial').split('Yours sincerely')[0]
    expect(body).toContain('missed 8 school days (about 44 hours)')
    expect(body).toContain('4.5 school days unauthorised')
    expect(body).toContain('2 school days for illness')
    expect(body).toContain('half a school day for other reasons that the school accepted')
    expect(body).toContain('1 school day with no reason yet')
    expect(body).toContain('was late 3 times before the register closed, and once after it had closed')
    expect(body).not.toContain('70.7')
  })

  it('offer an interpreter of the parent’s own language', () => {
    const to = { ...facts().to, language: 'Polish' }
    expect(words('invite-initial', { ...facts(), to })).toContain('interpreter (Polish)')
  })

  it('a notice of proceeding says who decides', () => {
    const text = words('proceed-to-prosecution')
    expect(text).toContain('Only the council prosecutes, and a court decides')
    expect(text).toContain('on Friday 29 May 2026 the council confirmed that it will take the case forward')
  })

  it('have lines as close in Word as in the PDF where only so they are on one page', async () => {
    const long = families['long everything']!.facts
    const [short, close] = [
      await make(letter('sorry-professional'), facts()),
      await make(letter('internal-review-outcome'), long),
    ]
    const lines = ({ docx }: RenderedLetter) =>
      /<w:pPrDefault>.*?w:line="(\d+)"/.exec(readZipped(docx, 'word/styles.xml'))?.[1]
    expect(Number(lines(close))).toBeLessThan(Number(lines(short)))
  })

  it('a letter of the council that somebody of the school signs says so, and claims no office there', () => {
    const { school } = facts()
    const signed = (of: string) =>
      composeLetter(councils, { ...facts(), school: { ...school, signOff: { ...school.signOff, of } } })
        .signOff
    const councils = { ...letter('pre-legal-warning'), from: 'council' as const }
    const [theirs, ours] = ['Exampleshire County Council', 'Exampleton High School']
    expect(signed(ours)?.of).toBe(`${ours}, for ${theirs}`)
    expect(signed(theirs)?.of).toBe(theirs)
    expect(composeLetter(letter('pre-legal-warning'), facts()).signOff?.of).toBe(ours)
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

  it.each([
    ['of no line', [], 'to.address: an address has a line at least'],
    [
      'of ten lines',
      Array.from({ length: 10 }, (_, n) => `${n}`),
      'to.address: an address has no more than 9 lines',
    ],
  ])('is refused for an address %s', async (_, address, why) => {
    const to = { ...facts().to, address }
    await expect(make(letter('pre-legal-warning'), { ...facts(), to })).rejects.toMatchObject({
      reasons: [why],
    })
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

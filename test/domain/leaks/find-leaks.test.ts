import { describe, expect, it } from 'vitest'
import { findLeaks } from '../../../src/domain/leaks/find-leaks.ts'
import type { OpenPerson, Secret } from '../../../src/domain/leaks/secret.ts'

/** The pupil, a parent and a teacher, whom the paper names. */
const open: OpenPerson[] = [
  { forenames: ['Zofia'], surname: 'Kowalska', byForename: true },
  { forenames: ['Marek', 'Mark'], surname: 'Kowalski' },
  { forenames: ['Ann'], surname: 'Field' },
]
const secrets: Secret[] = [
  { id: 'sister', person: { forenames: ['Maryann', 'Ann'], surname: 'Kowalska' } },
  { id: 'brother', person: { forenames: ['Jürgen'], surname: 'Kowalska' } },
  { id: 'other pupil', person: { forenames: ['Siân'], surname: 'O’Neill-Fflewdd' } },
  { id: 'classmate', person: { forenames: ['Will'], surname: 'May' } },
  { id: 'another pupil', person: { forenames: ['Idris'], surname: 'Penrose' }, wholeNameOnly: true },
  { id: 'neighbour', person: { forenames: ['فاطمة'], surname: 'van der Velde' } },
  { id: 'what the child said', note: 'No, thanks' },
  { id: 'address', words: '14 Mill Street' },
  { id: 'postcode', words: 'LS1 4ZZ' },
  { id: 'telephone', words: '07700 900123' },
  { id: 'email', words: 'mother@mail.example' },
  {
    id: 'note',
    note: 'The mother moved into a refuge after the second week of term and asked that nobody be told.',
  },
]
const enough = 'This paper holds words enough to be read as a page of text.\n'
const found = (...pages: string[]) => {
  const { leaks } = findLeaks(
    pages.map((page) => enough + page),
    secrets,
    open,
  )
  return leaks.map(({ secret, how }) => `${secret}: ${how}`)
}

describe('what must not be told is found however it is written', () => {
  it.each([
    ['plainly', 'seen with Maryann Kowalska', 'sister: full-name'],
    ['in capitals', 'MARYANN KOWALSKA', 'sister: full-name'],
    ['in small letters', 'maryann kowalska', 'sister: full-name'],
    ['surname first', 'Kowalska, Maryann', 'sister: full-name'],
    ['surname first in capitals', 'KOWALSKA Maryann', 'sister: full-name'],
    ['surname first, in a table', 'KOWALSKA | Maryann | 7B', 'sister: full-name'],
    ['by another forename', 'Ann Kowalska', 'sister: full-name'],
    ['with a possessive', 'Maryann Kowalska’s school', 'sister: full-name'],
    ['possessive with a straight apostrophe', "Maryann's bag", 'sister: one-name'],
    ['forename alone', 'she walks in with Maryann', 'sister: one-name'],
    ['forename alone in brackets', 'her sister (Ann)', 'sister: one-name'],
    ['with an initial', 'M. Kowalska', 'sister: initials'],
    ['with an initial without a stop', 'M Kowalska', 'sister: initials'],
    ['with two initials', 'M.B. Kowalska', 'sister: initials'],
    ['with an initial behind', 'Kowalska, M.', 'sister: initials'],
    ['with an initial behind without a comma', 'KOWALSKA A 8C', 'sister: initials'],
    ['split over two lines', 'Maryann\nKowalska', 'sister: full-name'],
    ['split by a hyphen', 'Mary-\nann', 'sister: one-name'],
    ['split by a hyphen in the surname', 'Maryann Kowal-\nska', 'sister: full-name'],
    ['split without one', 'Marya\nnn', 'sister: one-name'],
    ['split with spaces around', 'Mary-  \n   ann', 'sister: one-name'],
    ['with a soft hyphen', 'Mary\u00adann Kowal\u00adska', 'sister: full-name'],
    ['with a space of no width', 'Mary\u200bann', 'sister: one-name'],
    ['with a space that does not break', 'Maryann\u00a0Kowalska', 'sister: full-name'],
    ['letter-spaced', 'M a r y a n n   K o w a l s k a', 'sister: full-name'],
    ['letter-spaced alone', 'was A n n today', 'sister: one-name'],
    ['with a space within', 'seen with Mary Ann', 'sister: one-name'],
    ['with some letters apart', 'seen with M ary a nn', 'sister: one-name'],
    ['full width', 'Ｍａｒｙａｎｎ', 'sister: one-name'],
    ['with a hyphen it does not have', 'Mary-Ann', 'sister: one-name'],
    ['in an email address', 'maryann.kowalska@mail.example', 'sister: full-name'],
    ['in an email address without a stop', 'maryannkowalska2@mail.example', 'sister: full-name'],
    ['in an email address by the initial', 'mkowalska7@mail.example', 'sister: initials'],
    ['in an email address, initial behind', 'kowalskam@mail.example', 'sister: initials'],
    ['in a file’s name', 'Maryann_Kowalska_report.pdf', 'sister: full-name'],
    ['in a file’s name of humps', 'MaryannKowalskaReport.pdf', 'sister: full-name'],
    ['as a scanner reads it', 'Maryann Kowa1ska', 'sister: full-name'],
    ['as a scanner reads a small l', 'Maryann KowaIska', 'sister: full-name'],
    ['without its accents', 'Jurgen Kowalska', 'brother: full-name'],
    ['with a letter for its accent', 'Juergen', 'brother: one-name'],
    ['with an accent put together', 'Ju\u0308rgen', 'brother: one-name'],
    ['without accents or apostrophe', 'Sian ONeill Fflewdd', 'other pupil: full-name'],
    ['with a straight apostrophe', "Sian O'Neill-Fflewdd", 'other pupil: full-name'],
    ['with a space for the apostrophe', 'SIAN O NEILL FFLEWDD', 'other pupil: full-name'],
    ['with ligatures', 'O’Neill-\ufb04ewdd', 'other pupil: one-name'],
    ['with another hyphen', 'Siân O’Neill‑Fflewdd', 'other pupil: full-name'],
    ['by half of a double-barrelled surname', 'rang Mr Fflewdd', 'other pupil: one-name'],
    ['by an initial and half of it', 'S. O’Neill', 'other pupil: one-name'],
    ['by the surname without what stands before it', 'Mrs Velde', 'neighbour: one-name'],
    ['one letter under another', 'M\na\nr\ny\na\nn\nn\nK\no\nw\na\nl\ns\nk\na', 'sister: full-name'],
    ['in Arabic, drawn out', 'فاطـمة', 'neighbour: one-name'],
    ['in Arabic, on another keyboard', 'فاطمه', 'neighbour: one-name'],
    ['another pupil by the whole name', 'sat beside Penrose, Idris', 'another pupil: full-name'],
    ['a common word as a name', 'sat next to Will in May', 'classmate: one-name'],
    ['common words as a whole name, in small letters', 'will may', 'classmate: full-name'],
    ['an address', '14 Mill Street', 'address: words'],
    ['an address, shortened', '14, Mill St.', 'address: words'],
    ['an address in capitals over two lines', '14 MILL\nSTREET', 'address: words'],
    ['a postcode without a space', 'ls14zz', 'postcode: words'],
    ['a telephone number spaced otherwise', '0770 090 0123', 'telephone: words'],
    ['a telephone number from abroad', '+44 (0)7700 900 123', 'telephone: words'],
    ['a telephone number with noughts', '0044 7700-900123', 'telephone: words'],
    ['an email address in capitals', 'MOTHER@MAIL.EXAMPLE', 'email: words'],
    ['a passage of a note', 'We know she moved into a refuge after the holiday', 'note: passage'],
    ['a passage with other stops', 'moved into a REFUGE – after the', 'note: passage'],
  ])('%s', (_, text, expected) => expect(found(text)).toContain(expected))

  it('split over two pages, with the page’s number between', () => {
    const across = (...pages: string[]) => findLeaks(pages, secrets, open).leaks
    expect(across('and then Maryann\n3 of 9', 'Kowalska went')).toEqual([
      { page: 1, secret: 'sister', how: 'full-name' },
    ])
    expect(across('and then Jür-\nPage 3', 'gen went')).toEqual([
      { page: 1, secret: 'brother', how: 'one-name' },
    ])
  })

  it('on the page on which it begins, once a page and in the surest way', () => {
    const pages = [enough, `${enough}Ann, Maryann, Ann Kowalska, M. Kowalska`, `${enough}Maryann`]
    expect(findLeaks(pages, secrets, open).leaks).toEqual([
      { page: 2, secret: 'sister', how: 'full-name' },
      { page: 3, secret: 'sister', how: 'one-name' },
    ])
  })
})

describe('what is something else is left alone', () => {
  it.each([
    ['one name of another pupil', 'Idris went to Penrose'],
    ['a short answer of the child', 'Do you want to go? No, thanks'],
    ['a small word of a surname', 'the van der'],
    ['the pupil', 'Zofia Kowalska'],
    ['the pupil with an initial', 'Z. Kowalska; Kowalska, Z'],
    ['the surname that they share', 'the Kowalska family'],
    ['a teacher of the same forename', 'Ann Field, Field, Ann'],
    ['a longer word that begins so', 'Anniversary, annual, Annex'],
    ['a longer word that ends so', 'Joann, Luann'],
    ['a longer word around it', 'planned, banned, Hannah'],
    ['a longer name', 'Anna, Annette, Annabel'],
    ['a longer surname', 'Maria Kowalskaja'],
    ['letter-spaced longer word', 'A n n a'],
    ['letter-spaced heading', 'P L A N N E D'],
    ['a word that may be a name', 'you will be written to in may'],
    ['a month', 'on 12 May 2026'],
    ['a mark of the register', 'marks, Mark the register'],
    ['an article before the surname', 'gave Mrs Kowalska a letter'],
    ['words that make a name together, in small letters', 'at jur gen'],
    ['a longer house number', '114 Mill Street'],
    ['another house', '14 Millward Street'],
    ['another postcode', 'LS1 4ZY; LS11 4ZZ'],
    ['another telephone number', '07700 900124'],
    ['a longer number', '077009001234'],
    ['another mailbox', 'grandmother@mail.example'],
    ['words that a note has too', 'after the second week of term'.slice(0, 20)],
    ['one word of a note', 'a refuge'],
    ['the other parent, who is named', 'Mark Kowalski, M. Kowalski'],
  ])('%s', (_, text) => expect(found(text)).toEqual([]))
})

it('says which pages could not be searched', () =>
  expect(findLeaks([enough, null, 'Scan 14/3'], secrets).unsearched).toEqual([2, 3]))

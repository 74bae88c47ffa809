const letters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
}

/** Text as it is searched: small letters without accents, apostrophes gone, everything else between words a space. */
export function searchable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’ʼ`.]/g, '')
    .toLowerCase()
    .replace(/[łøđðßæœþı]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** What a pupil is found by: forename, surname, registration group and UPN. */
export function searchOf(pupil: {
  forename: string
  surname: string
  regGroup?: string | null | undefined
  upn?: string | null | undefined
}): string {
  return searchable([pupil.forename, pupil.surname, pupil.regGroup ?? '', pupil.upn ?? ''].join(' '))
}

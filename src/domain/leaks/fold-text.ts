/** Letters that no decomposition turns into plain ones, and those of which Arabic, Persian and Urdu keyboards have each their own. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
}
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'g')
// The tatweel, too, only draws an Arabic word out.
const unseen = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/**
 * Text as it is searched: without accents, ligatures, full-width forms or signs that nobody sees, the case kept. A digit or a capital I that
 * stands among the letters of a word is the letter that a scanner took it for.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(unseen, '')
    .replace(special, (letter) => plain[letter] ?? letter)
    .replace(/(?<=\p{L})0(?=\p{L})/gu, 'o')
    .replace(/(?<=\p{L})1(?=\p{L})|(?<=\p{Ll})I(?=\p{Ll})/gu, 'l')
}

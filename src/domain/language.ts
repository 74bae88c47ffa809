/** Names that people type which no list of languages has, each with the language that it stands for. */
const others: Readonly<Record<string, string>> = {
  bengali: 'bn',
  farsi: 'fa',
  mandarin: 'zh',
  panjabi: 'pa',
  'kurdish sorani': 'ckb',
  sorani: 'ckb',
  sylheti: 'syl',
  cantonese: 'yue',
}

const letters = [...'abcdefghijklmnopqrstuvwxyz']
const codes = letters.flatMap((first) => letters.map((second) => `${first}${second}`))
/** Scripts that run from right to left. */
const leftward: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa'])

const called = (tag: string, reader: string): string | undefined =>
  new Intl.DisplayNames(reader, { type: 'language', fallback: 'none' }).of(tag)

const plainly = (name: string): string =>
  name
    .replace(/\(.*\)/, '')
    .trim()
    .toLowerCase()

function allNames(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  return new Map([
    ...Object.entries(others),
    ...codes
      .filter((tag) => english.of(tag) !== undefined && Intl.getCanonicalLocales(tag)[0] === tag)
      .flatMap((tag) =>
        [tag, english.of(tag), called(tag, tag)].flatMap((name) =>
          name === undefined ? [] : [[plainly(name), tag] as const],
        ),
      ),
  ])
}

let names: ReadonlyMap<string, string> | undefined

function named(): ReadonlyMap<string, string> {
  names ??= allNames()
  return names
}

/** The tag (BCP 47, such as `cy`) of a language as people type its name: Welsh, Cymraeg, cy; null where it is not known. */
export const languageTag = (typed: string): string | null => named().get(plainly(typed)) ?? null

/** What English calls the language of a tag; the tag itself where it has no name for it. */
export const languageName = (tag: string): string => called(tag, 'en') ?? tag

/** The script in which a language is written, by its four letters: Latn, Arab, Beng. */
export const scriptOf = (tag: string): string => new Intl.Locale(tag).maximize().script ?? 'Latn'

/** Which way a language runs. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => (leftward.has(scriptOf(tag)) ? 'rtl' : 'ltr')

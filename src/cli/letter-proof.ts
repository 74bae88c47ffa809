import { writeFileSync } from 'node:fs'
import { composeProof } from '../documents/compose-proof.ts'
import { closeLetters, renderPapers } from '../documents/render-letter.ts'
import { languageName, languageTag } from '../domain/language.ts'
import { exit, Misuse, Refusal, type Verb } from './verb.ts'

function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes, { flag: 'wx' })
  } catch {
    throw new Refusal(`${file} can't be written, or is there already.`)
  }
}

/** Prints a translation beside its English, as a draft for whoever checks it on paper. */
export const letterProof: Verb = {
  words: 'letter proof',
  help: "Print a letter's translation beside its English, for whoever checks it",
  args: ['ID'],
  options: {
    language: { form: 'LANGUAGE', needed: true, help: 'A language by name or tag: Welsh, cy' },
    out: { form: 'FILE', needed: true, help: 'The PDF to write' },
  },
  async run(call) {
    const [id = ''] = call.args
    const language = languageTag(call.text('language') ?? '')
    if (language === null || language === 'en') throw new Misuse('--language wants a language such as Welsh.')
    const letter = call.library().letters.get(id)
    if (letter === undefined) throw new Refusal(`There is no letter ${id}.`)
    const translation = letter.translations?.find((one) => one.language === language)
    if (translation === undefined)
      throw new Refusal(`The letter ${id} has not been translated into ${languageName(language)}.`)
    const out = call.text('out') ?? ''
    const made = await renderPapers(composeProof(letter, translation, Date.parse(call.today()) / 1000))
    await closeLetters()
    write(out, made.pdf)
    call.say(`Wrote ${out}`)
    return exit.done
  },
}

import { languageName } from '../domain/language.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import type { Translation } from '../domain/letter-translation.ts'
import { type Cell, cell, plain } from './block.ts'
import type { Paper } from './paper.ts'
import { english } from './voice.ts'

type Text = Pick<Translation, 'title' | 'body' | 'parts'>

/** A part of a template stands where it is printed. */
const whole = ({ title, body, parts }: Text): string =>
  `${title}\n\n${body.replaceAll(/\{\{>\s*([a-z0-9-]+)\s*\}\}/g, (_, part: string) => parts[part] ?? '')}`

/** What stands between braces as a checker reads it: what is filled in, and when something stands there. */
const plainer: readonly (readonly [RegExp, string])[] = [
  [/\{\{#if ([^}]+)\}\}/g, '[if $1:] '],
  [/\{\{#each [^}]*as \|([^|]+)\|\}\}/g, '[for each $1:] '],
  [/\{\{else\}\}/g, '[or else:] '],
  [/\{\{\/[a-z]+\}\}/g, '[to here]'],
  [/\{\{([^}]+)\}\}/g, '[$1]'],
]

/** The passages of a template, one a paragraph, without marks of how they are printed. */
function passagesIn(text: Text): string[] {
  const told = plainer.reduce((said, [what, words]) => said.replaceAll(what, words), whole(text))
  return told
    .split(/\n\s*\n/)
    .map((passage) => passage.replaceAll(/\*\*|^#+ |^- /gm, '').trim())
    .filter((passage) => passage !== '')
}

function rowsOf(letter: LetterTemplate, translation: Translation): Cell[][] {
  const [before, after] = [passagesIn(letter), passagesIn(translation)]
  const longest = Math.max(before.length, after.length)
  return Array.from({ length: longest }, (_, nth) => [
    cell(before[nth] ?? ''),
    cell(after[nth] ?? ''),
    cell(''),
  ])
}

/** A translation beside its English as a draft to be checked on paper: passage by passage, with room for a tick or a correction. */
export function composeProof(letter: LetterTemplate, translation: Translation, stamp: number): Paper {
  const says = translation.current ? '' : ' The English has changed since this was translated.'
  const told = `DRAFT to be checked, and not to be sent.${says} What stands in square brackets is filled in for each family. Tick each passage that is right, correct any that is not, and give it to whoever keeps the templates.`
  return {
    layout: 'sheet',
    title: `DRAFT ${letter.name}, ${translation.language}`,
    voice: { ...english, language: translation.language, direction: 'ltr' },
    heading: `DRAFT: ${letter.name}`,
    reference: letter.id,
    dated: '',
    stamp,
    school: { name: '', address: [], phone: '', email: '' },
    to: [],
    salutation: '',
    body: [
      { kind: 'paragraph', runs: [plain(told)] },
      {
        kind: 'paragraph',
        runs: [plain('Checked by '), { kind: 'rule', long: 70 }, plain(' Day '), { kind: 'rule', long: 40 }],
      },
      {
        kind: 'table',
        style: 'text',
        widths: [10, 10, 3],
        head: ['English', languageName(translation.language), 'Right?'].map((text) => cell(text, 'head')),
        rows: rowsOf(letter, translation),
      },
    ],
    signOff: null,
    enclosures: [],
    signEveryPage: false,
    appendix: [],
  }
}

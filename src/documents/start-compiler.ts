import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)

/** The fonts, by their families' names, each in a package of its own. */
const packages: Readonly<Record<string, string>> = {
  'Noto Sans': '@expo-google-fonts/noto-sans',
  'Noto Sans Arabic': '@expo-google-fonts/noto-sans-arabic',
  'Noto Sans Bengali': '@expo-google-fonts/noto-sans-bengali',
}
/** The scripts that Noto Sans, which has Latin, Greek, Cyrillic and Devanagari, leaves to a font of their own. */
const families: Readonly<Record<string, string>> = { Arab: 'Noto Sans Arabic', Beng: 'Noto Sans Bengali' }

/** The font that a script needs beside Noto Sans, by its family's name; null where it needs none. */
export const fontOf = (script: string): string | null => families[script] ?? null

function blobsOf(family: string): Buffer[] {
  const name = family.replaceAll(' ', '')
  return ['400Regular', '700Bold'].map((weight) =>
    readFileSync(require.resolve(`${packages[family]}/${weight}/${name}_${weight}.ttf`)),
  )
}

/**
 * Starts Typst with our own fonts and never the machine's, `more` of them by their families' names where a paper needs them;
 * files that are only in memory stand in `workspace`, a folder that need not exist.
 */
export function startCompiler(workspace?: string, more: readonly string[] = []): NodeCompiler {
  const fontBlobs = ['Noto Sans', ...more].flatMap(blobsOf)
  return NodeCompiler.create({ fontArgs: [{ fontBlobs }], ...(workspace === undefined ? {} : { workspace }) })
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)

/** Where the letters of a script are that Noto Sans, which has Latin, Greek, Cyrillic and Devanagari, leaves to a font of their own. */
const fonts: Readonly<Record<string, string>> = { Arab: 'Noto Sans Arabic', Beng: 'Noto Sans Bengali' }

/** The font that a script needs beside Noto Sans, by its family's name; null where it needs none. */
export const fontOf = (script: string): string | null => fonts[script] ?? null

function blobsOf(family: string): Buffer[] {
  const folder = `@expo-google-fonts/${family.toLowerCase().replaceAll(' ', '-')}`
  const name = family.replaceAll(' ', '')
  return ['400Regular', '700Bold'].map((weight) =>
    readFileSync(require.resolve(`${folder}/${weight}/${name}_${weight}.ttf`)),
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

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)
const font = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${file}`))

/** Starts Typst with our own fonts and never the machine's; files that are only in memory stand in `workspace`, a folder that need not exist. */
export function startCompiler(workspace?: string): NodeCompiler {
  const fontBlobs = [font('400Regular/NotoSans_400Regular.ttf'), font('700Bold/NotoSans_700Bold.ttf')]
  return NodeCompiler.create({ fontArgs: [{ fontBlobs }], ...(workspace === undefined ? {} : { workspace }) })
}

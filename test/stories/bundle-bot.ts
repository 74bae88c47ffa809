import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Modules find their templates, migrations and threads beside themselves, so each keeps its own address. */
const ownAddresses: Plugin = {
  name: 'own-addresses',
  enforce: 'pre',
  transform(code, id) {
    const [path = ''] = id.split('?')
    if (path.includes('node_modules') || !code.includes('import.meta.url')) return null
    return { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), map: null }
  },
}

/** Where a bot stands that starts quickly, and the templates to give it. */
export type Bundle = { file: string; templates: string; remove: () => void }

/** The pathways, and their letters, that the bot is not given: all but the one that most schools begin with. */
const unused = /\/pathways\/(?!school-checklist)[^/]+$|\/letters\/(?!school-checklist|common|court)[^/.]+\//

function fewTemplates(folder: string): string {
  const templates = join(folder, 'templates')
  cpSync(here('../../templates'), templates, { recursive: true, filter: (path) => !unused.test(path) })
  return templates
}

/**
 * Puts the bot's own modules into one file outside the repository. Nothing in them changes, but a process starts in a
 * third of the time, and in half of that again with one pathway of the twenty, which makes fifty of them fit into a test.
 */
export async function bundleBot(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-bot-'))
  symlinkSync(here('../../node_modules'), join(folder, 'node_modules'))
  await build({
    root: here('../..'),
    configFile: false,
    logLevel: 'error',
    plugins: [ownAddresses],
    ssr: {
      noExternal: true,
      external: ['@libsql/client', 'libsql', '@myriaddreamin/typst-ts-node-compiler', 'docx'],
    },
    build: {
      ssr: here('bot-process.ts'),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'bot.mjs', format: 'es' } },
    },
  })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { file: join(folder, 'bot.mjs'), templates: fewTemplates(folder), remove }
}

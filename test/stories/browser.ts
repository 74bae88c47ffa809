import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(repository, 'node_modules', '.cache')
const folder = join(cache, 'fast-track-browser')
const unpacking = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())"

function unpack(): void {
  mkdirSync(cache, { recursive: true })
  const part = mkdtempSync(join(cache, 'unpacking-'))
  // The package unpacks libraries and fonts only where it believes itself on a machine that has none.
  const env = { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  execFileSync(process.execPath, ['-e', unpacking], { env, cwd: repository })
  // The machine's own fonts are left out, so that a picture is the same wherever it is taken; the folders are told from
  // here, so that they are found wherever this stands by then.
  const dirs = ['.', '../../../@expo-google-fonts/noto-color-emoji/400Regular']
  const told = dirs.map((dir) => `<dir prefix="relative">${dir}</dir>`).join('')
  const fonts = `<fontconfig>${told}<cachedir prefix="xdg">fontconfig</cachedir></fontconfig>`
  writeFileSync(join(part, 'fonts', 'fonts.conf'), fonts)
  if (existsSync(folder)) rmSync(part, { recursive: true })
  else renameSync(part, folder)
}

/** The browser of the installed packages, unpacked once, with the libraries and fonts that a bare Debian has not got. */
export function browserFiles(): { executablePath: string; env: Record<string, string> } {
  if (!existsSync(folder)) unpack()
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  }
}

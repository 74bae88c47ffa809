import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BoundPack } from '../casework/pack/bind-pack.ts'
import { packBooks } from '../casework/pack/pack-order.ts'
import { Refusal } from './verb.ts'

/** The evidence lies where it was asked for, in a folder of that name where it is several files, and the rest beside it: what must not be served has a name of its own. */
function pathsOf(out: string) {
  const stem = out.replace(/\.pdf$/i, '')
  return {
    evidence: out,
    folder: stem,
    council: `${stem}-council.pdf`,
    unused: `${stem}-unused.pdf`,
    manifest: `${stem}-manifest.json`,
  }
}

function filesOf(out: string, bound: BoundPack): [string, Uint8Array | string][] {
  const paths = pathsOf(out)
  const { cut } = bound.evidence
  const manifests = Object.fromEntries(packBooks.map((book) => [book, bound[book].manifest]))
  return [
    ...cut.map(({ name, pdf }): [string, Uint8Array] => [join(paths.folder, name), pdf]),
    ...packBooks.flatMap((book): [string, Uint8Array][] =>
      bound[book].cut.length === 0 ? [[paths[book], bound[book].pdf]] : [],
    ),
    [paths.manifest, `${JSON.stringify(manifests, null, 2)}\n`],
  ]
}

/** What is told of the books of a pack: where each lies, and how many pages it has. */
function told(out: string, bound: BoundPack): string[] {
  const paths = pathsOf(out)
  const { length } = bound.evidence.cut
  const where = { ...paths, ...(length > 0 ? { evidence: `${paths.folder}, ${length} files` } : {}) }
  return packBooks.map((book) => `${where[book]}: ${bound[book].manifest.pages} pages`)
}

/** A pack that is written under other names: `land` gives its files their own, and says where each book lies; `drop` takes them away. */
export type StagedPack = { land: () => string[]; drop: () => void }

const staged = (path: string): string => `${path}.part`

/** Writes a pack beside where it was asked for, so that none lies there before it is issued; refused where it can't be written. */
export function stagePack(out: string, bound: BoundPack): StagedPack {
  const files = filesOf(out, bound)
  const drop = () => {
    for (const [path] of files) rmSync(staged(path), { force: true })
  }
  let at = out
  try {
    if (bound.evidence.cut.length > 0) mkdirSync(pathsOf(out).folder, { recursive: true })
    for (const [path, bytes] of files) {
      at = path
      writeFileSync(staged(path), bytes)
    }
  } catch {
    drop()
    throw new Refusal(`${at} can't be written.`)
  }
  const land = () => {
    for (const [path] of files) renameSync(staged(path), path)
    return told(out, bound)
  }
  return { land, drop }
}

import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'

/** The path of a `file:` URL, or null for a store on a server. */
export function filePathOf(url: string): string | null {
  if (!url.startsWith('file:')) return null
  const path = url.slice('file:'.length).replace(/^\/\/(localhost)?(?=\/)/, '')
  return decodeURIComponent(path.split('?')[0] ?? '')
}

/** The `file:` URL of a path. */
export const fileUrlOf = (path: string): string => `file:${path.split('/').map(encodeURIComponent).join('/')}`

/** Makes the folder and the empty file of a `file:` store, readable by its owner only. */
export function prepareFile(url: string): void {
  const path = filePathOf(url)
  if (path === null || path === '' || existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600))
}

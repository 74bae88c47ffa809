import { createHash } from 'node:crypto'
import type { LetterTemplate } from '../domain/letter-template.ts'

const INCLUDED = /\{\{>\s*([a-z0-9-]+)/g

/** The names of the shared parts that a letter's body includes. */
export const partsOf = (body: string): string[] => [
  ...new Set([...body.matchAll(INCLUDED)].map(([, name = '']) => name)),
]

/** Which English a translation is made from: 12 signs that change with the letter's title, body and shared parts. */
export function englishVersion({ title, body, parts }: LetterTemplate): string {
  const texts = [title, body, ...partsOf(body).map((name) => parts[name] ?? '')]
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12)
}

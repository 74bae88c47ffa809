import { isDeepStrictEqual } from 'node:util'
import type { BoundPart, Manifest } from './manifest.ts'

const nameOf = ({ label, title }: BoundPart): string => (label === null ? title : `${label}, ${title}`)
const pagesOf = ({ from, to }: BoundPart): string => (from === to ? `page ${from}` : `pages ${from} to ${to}`)

/** What makes a part the same one in both: what a witness calls it, or else its title where it stands. */
function keyed({ parts }: Manifest): Map<string, BoundPart> {
  const times = new Map<string, number>()
  return new Map(
    parts.map((part) => {
      const name = `${part.section} ${part.label ?? part.title}`
      const time = (times.get(name) ?? 0) + 1
      times.set(name, time)
      return [`${name} ${time}`, part]
    }),
  )
}

function templateDiffers(was: BoundPart, is: BoundPart): string[] {
  if (isDeepStrictEqual(was.template, is.template)) return []
  return [`${nameOf(is)} is made from another version of its template.`]
}

function partDiffers(was: BoundPart, is: BoundPart): string[] {
  const title = was.title === is.title ? [] : [`${nameOf(is)} was called ${was.title}.`]
  const bytes = was.sha256 === is.sha256 ? [] : [`${nameOf(is)} is not the same file.`]
  const pages =
    was.from === is.from && was.to === is.to
      ? []
      : [`${nameOf(is)} is on ${pagesOf(is)}, and was on ${pagesOf(was)}.`]
  return [...title, ...bytes, ...templateDiffers(was, is), ...pages]
}

function partsDiffer(was: Manifest, is: Manifest): string[] {
  const [before, after] = [keyed(was), keyed(is)]
  return [
    ...[...after].flatMap(([key, part]) => {
      const old = before.get(key)
      return old === undefined ? [`${nameOf(part)} is new.`] : partDiffers(old, part)
    }),
    ...[...before].flatMap(([key, part]) => (after.has(key) ? [] : [`${nameOf(part)} is no longer there.`])),
  ]
}

const reasons = (draft: readonly string[]): string =>
  draft.length === 0 ? 'final' : `a draft (${draft.join('; ')})`

/** What is not the same in two books, in whole sentences, the second held against the first; empty where they are the same bytes. */
export function differs(was: Manifest, is: Manifest): string[] {
  if (was.sha256 === is.sha256) return []
  const told = [
    was.program !== is.program &&
      `Made by version ${is.program} of the program, and was made by ${was.program}.`,
    was.facts !== is.facts && 'The facts are not the same.',
    was.title !== is.title && `Called ${is.title}, and was called ${was.title}.`,
    was.reference !== is.reference && `Of case ${is.reference}, and was of case ${was.reference}.`,
    was.stamp !== is.stamp && 'Made as of another day.',
    reasons(was.draft) !== reasons(is.draft) && `Now ${reasons(is.draft)}, and was ${reasons(was.draft)}.`,
  ].filter((sentence) => sentence !== false)
  const all = [...told, ...partsDiffer(was, is)]
  return all.length > 0 ? all : ['Only how the pages are set differs.']
}

/** What a name in a pathway may stand for. */
export type Named =
  | 'stage'
  | 'meeting'
  | 'letter'
  | 'option'
  | 'record'
  | 'window'
  | 'deadline'
  | 'decision'
  | 'question'
  | 'watch'
  | 'checklist item'
  | 'item of the decision'
  | 'setting that is a length of time'
  | 'setting that is a number'
  | 'setting that is a choice'

/** One place in a pathway that names something else: where (`stages.3.next.0.to`), what kind of thing, and which. */
export type Reference = { at: string; named: Named; id: string }

type Ids = readonly string[] | undefined

/** The place that names one thing; none where it names nothing. */
export const one = (at: string, named: Named, id: string | undefined): Reference[] =>
  id === undefined ? [] : [{ at, named, id }]

/** The places of a list that names things. */
export const many = (at: string, named: Named, ids: Ids): Reference[] =>
  (ids ?? []).map((id, n) => ({ at: `${at}.${n}`, named, id }))

/** The places where one thing is named, or several in a list. */
export const oneOrMany = (at: string, named: Named, ids: string | Ids): Reference[] =>
  typeof ids === 'string' ? one(at, named, ids) : many(at, named, ids)

/** The setting that a length of time names, where it names one. */
export const lengthOf = (at: string, length: object | undefined): Reference[] =>
  length && 'setting' in length
    ? one(`${at}.setting`, 'setting that is a length of time', String(length.setting))
    : []

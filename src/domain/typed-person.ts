const mark = 'name:'

/** Somebody who is not in Slack, as the record keeps them in the place of a Slack id: by the name that was typed. */
export const typedPerson = (name: string): string => `${mark}${name.trim()}`

/** The name of somebody who was typed; null for somebody known by a Slack id. */
export const typedName = (person: string): string | null =>
  person.startsWith(mark) ? person.slice(mark.length) : null

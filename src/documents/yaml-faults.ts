import { type Document, visit } from 'yaml'

/** Everything wrong with the writing of a YAML text: where in the text it begins, counted from 0, and what is wrong. */
export function yamlFaults(yaml: Document): { at: number; says: string }[] {
  const faults = yaml.errors.map(({ pos, message }) => ({ at: pos[0], says: message }))
  visit(yaml, {
    Alias: (_key, alias) => {
      if (alias.resolve(yaml) !== undefined) return
      const says = `*${alias.source} stands for nothing: put words that begin with * between quotation marks`
      faults.push({ at: alias.range?.[0] ?? 0, says })
    },
  })
  return faults
}

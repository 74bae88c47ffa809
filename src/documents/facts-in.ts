import Handlebars from 'handlebars'
import { helperNames } from './letter-helpers.ts'

class Facts extends Handlebars.Visitor {
  readonly found = new Set<string>()

  override PathExpression(path: hbs.AST.PathExpression): void {
    if (!helperNames.has(path.original)) this.found.add(path.original)
  }
}

/** Every fact that a template names, wherever in it, in the order of the alphabet. */
export function factsIn(source: string): string[] {
  const facts = new Facts()
  facts.accept(Handlebars.parse(source))
  return [...facts.found].sort()
}

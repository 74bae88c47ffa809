import Handlebars from 'handlebars'
import type { LetterTemplate } from '../domain/letter-template.ts'

type Path = readonly string[]

/** Every path of a template outside any condition or list. */
class Paths extends Handlebars.Visitor {
  readonly found: Path[] = []

  override BlockStatement(): void {}

  override PathExpression(path: hbs.AST.PathExpression): void {
    this.found.push(path.parts)
  }
}

function pathsIn(source: string): Path[] {
  const paths = new Paths()
  paths.accept(Handlebars.parse(source))
  return paths.found
}

const found = new WeakMap<LetterTemplate, Path[]>()

/** The facts that a letter prints whatever else is so, each as the names that lead to it: what stands inside a condition is left out. */
export function alwaysPrinted(template: LetterTemplate): readonly Path[] {
  const paths = found.get(template) ?? [template.title, template.body].flatMap(pathsIn)
  found.set(template, paths)
  return paths
}

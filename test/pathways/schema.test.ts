import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { pathwayJsonSchema } from '../../src/domain/pathway/schema/json-schema.ts'

const folder = 'templates/pathways'
const published = `${folder}/pathway.schema.json`
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

const made = pathwayJsonSchema()

describe('the JSON Schema of pathways', () => {
  // Made anew by: npx vitest run test/pathways/schema.test.ts -u
  it('is published as the program’s own schema makes it now', async () => {
    expect(JSON.parse(made).$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    await expect(made).toMatchFileSnapshot(`../../${published}`)
  })

  const isValid = new Ajv2020({ allErrors: true }).compile(JSON.parse(made))

  it.each(files)('finds %s valid, which names it for editors in its first line', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=pathway.schema.json')
    expect(isValid(parse(text)) ? [] : isValid.errors).toEqual([])
  })

  it('says of every word of a condition and every anchor what it means, for whoever writes one', () => {
    type Form = { properties?: Record<string, { description?: string }>; description?: string }
    const { $defs } = JSON.parse(made) as { $defs: Record<string, { anyOf: Form[] }> }
    const forms = ['condition', 'anchor'].flatMap((id) => $defs[id]?.anyOf ?? [])
    expect(forms.length).toBeGreaterThan(30)
    const silent = forms.filter(
      ({ properties = {}, description }) =>
        ![description, ...Object.values(properties).map((word) => word.description)].some(Boolean),
    )
    expect(silent).toEqual([])
  })

  it('finds fault with a misspelt word, as the program does', () => {
    const text = readFileSync(`${folder}/${files[0]}`, 'utf8')
    expect(isValid(parse(text.replace('\nstages:', '\nstage:')))).toBe(false)
  })
})

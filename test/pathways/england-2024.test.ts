import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { fileData } from '../domain/a-school.ts'

const framework = pathwaySchema.parse(fileData('pathways/england-2024.yaml'))
const letter = readFileSync('templates/letters/england-2024/notice-to-improve.md.hbs', 'utf8')
const printed = framework.records.find(({ id }) => id === 'fw-improve-sent')?.fields ?? []

describe('what an officer chooses for a notice to improve', () => {
  it.each(printed.filter(({ kind }) => kind === 'choice').map((field) => [field.id, field] as const))(
    'stands in the letter as a sentence of its own: %s',
    (id, { choices = [] }) => {
      const [before = ''] = letter.split(`{{record.fw-improve-sent.${id}}}.`)
      expect(before).not.toBe(letter)
      expect(before.trimEnd()).toMatch(/[.*]$/)
      for (const { title } of choices) expect(title).toMatch(/^(We|No|At most) [^:]+$/)
    },
  )
})

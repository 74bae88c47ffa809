import { describe, expect, it } from 'vitest'
import { englishVersion } from '../../src/documents/english-version.ts'
import { parseLetters, parseLetterTemplate } from '../../src/documents/load-letters.ts'
import { english as voice } from '../../src/documents/voice.ts'
import { letterIn } from '../../src/domain/letter-in.ts'

const voiceWords = voice.words

const head = (more = '') => `---
id: a-letter
name: A letter
addressee: parent
layout: letter
from: school
title: About {{pupil.forename}}
proof: sent
source: 001 L1
${more}---
`
const faultsOf = (body: string, more = '', parts = {}) =>
  parseLetterTemplate('a-letter.md.hbs', head(more) + body, parts).faults

describe('a letter template', () => {
  it('is read with its head and its body', () => {
    const { letter, faults } = parseLetterTemplate(
      'a-letter.md.hbs',
      `${head('needs: [meeting]\n')}Come on {{date meeting.day}}.`,
    )
    expect(faults).toEqual([])
    expect(letter).toMatchObject({
      id: 'a-letter',
      needs: ['meeting'],
      attach: [],
      body: 'Come on {{date meeting.day}}.',
    })
  })

  it.each([
    [
      'no head',
      'Dear you',
      'a-letter.md.hbs:1: begins with no head: between two lines of --- it wants id, name, addressee, layout, from, title, proof, source',
    ],
    [
      'an unknown addressee',
      head().replace('parent', 'aunt'),
      'a-letter.md.hbs:4: addressee: aunt is not known here; known are parent, professional, staff, council, school, pupil',
    ],
    ['a word left out', head().replace('proof: sent\n', ''), 'a-letter.md.hbs:1: proof: is missing'],
    [
      'a misspelt word',
      head().replace('proof: sent', 'prof: sent'),
      'a-letter.md.hbs:8: prof is not a word known here; did you mean proof?',
    ],
    ['a key that is not there', head('colour: red\n'), 'a-letter.md.hbs:10: colour is not a word known here'],
    ['YAML that breaks', head('"\n'), 'a-letter.md.hbs:10: '],
  ])('with %s is a fault with its line', (_, text, fault) => {
    const { letter, faults } = parseLetterTemplate('a-letter.md.hbs', text)
    expect(letter).toBeNull()
    expect(faults.join('\n')).toContain(fault)
  })

  it.each([
    [
      'a misspelt field',
      'x\n{{pupil.forname}}',
      '12: there is no field pupil.forname; did you mean forename?',
    ],
    [
      'a field of which nothing is near',
      '{{school.motto}}',
      '11: there is no field school.motto; school has name, address, phone, email',
    ],
    [
      'a field of what holds one thing',
      '{{pupil.forename.first}}',
      '11: there is no field pupil.forename.first',
    ],
    [
      'a misspelt field in a question',
      '{{#if pupil.regGrup}}x{{/if}}',
      '11: there is no field pupil.regGrup',
    ],
    ['a misspelt field given to a helper', '{{date dat}}', '11: there is no field dat'],
    ['a helper that is not there', '{{shout pupil.forename}}', '11: there is no helper shout'],
    ['a look-up', '{{lookup pupil "surname"}}', '11: there is no helper lookup'],
    [
      'a field that may be missing',
      '{{date meeting.day}}',
      '11: meeting may be missing: list it under needs, or ask {{#if meeting}} first',
    ],
    [
      'a field that may be empty',
      '{{pupil.regGroup}}',
      '11: pupil.regGroup may be missing: ask {{#if pupil.regGroup}} first',
    ],
    [
      'a question about part of what may be missing itself',
      '{{#if meeting.place}}x{{/if}}',
      '11: meeting may be missing: list it under needs, or ask {{#if meeting}} first',
    ],
    [
      'a field asked for and used in the other branch',
      '{{#if meeting}}{{else}}{{meeting.place}}{{/if}}',
      '11: meeting may be missing',
    ],
    ['a raw day', '{{date}}', '11: print date with {{date date}}'],
    ['several things at once', '{{school.address}}', '11: school.address holds several things'],
    [
      'a list with no name for each',
      '{{#each school.address}}x{{/each}}',
      '11: write {{#each things as |thing|}}',
    ],
    [
      'a loop over one thing',
      '{{#each pupil.forename as |x|}}x{{/each}}',
      '11: pupil.forename is not a list',
    ],
    ['this', '{{this}}', "11: write a field's full name, not this"],
    ['a block that is not there', '{{#with pupil}}x{{/with}}', '11: there is no block with'],
    ['a part that is not there', '{{> sign-off}}', '11: there is no part sign-off'],
    ['Handlebars that breaks', 'x\n\n{{#if date}}', "Handlebars can't read this"],
    [
      'another adult in a letter to a parent',
      '{{#if parents}}{{#each parents as |one|}}{{one.name}}{{/each}}{{/if}}',
      'parents names other adults, so a letter to a parent may not use it',
    ],
  ])('with %s is a fault with its line', (_, body, fault) => {
    expect(faultsOf(body).join('\n')).toContain(fault)
  })

  it.each([
    ['a field that was asked for', '{{#if pupil.regGroup}}{{pupil.regGroup}}{{/if}}'],
    ['a group that was asked for', '{{#if meeting}}{{meeting.place}} {{time meeting.time}}{{/if}}'],
    ['a list', '{{list school.address}}{{#each school.address as |line|}}{{line}}{{else}}none{{/each}}'],
  ])('may use %s', (_, body) => {
    expect(faultsOf(body)).toEqual([])
  })

  it('with a fault in its title names the title’s line', () => {
    const { faults } = parseLetterTemplate('a-letter.md.hbs', head().replace('forename', 'forname'))
    expect(faults).toEqual(['a-letter.md.hbs:7: there is no field pupil.forname; did you mean forename?'])
  })

  it('lists all its faults at once, those of a shared part by the part’s line', () => {
    const faults = faultsOf('{{pupils}}\n{{> help}}', '', { help: 'ok\n{{dates}}' })
    expect(faults).toEqual([
      'a-letter.md.hbs:11: there is no field pupils; did you mean pupil?',
      'a-letter.md.hbs:12: part help, line 2: there is no field dates; did you mean date?',
    ])
  })
})

describe('a folder of letters', () => {
  it('shares its parts, and refuses an id used twice or unlike its file', () => {
    const { letters, faults } = parseLetters([
      { file: 'x/_help.md.hbs', text: 'Ask {{contact.name}}.' },
      { file: 'x/a-letter.md.hbs', text: `${head()}{{> help}}` },
      { file: 'x/b-letter.md.hbs', text: head() },
    ])
    expect(letters[0]?.parts).toEqual({ help: 'Ask {{contact.name}}.' })
    expect(faults).toEqual(['x/b-letter.md.hbs:2: the id a-letter is already used in x/a-letter.md.hbs'])
  })
})

describe('a translation of a letter', () => {
  const english = { file: 'f/a-letter.md.hbs', text: `${head()}Come, {{pupil.forename}}. {{> help}}` }
  const help = { file: '_help.md.hbs', text: 'Call {{contact.name}}.' }
  const frame = {
    file: '_frame.cy.md.hbs',
    text: Object.keys(voiceWords)
      .map((key) => `${key}: gair\n`)
      .join(''),
  }
  const helpInWelsh = { file: '_help.cy.md.hbs', text: 'Ffoniwch {{contact.name}}.' }
  const of = englishVersion(parseLetters([english, help]).letters[0] as never)
  const welsh = (body = 'Dewch, {{pupil.forename}}. {{> help}}', version = of, by = 'A. N. Other') => ({
    file: 'f/a-letter.cy.md.hbs',
    text: `---
translation: { language: cy, of: "${version}", checked_by: ${by}, checked_on: ${by && '2026-11-20'} }
name: Llythyr
title: Am {{pupil.forename}}
---
${body}`,
  })
  const read = (...files: { file: string; text: string }[]) => parseLetters([...files, frame, helpInWelsh])
  const lacks = (file: ReturnType<typeof welsh>) =>
    letterIn(read(english, help, file).letters[0] as never, 'cy')

  it('stands beside its English with parts of its own, and is used once somebody has checked it', () => {
    const { letters, faults } = read(english, help, welsh())
    expect(faults).toEqual([])
    expect(letters).toHaveLength(1)
    expect(letterIn(letters[0] as never, 'cy')).toMatchObject({
      template: { id: 'a-letter', name: 'Llythyr', language: 'cy', addressee: 'parent' },
    })
    expect(lacks(welsh(undefined, of, ''))).toEqual({ lacks: 'unchecked' })
  })

  it('is no longer used when the English moved on, be it in a shared part', () => {
    const moved = { ...help, text: 'Call {{contact.name}} today.' }
    expect(letterIn(read(english, moved, welsh()).letters[0] as never, 'cy')).toEqual({ lacks: 'moved-on' })
    expect(lacks(welsh(undefined, '0123456789ab'))).toEqual({ lacks: 'moved-on' })
    expect(letterIn(read(english, help).letters[0] as never, 'cy')).toEqual({ lacks: 'none' })
  })

  it.each([
    ['without its English', [help, welsh()], 'there is no English letter a-letter beside it'],
    [
      'with a field that the English has no leave to print',
      [english, help, welsh('{{date meeting.day}} {{> help}}')],
      'a-letter.cy.md.hbs:6: meeting may be missing',
    ],
    [
      'that leaves out what the English says',
      [{ ...english, text: `${english.text} {{school.phone}}` }, help, welsh()],
      'a-letter.cy.md.hbs:1: school.phone is in the English and not here',
    ],
    [
      'checked by somebody on no day',
      [english, help, { ...welsh(), text: welsh().text.replace('2026-11-20', '') }],
      'say both who checked it and on which day',
    ],
  ])('%s is a fault', (_, files, fault) => {
    expect(read(...files).faults.join('\n')).toContain(fault)
  })

  it('whose shared parts are in English only is a fault', () => {
    expect(parseLetters([english, help, welsh(), frame]).faults.join('\n')).toContain('no _help.cy.md.hbs')
  })
})

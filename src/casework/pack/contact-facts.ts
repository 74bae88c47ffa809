import type { ContactKind } from '../../domain/contact.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import type { PackScene } from './pack-scene.ts'

const ways: Readonly<Record<ContactKind, string>> = {
  call: 'call',
  text: 'text message',
  email: 'email',
  visit: 'visit',
  'first-day': 'first-day call',
}

/** The contacts with this parent that stand in the log, earliest first, as papers list them. */
export function contactFacts({ contacts, base }: PackScene): NonNullable<LetterFacts['contacts']> {
  return [...contacts].reverse().map(({ on, at, kind, incoming, by, reached, said }) => ({
    on,
    at,
    how: incoming ? `${ways[kind]}, from them` : ways[kind],
    who: base.colleagues.get(by)?.name ?? 'a colleague who has left',
    reached,
    said: said.trim() === '' ? null : said.trim(),
  }))
}

import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { day, yesNo } from './columns.ts'

/**
 * The pupils of a school as its own system tells them; null in any fact means that nobody has said.
 * `number` only ties a row to the search index, which a text key would lose whenever the file is compacted.
 */
export const pupils = sqliteTable(
  'pupils',
  {
    number: integer('number').primaryKey(),
    id: text('id').notNull().unique(),
    school: text('school').notNull(),
    pupilRef: text('pupil_ref').notNull(),
    upn: text('upn'),
    surname: text('surname').notNull(),
    forename: text('forename').notNull(),
    dateOfBirth: day('date_of_birth'),
    yearGroup: text('year_group'),
    regGroup: text('reg_group'),
    joined: day('joined'),
    left: day('left'),
    lookedAfter: yesNo('looked_after'),
    firstLanguage: text('first_language'),
    familyRef: text('family_ref'),
    send: text('send'),
    socialCare: text('social_care'),
    youngCarer: yesNo('young_carer'),
    medical: text('medical'),
    safetyFlag: yesNo('safety_flag'),
    search: text('search').notNull(),
  },
  (table) => [
    uniqueIndex('pupils_by_ref').on(table.school, table.pupilRef),
    index('pupils_by_search').on(table.school, table.search),
    index('pupils_by_upn').on(table.upn).where(sql`"upn" is not null`),
    index('pupils_by_family').on(table.school, table.familyRef).where(sql`"family_ref" is not null`),
  ],
)

/** Every adult whom s576 Education Act 1996 calls a parent; each is written to separately. */
export const parents = sqliteTable(
  'parents',
  {
    id: text('id').primaryKey(),
    pupil: text('pupil').notNull(),
    title: text('title'),
    forename: text('forename'),
    surname: text('surname').notNull(),
    relationship: text('relationship'),
    parentalResponsibility: yesNo('parental_responsibility'),
    resident: yesNo('resident'),
    hasCare: yesNo('has_care'),
    address: text('address'),
    postcode: text('postcode'),
    language: text('language'),
    interpreter: yesNo('interpreter'),
    doNotWrite: yesNo('do_not_write'),
    addressConfidential: yesNo('address_confidential'),
    contactVia: text('contact_via'),
    meetSeparately: yesNo('meet_separately'),
    endedOn: day('ended_on'),
  },
  (table) => [index('parents_by_pupil').on(table.pupil)],
)

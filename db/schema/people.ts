import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Role } from '../../src/domain/role.ts'
import { day } from './columns.ts'

/** The people who use the bot, by their Slack user id. */
export const people = sqliteTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email'),
  digestPausedUntil: day('digest_paused_until'),
  /** Who takes over this person's cases when they leave: another person's id. */
  deputy: text('deputy'),
})

/** What a person may do, and at which school; a role without a school holds at all of them. */
export const roles = sqliteTable(
  'roles',
  {
    person: text('person').notNull(),
    role: text('role').$type<Role>().notNull(),
    school: text('school'),
  },
  (table) => [
    uniqueIndex('roles_once').on(table.person, table.role, sql`coalesce("school", '')`),
    index('roles_by_school').on(table.school, table.role),
  ],
)

/** What a person may be at a school or for the council; the names are those of the people file. */
export const roles = [
  'pastoral',
  'head-of-year',
  'senior-leader',
  'headteacher',
  'safeguarding-lead',
  'attendance-officer',
  'ewo',
  'team-leader',
  'legal',
  'admin',
] as const
export type Role = (typeof roles)[number]

/** What a person with a role is called in letters and papers. */
export const roleTitles: Record<Role, string> = {
  pastoral: 'pastoral staff',
  'head-of-year': 'head of year',
  'senior-leader': 'senior leader',
  headteacher: 'headteacher',
  'safeguarding-lead': 'designated safeguarding lead',
  'attendance-officer': 'attendance officer',
  ewo: 'education welfare officer',
  'team-leader': 'attendance team leader',
  legal: 'legal services',
  admin: 'administrator',
}

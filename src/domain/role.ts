/** What a person may be at a school or for the council; design.md §6 fixes the names. */
export const roles = [
  'pastoral',
  'head-of-year',
  'senior-leader',
  'headteacher',
  'attendance-officer',
  'ewo',
  'team-leader',
  'legal',
  'admin',
] as const
export type Role = (typeof roles)[number]

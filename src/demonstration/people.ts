import type { Role } from '../domain/role.ts'
import { channelIds } from './schools.ts'

/** Somebody on the staff of the demonstration; `school` null means all schools. */
export type DemonstrationPerson = {
  id: string
  name: string
  title: string
  email: string
  roles: { role: Role; school: string | null }[]
}

/** A channel of the demonstration's workspace; `school` null for those that belong to none. */
export type DemonstrationChannel = {
  id: string
  name: string
  school: string | null
  purpose: string
  isPrivate: boolean
  members: string[]
}

function person(
  id: string,
  name: string,
  title: string,
  role?: Role,
  school: string | null = null,
): DemonstrationPerson {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@fasttrack.example`
  return { id, name, title, email, roles: role === undefined ? [] : [{ role, school }] }
}

/** The invented staff, with the Slack ids that the embedded workspace gives them. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  person('U0PASTORAL1', 'Morwenna Teague', 'Pastoral manager', 'pastoral', 'secondary'),
  person('U0PASTORAL2', 'Idris Fallowfield', 'Family support worker', 'pastoral', 'primary'),
  person('U0HEADYEAR1', 'Tobias Renwick', 'Head of Year 9', 'head-of-year', 'secondary'),
  person('U0HEADYEAR2', 'Nasreen Bellweather', 'Head of Year 10', 'head-of-year', 'secondary'),
  person('U0SENIORLEAD', 'Philippa Andoh', 'Deputy headteacher', 'senior-leader', 'secondary'),
  person('U0HEADTEACH1', 'Cornelius Varley', 'Headteacher, Quillbrook', 'headteacher', 'secondary'),
  person('U0HEADTEACH2', 'Oluwaseun Thrale', 'Headteacher, Millrace', 'headteacher', 'primary'),
  person(
    'U0SAFEGUARD1',
    'Wilhelmina Osgood',
    'Designated safeguarding lead, Quillbrook',
    'safeguarding-lead',
    'secondary',
  ),
  person(
    'U0SAFEGUARD2',
    'Ambrose Nkemelu',
    'Designated safeguarding lead, Millrace',
    'safeguarding-lead',
    'primary',
  ),
  person('U0ATTENDANCE', 'Bethan Quilter', 'Attendance officer', 'attendance-officer', 'secondary'),
  person('U0EWOFFICER', 'Rashid Penhallow', 'Education welfare officer', 'ewo'),
  person('U0TEAMLEADER', 'Gwendoline Mistry', 'Team leader, attendance', 'team-leader'),
  person('U0LEGALTEAM', 'Auberon Castellane', 'Solicitor, Fenmoor Council', 'legal'),
  person('U0ADMINIST', 'Saskia Wolstenholme', 'Data manager', 'admin'),
  person('U0NOROLE99', 'Leopold Ackroyd-Singh', 'Supply teacher'),
]

const everybody = demonstrationPeople.map(({ id }) => id)

const working = (school: string | null): string[] =>
  demonstrationPeople
    .filter(({ roles }) => roles.some((held) => held.school === school || held.school === null))
    .map(({ id }) => id)

/** The channels of the demonstration's workspace. */
export const demonstrationChannels: readonly DemonstrationChannel[] = [
  {
    id: channelIds.general,
    name: 'general',
    school: null,
    purpose: 'Everybody',
    isPrivate: false,
    members: everybody,
  },
  {
    id: channelIds.secondary,
    name: 'quillbrook-pastoral',
    school: 'secondary',
    purpose: 'Attendance casework at Quillbrook Academy',
    isPrivate: true,
    members: working('secondary'),
  },
  {
    id: channelIds.primary,
    name: 'millrace-pastoral',
    school: 'primary',
    purpose: 'Attendance casework at Millrace Primary School',
    isPrivate: true,
    members: working('primary'),
  },
  {
    id: channelIds.team,
    name: 'attendance-team',
    school: null,
    purpose: "Fenmoor Council's attendance team",
    isPrivate: true,
    members: working(null),
  },
]

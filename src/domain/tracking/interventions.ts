/** What may be done about a pupil's absence, as the case-tracking of RR567 lists it, in words: an item of a checklist names those that it is. Source: 003 L3362–3395. */
export const interventionTitles = {
  letters: 'letters to parents',
  'home-visits': 'home visits',
  'first-day': 'first day contact',
  meetings: 'meetings with parents',
  calls: 'phone calls to parents',
  'in-school': 'support in school',
  report: 'attendance report',
  referral: 'referral to other agencies',
  transport: 'transport to school',
  liaison: 'home and school liaison',
  mentoring: 'mentoring',
  'multi-agency': 'work of several agencies together',
  'truancy-patrol': 'truancy patrol',
  'medical-check': 'medical check',
  detention: 'detention',
  'part-time': 'part-time timetable',
} as const

/** One of these. */
export type Intervention = keyof typeof interventionTitles
export const interventions = Object.keys(interventionTitles) as [Intervention, ...Intervention[]]

/** The defences that a parent may have in law, by id. */
export const defences = [
  'leave',
  'sickness_unavoidable',
  'religious',
  'transport',
  'no_fixed_abode',
  'other',
] as const

/** The same in words, with none first. */
export const defenceWords = [
  { value: 'none', text: 'Nothing said' },
  { value: 'sickness_unavoidable', text: 'The pupil was ill or could not come' },
  { value: 'leave', text: 'The school gave leave' },
  { value: 'religious', text: 'A day set apart by the parent’s religious body' },
  { value: 'transport', text: 'The council did not arrange travel it owed' },
  { value: 'no_fixed_abode', text: 'The parent’s work needs the family to travel' },
  { value: 'other', text: 'Something else' },
] as const

/** The defence a parent may give, in words. */
export const defenceTitle = (id: string): string => defenceWords.find((one) => one.value === id)?.text ?? id
